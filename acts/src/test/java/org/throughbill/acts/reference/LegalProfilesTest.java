package org.throughbill.acts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.value.ProfileId;

class LegalProfilesTest {
  private static final LegalProfiles STANDARD = LegalProfiles.standard();

  private static LegalProfile profile(String id) {
    return STANDARD.find(new ProfileId(id)).orElseThrow();
  }

  @Test
  void R12_a_bill_that_names_no_profile_is_under_the_corridors() {
    assertThat(STANDARD.find(null)).contains(profile("corridor-2026"));
    assertThat(STANDARD.find(new ProfileId("moon-law"))).isEmpty();
  }

  @Test
  void R12_every_name_stands_for_one_profile() {
    assertThat(STANDARD.profiles()).extracting(LegalProfile::id).doesNotHaveDuplicates();
  }

  @Test
  void R34_undelivered_goods_are_sold_after_they_may_be_stored() {
    assertThat(STANDARD.profiles())
        .allSatisfy(p -> assertThat(p.saleDays()).isGreaterThan(p.noticeDays()))
        .allSatisfy(p -> assertThat(p.noticeDays()).isPositive());
  }

  /** Five years is the least that the Electronic Signature Law asks of certificates' records. */
  @Test
  void R43_ended_bills_are_kept_for_years() {
    assertThat(STANDARD.profiles())
        .allSatisfy(p -> assertThat(p.retentionYears()).isBetween(5, 100));
  }

  @Test
  void R33_no_profile_that_ships_allows_bearer_bills_or_delivery_without_surrender() {
    assertThat(STANDARD.profiles())
        .noneMatch(LegalProfile::bearerAtIssue)
        .noneMatch(LegalProfile::deliveryWithoutSurrender);
  }

  @Test
  void R53_the_strict_profile_asks_for_an_approval_and_lets_a_hold_stop_title() {
    LegalProfile strict = profile("corridor-2026-strict");
    assertThat(strict.customsControl()).isEqualTo(LegalProfile.CustomsControl.APPROVED);
    assertThat(strict.holdStopsTransfer()).isTrue();
    assertThat(strict.pledgeRegistration()).isTrue();
    assertThat(profile("corridor-2026").holdStopsTransfer()).isFalse();
  }

  @Test
  void R12_the_page_on_profiles_tells_every_profile_and_every_switch() throws IOException {
    String page = Files.readString(Path.of("../docs/legal-profiles.md"));
    for (LegalProfile profile : STANDARD.profiles()) {
      assertThat(page).contains("`" + profile.id() + "`");
    }
    for (var part : LegalProfile.class.getRecordComponents()) {
      assertThat(page).contains("`" + part.getName() + "`");
    }
  }
}
