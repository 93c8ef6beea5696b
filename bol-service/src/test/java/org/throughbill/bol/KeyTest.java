package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Whose key signs what, for how long, and by which algorithm. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class KeyTest extends ApiCase {
  @Test
  void R36_no_bit_of_a_signed_act_can_be_changed() {
    Receipt issue = voyage.issued();
    String[] parts =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null))
            .value()
            .split("\\.", -1);
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    for (int at = 0; at < signature.length; at += 7) {
      byte[] bent = signature.clone();
      bent[at] ^= 1;
      String jws = parts[0] + "." + parts[1] + "." + encode(bent);
      assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    }
    String toBank =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(cast.buyer().id().value(), cast.bank().id().value());
    String jws = parts[0] + "." + encode(toBank.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
    assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    assertThat(voyage.bill(cast.shipper(), issue).path("seq").asLong()).isEqualTo(1);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void R36_an_act_signed_with_another_partys_key_is_nobodys() {
    Receipt issue = voyage.issued();
    var transfer = voyage.transfer(issue, cast.shipper(), cast.buyer(), null);
    assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(cast.bank().sign(transfer)));
  }

  @Test
  void R40_an_unknown_key_signs_nothing() {
    Receipt issue = voyage.issued();
    var unknown = SigningKey.generate(Algorithm.ES256);
    var transfer = voyage.transfer(issue, cast.shipper(), cast.buyer(), null);
    assertRefused("R40", 403, () -> voyage.desk(cast.shipper()).send(unknown.sign(transfer)));
  }

  private Signatory newcomer() {
    Signatory party =
        Servers.shared()
            .pki()
            .signatory(
                "party-" + Voyage.random().toLowerCase(java.util.Locale.ROOT),
                "Newcomer",
                Algorithm.ED25519,
                Set.of(Role.SHIPPER),
                null);
    return party;
  }

  @Test
  void R40_a_revoked_key_signs_nothing_more_and_what_it_signed_stands() {
    Signatory party = newcomer();
    Receipt enrolled = voyage.desk(party).send(party.enrolment(now()));
    Receipt issue = voyage.issued();
    voyage.send(cast.shipper(), voyage.transfer(issue, cast.shipper(), party, toOrderOf(party)));
    KeyId key = party.key().publicKey().id();
    voyage.send(
        party, new PartyAct.RevokeKey(party.id(), enrolled.hash(), now(), CKG, key, "lost"));
    Hash head = new Hash(voyage.bill(party, issue).path("head").asText());
    await()
        .untilAsserted(
            () -> {
              var nothingToWithdraw =
                  new TitleAct.Withdraw(bill(issue), head, party.id(), now(), CKG);
              assertRefused("R40", 403, () -> voyage.send(party, nothingToWithdraw));
            });
    JsonNode page = voyage.desk(cast.shipper()).get("/parties/" + party.id());
    assertThat(page.path("keys").get(0).path("revokedSince").isTextual()).isTrue();
    assertThat(voyage.bill(party, issue).path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void what_was_sealed_gets_its_receipt_again_after_its_key_is_revoked() {
    Signatory party = newcomer();
    Receipt enrolled = voyage.desk(party).send(party.enrolment(now()));
    Receipt issue = voyage.issued();
    Receipt received =
        voyage.send(
            cast.shipper(), voyage.transfer(issue, cast.shipper(), party, toOrderOf(party)));
    SignedAct sold =
        party.sign(voyage.transfer(received, party, cast.buyer(), toOrderOf(cast.buyer())));
    Receipt receipt = voyage.desk(party).send(sold);
    SignedAct revocation =
        party.sign(
            new PartyAct.RevokeKey(
                party.id(), enrolled.hash(), now(), CKG, party.key().publicKey().id(), "lost"));
    Receipt revoked = voyage.desk(party).send(revocation);
    var unsealed = voyage.transfer(received, party, cast.bank(), null);
    await().untilAsserted(() -> assertRefused("R40", 403, () -> voyage.send(party, unsealed)));
    assertThat(voyage.desk(party).send(sold)).isEqualTo(receipt);
    assertThat(voyage.desk(party).send(revocation)).isEqualTo(revoked);
    String forged = sold.value().substring(0, sold.value().lastIndexOf('.') + 1) + "A".repeat(86);
    assertRefused("R36", 422, () -> voyage.desk(party).send(new SignedAct(forged)));
  }

  @Test
  void R40_an_expired_key_signs_nothing_more() {
    Signatory party = newcomer();
    Instant end = now().plusSeconds(4);
    String shortLived =
        Servers.shared()
            .pki()
            .certify(party.id(), party.key().publicKey(), Set.of(Role.SHIPPER), end);
    var brief = new Signatory(party.id(), party.name(), party.key(), shortLived);
    voyage.desk(brief).send(brief.enrolment(now()));
    Receipt issue = voyage.issued();
    var nothing = voyage.transfer(issue, brief, cast.buyer(), null);
    await()
        .untilAsserted(
            () -> {
              RefusedByService refused = refused(() -> voyage.send(brief, nothing));
              assertThat(refused.rule()).isEqualTo("R40");
              assertThat(refused.detail()).contains(end.toString());
            });
  }

  @Test
  void R40_a_party_enrols_once_and_revokes_keys_it_has_once() {
    Signatory party = newcomer();
    Instant at = now();
    Receipt enrolled = voyage.desk(party).send(party.enrolment(at));
    assertRefused("R40", 403, () -> voyage.desk(party).send(party.enrolment(at.minusSeconds(1))));
    var noKey =
        new PartyAct.RevokeKey(
            party.id(), enrolled.hash(), now(), CKG, new KeyId("0".repeat(64)), "lost");
    assertRefused("R40", 403, () -> voyage.send(party, noKey));
    var late =
        new PartyAct.RevokeKey(
            party.id(), Hash.NONE, now(), CKG, party.key().publicKey().id(), "lost");
    assertRefused("R14", 409, () -> voyage.send(party, late));
  }

  @Test
  void R40_nobody_enrols_without_a_certificate_of_the_root() {
    Signatory party = newcomer();
    var own = new Signatory(party.id(), "x", SigningKey.generate(Algorithm.ES256), "AAAA");
    RefusedByService refused = refused(() -> voyage.desk(own).send(own.enrolment(now())));
    assertThat(refused.status()).isIn(403, 422);
  }

  @Test
  void R41_the_algorithm_is_the_registered_keys_own() {
    Receipt issue = voyage.issued();
    String[] parts =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null))
            .value()
            .split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    for (String alg : List.of("Ed25519", "SM2withSM3", "none", "HS256", "ES256K", "RS256")) {
      String other = header.replace("ES256", alg);
      String jws = encode(other.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2];
      assertRefused("R41", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    }
  }

  @Test
  void an_act_is_sent_with_its_own_partys_token() {
    Receipt issue = voyage.issued();
    SignedAct transfer =
        cast.shipper().sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null));
    assertRefused("not-yours", 403, () -> voyage.desk(cast.bank()).send(transfer));
    assertThat(voyage.desk(cast.shipper()).send(transfer).seq()).isEqualTo(2);
  }
}
