package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Parties whose keys were stolen or lost, and registrars, at the running service. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class RegisterTest {
  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Signatory party;
  private Signatory zhao;
  private Signatory qian;

  @SuppressWarnings("NullAway.Init") // set before each test
  RegisterTest() {}

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    party = newcomer(Role.SHIPPER);
    zhao = newcomer(Role.REGISTRAR);
    qian = newcomer(Role.REGISTRAR);
  }

  @AfterEach
  void nothing_is_revoked() {
    Servers.shared().pki().publish(List.of());
  }

  @Test
  void R40_a_frozen_party_acts_no_more_until_a_registrar_lifts_the_freeze() {
    Receipt issue = voyage.issued();
    Signatory shipper = voyage.cast.shipper();
    voyage.send(shipper, voyage.transfer(issue, shipper, party, toOrderOf(party)));
    voyage.send(party, freeze(party));
    awaitSilence(party);
    assertRefused(() -> voyage.send(party, toBuyer(issue)));
    assertThat(page(party).path("freezes")).hasSize(1);
    assertRefused(
        () ->
            voyage.send(
                shipper,
                new PartyAct.LiftFreeze(
                    party.id(), head(party), shipper.id(), now(), CKG, "I know them")));
    voyage.send(zhao, lift(zhao));
    voyage.send(party, toBuyer(issue));
  }

  @Test
  void R22_a_bill_does_not_fall_to_a_frozen_party() {
    voyage.send(zhao, freeze(zhao));
    Receipt issue = voyage.issued();
    Signatory shipper = voyage.cast.shipper();
    RefusedByService refused =
        refused(() -> voyage.send(shipper, voyage.transfer(issue, shipper, party, null)));
    assertThat(refused.rule()).isEqualTo("R22");
  }

  @Test
  void R40_a_lost_key_comes_back_by_two_registrars_and_the_lost_one_stays_lost() {
    voyage.send(zhao, freeze(zhao));
    Signatory renewed = renewed();
    awaitDone(() -> voyage.send(zhao, propose(zhao, renewed)));
    assertThat(page(party).path("proposed").path("by").asText()).isEqualTo(zhao.id().value());
    assertRefused(() -> voyage.send(zhao, confirm(zhao, renewed)));
    voyage.send(qian, confirm(qian, renewed));
    voyage.send(qian, lift(qian));
    Receipt issue = voyage.issued();
    Signatory shipper = voyage.cast.shipper();
    voyage.send(shipper, voyage.transfer(issue, shipper, party, toOrderOf(party)));
    assertRefused(() -> voyage.send(party, toBuyer(issue)));
    voyage.send(renewed, toBuyer(issue));
  }

  @Test
  void R40_a_party_adds_keys_while_it_has_one_and_not_afterwards() {
    Signatory renewed = renewed();
    voyage.send(party, addKey(renewed));
    for (Signatory key : List.of(party, renewed)) {
      var revoke =
          new PartyAct.RevokeKey(
              party.id(), head(party), now(), CKG, key.key().publicKey().id(), "lost");
      voyage.send(key, revoke);
    }
    awaitSilence(renewed);
    Signatory third = renewed();
    assertRefused(() -> voyage.send(party, addKey(third)));
    assertRefused(() -> voyage.send(third, addKey(third)));
  }

  @Test
  void R40_a_stranger_with_a_certificate_for_a_party_but_none_of_its_keys_adds_none() {
    Signatory stranger = renewed();
    Hash before = head(party);
    PartyAct adding = addKey(stranger);
    assertRefused(() -> voyage.send(stranger, adding));
    SignedAct underAnother = zhao.key().sign(adding);
    assertThat(refused(() -> voyage.desk(stranger).send(underAnother)).rule()).isEqualTo("R36");
    assertThat(head(party)).isEqualTo(before);
    assertThat(page(party).path("keys")).hasSize(1);
    assertThat(page(party).toString()).doesNotContain(kid(stranger));
    assertRefused(() -> voyage.send(stranger, freeze(party)));
  }

  @Test
  void R40_a_further_key_enters_with_a_certificate_on_no_list_and_ends_with_it() {
    Signatory renewed = renewed();
    Servers.shared().pki().publish(List.of(renewed.certificate()));
    assertRefused(() -> voyage.send(party, addKey(renewed)));
    assertThat(page(party).path("keys")).hasSize(1);
    Servers.shared().pki().publish(List.of());
    voyage.send(party, addKey(renewed));
    Servers.shared().pki().publish(List.of(renewed.certificate()));
    awaitListed(renewed);
    voyage.send(party, freeze(party));
  }

  @Test
  void R40_a_key_of_another_party_is_not_added() {
    String certificate =
        Servers.shared().pki().certify(party.id(), zhao.key().publicKey(), Set.of(Role.SHIPPER));
    var taken = new Signatory(party.id(), party.name(), zhao.key(), certificate);
    RefusedByService refused = refused(() -> voyage.send(party, addKey(taken)));
    assertThat(refused.rule()).isEqualTo("R40");
    assertThat(refused.detail()).contains("in the register already");
    voyage.send(zhao, freeze(zhao));
  }

  private static String kid(Signatory of) {
    return of.key().publicKey().id().value();
  }

  @Test
  void R40_a_certificate_on_the_list_brings_no_key_and_the_list_is_read_when_it_changes() {
    Signatory newcomer = certified("newcomer");
    Servers.shared().pki().publish(List.of(newcomer.certificate()));
    assertRefused(() -> voyage.desk(newcomer).send(newcomer.enrolment(now())));
    Servers.shared().pki().publish(List.of());
    voyage.desk(newcomer).send(newcomer.enrolment(now()));
  }

  @Test
  void R40_a_list_of_later_does_not_undo_what_was_sealed_before() {
    Servers.shared().pki().publish(List.of(party.certificate()));
    Receipt frozen = voyage.send(zhao, freeze(zhao));
    assertThat(frozen.seq()).isEqualTo(2);
    assertThat(page(party).path("keys")).hasSize(1);
  }

  @Test
  void R40_a_key_whose_certificate_is_on_a_list_signs_nothing_more_and_what_it_signed_stands() {
    Receipt issue = voyage.issued();
    Signatory shipper = voyage.cast.shipper();
    voyage.send(shipper, voyage.transfer(issue, shipper, party, toOrderOf(party)));
    Servers.shared().pki().publish(List.of(party.certificate()));
    awaitListed(party);
    assertListed(() -> voyage.send(party, toBuyer(issue)));
    assertListed(() -> voyage.send(party, freeze(party)));
    assertThat(voyage.bill(party, issue).path("seq").asLong()).isEqualTo(2);
    Servers.shared().pki().publish(List.of());
    awaitDone(() -> voyage.send(party, toBuyer(issue)));
  }

  @Test
  void R40_a_statement_under_a_listed_certificate_carries_no_act() {
    SignedAct issue = voyage.issue(voyage.agreement(voyage.document()));
    Servers.shared().pki().publish(List.of(enrolledCertificate(voyage.cast.shipper())));
    awaitListed(voyage.cast.shipper());
    assertListed(() -> voyage.desk(voyage.cast.operator()).send(issue));
    Servers.shared().pki().publish(List.of());
    awaitDone(() -> voyage.desk(voyage.cast.operator()).send(issue));
  }

  private String enrolledCertificate(Signatory of) {
    String enrolment =
        voyage
            .desk(zhao)
            .get("/chains/party-events/" + of.id() + "/entries")
            .at("/entries/0/act")
            .asText();
    return Acts.read(new SignedAct(enrolment).payload()) instanceof PartyAct.Enrol enrol
        ? enrol.certificates().getFirst()
        : "";
  }

  private static void assertListed(ThrowingCallable doing) {
    RefusedByService refused = refused(doing);
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo("R40");
    assertThat(refused.detail()).contains("certificate was revoked on");
  }

  /** Lists are looked at every second: until then this act is refused as one that is late. */
  private void awaitListed(Signatory key) {
    PartyAct late = late(key);
    Awaitility.await().untilAsserted(() -> assertListed(() -> voyage.send(key, late)));
  }

  private Signatory newcomer(Role role) {
    Signatory newcomer = certified(role.name().toLowerCase(Locale.ROOT), role);
    voyage.desk(newcomer).send(newcomer.enrolment(now()));
    return newcomer;
  }

  private static Signatory certified(String kind, Role... roles) {
    String id = kind + "-" + Voyage.random().toLowerCase(Locale.ROOT);
    return Servers.shared()
        .pki()
        .signatory(id, "A new " + kind, Algorithm.ES256, Set.of(roles), null);
  }

  /** The party with a key of another file, certified for it. */
  private Signatory renewed() {
    Signatory other = certified("renewed");
    String certificate =
        Servers.shared().pki().certify(party.id(), other.key().publicKey(), Set.of(Role.SHIPPER));
    return new Signatory(party.id(), party.name(), other.key(), certificate);
  }

  private PartyAct freeze(Signatory by) {
    return new PartyAct.Freeze(party.id(), head(party), by.id(), now(), CKG, "stolen");
  }

  private PartyAct lift(Signatory by) {
    return new PartyAct.LiftFreeze(party.id(), head(party), by.id(), now(), CKG, "found");
  }

  private PartyAct addKey(Signatory renewed) {
    return new PartyAct.AddKey(party.id(), head(party), now(), CKG, request(renewed));
  }

  private PartyAct propose(Signatory by, Signatory renewed) {
    return new PartyAct.ProposeKey(
        party.id(), head(party), by.id(), now(), CKG, request(renewed), "came in person");
  }

  private SignedAct request(Signatory renewed) {
    return renewed.sign(
        new Statement.RequestKey(party.id(), now(), CKG, List.of(renewed.certificate())));
  }

  private PartyAct confirm(Signatory by, Signatory renewed) {
    return new PartyAct.ConfirmKey(
        party.id(), head(party), by.id(), now(), CKG, renewed.key().publicKey().id(), "called");
  }

  private TitleAct toBuyer(Receipt issue) {
    Hash head = new Hash(voyage.bill(voyage.cast.operator(), issue).path("head").asText());
    return new TitleAct.Transfer(
        Voyage.bill(issue), head, party.id(), now(), CKG, voyage.cast.buyer().id(), null);
  }

  private JsonNode page(Signatory of) {
    return voyage.desk(zhao).get("/parties/" + of.id());
  }

  private Hash head(Signatory of) {
    return new Hash(page(of).path("head").asText());
  }

  private static RefusedByService refused(ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }

  private static void assertRefused(ThrowingCallable doing) {
    RefusedByService refused = refused(doing);
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo("R40");
    assertThat(refused.status()).isEqualTo(403);
  }

  /** What is sealed bites after two seconds: until then this act is refused as one that is late. */
  private void awaitSilence(Signatory key) {
    PartyAct late = late(key);
    Awaitility.await().untilAsserted(() -> assertRefused(() -> voyage.send(key, late)));
  }

  private static PartyAct late(Signatory key) {
    return new PartyAct.RevokeKey(
        key.id(), Hash.NONE, now(), CKG, key.key().publicKey().id(), "to see who signs");
  }

  private static void awaitDone(ThrowingCallable doing) {
    Awaitility.await()
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .untilAsserted(doing::call);
  }
}
