package org.throughbill.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** Lists as an authority publishes them into a folder. */
class RevocationsTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final PartyId PARTY = new PartyId("maker-cq");

  private final TrialAuthority authority =
      TrialAuthority.create("Trial", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
  private final Enrolments roots =
      new Enrolments(Enrolments.certificates(authority.root()), List.of());
  private final SigningKey key = SigningKey.generate(Algorithm.ES256);
  private final String certificate =
      authority.certify(PARTY, key.publicKey(), Set.of(Role.SHIPPER), null);
  private final Path list;
  private final Path folder;
  private int published;

  RevocationsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.list = folder.resolve("authority.crl");
    publish();
  }

  /** Each publication in a later second, so that it is another file to whoever looks at times. */
  private void publish(String... revoked) throws IOException {
    Files.write(list, authority.revocationList(List.of(revoked), now.minusSeconds(60)));
    Files.setLastModifiedTime(list, FileTime.from(now.plusSeconds(++published)));
  }

  private SignedAct enrolment() {
    return key.sign(
        new PartyAct.Enrol(PARTY, now, new Unlocode("CNCKG"), "x", List.of(certificate), true));
  }

  private void enters(Revocations revocations) {
    assertThatCode(() -> revocations.enrolments().verify(enrolment(), now))
        .doesNotThrowAnyException();
  }

  private void isRefused(Revocations revocations) {
    assertThatThrownBy(() -> revocations.enrolments().verify(enrolment(), now))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("does not chain");
  }

  @Test
  void R40_a_list_is_read_again_when_it_changes() throws IOException {
    for (Path place : List.of(list, folder)) {
      publish();
      var revocations = new Revocations(List.of(place), roots);
      enters(revocations);
      publish(certificate);
      isRefused(revocations);
      publish();
      enters(revocations);
    }
  }

  @Test
  void what_has_not_changed_is_not_read_again() {
    var revocations = new Revocations(List.of(list), roots);
    assertThat(revocations.enrolments()).isSameAs(revocations.enrolments());
  }

  @Test
  void R40_a_list_that_is_gone_or_bad_leaves_the_last_one_in_force() throws IOException {
    publish(certificate);
    var revocations = new Revocations(List.of(folder), roots);
    Files.writeString(list, "half a li");
    isRefused(revocations);
    Files.delete(list);
    isRefused(revocations);
  }

  @Test
  void a_service_does_not_start_without_the_lists_it_is_told_to_ask() throws IOException {
    Files.delete(list);
    for (Path place : List.of(list, folder)) {
      assertThatThrownBy(() -> new Revocations(List.of(place), roots))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("revocation lists cannot be read");
    }
  }

  @Test
  void without_places_no_list_is_asked() {
    enters(new Revocations(List.of(), roots));
  }
}
