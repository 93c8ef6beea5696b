package org.throughbill.acts.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** What authorities' lists say of the keys that have come in. */
class RevokedKeysTest {
  private static final PartyId PARTY = new PartyId("maker-cq");
  private static final Unlocode PLACE = new Unlocode("CNCKG");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final TrialAuthority authority = authority();
  private final SigningKey key = SigningKey.generate(Algorithm.ES256);
  private final String certificate = certificate();

  private TrialAuthority authority() {
    return TrialAuthority.create(
        "Trial", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
  }

  private String certificate() {
    return authority.certify(PARTY, key.publicKey(), Set.of(Role.SHIPPER), null);
  }

  private SignedAct enrolment() {
    return key.sign(new PartyAct.Enrol(PARTY, now, PLACE, "x", List.of(certificate), true));
  }

  private Enrolments asking(byte[]... lists) {
    return new Enrolments(
        Enrolments.certificates(authority.root()),
        List.of(lists).stream().flatMap(list -> Enrolments.revocations(list).stream()).toList());
  }

  @Test
  void R40_a_listed_certificate_ends_its_key_from_the_date_of_the_list() {
    Instant revoked = now.minusSeconds(3600);
    var lists = asking(authority.revocationList(List.of(certificate), revoked));
    assertThat(lists.revokedSince(enrolment())).contains(revoked);
    var request = new Statement.RequestKey(PARTY, now, PLACE, List.of(certificate));
    assertThat(lists.revokedSince(key.sign(request))).contains(revoked);
  }

  @Test
  void R40_of_several_lists_the_earliest_date_counts() {
    var lists =
        asking(
            authority.revocationList(List.of(certificate), now),
            authority.revocationList(List.of(certificate), now.minusSeconds(60)));
    assertThat(lists.revokedSince(enrolment())).contains(now.minusSeconds(60));
  }

  @Test
  void a_certificate_on_no_list_ends_nothing() {
    assertThat(asking().revokedSince(enrolment())).isEmpty();
    byte[] other = authority.revocationList(List.of(certificate()), now);
    assertThat(asking(other).revokedSince(enrolment())).isEmpty();
  }

  @Test
  void a_list_under_the_authority_s_name_with_another_key_ends_nothing() {
    byte[] forged = authority().revocationList(List.of(certificate), now);
    assertThat(asking(forged).revokedSince(enrolment())).isEmpty();
  }

  @Test
  void an_act_that_brought_no_key_has_no_certificate_to_ask_for() {
    var revoke =
        new PartyAct.RevokeKey(PARTY, Hash.NONE, now, PLACE, key.publicKey().id(), "an end");
    assertThatThrownBy(() -> asking().revokedSince(key.sign(revoke))).isInstanceOf(Refused.class);
  }
}
