package org.throughbill.acts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Rule;

class VinTest {
  private static final String CHINESE = "LS4ASE2E8NJ100001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1M8GDM9AXKP042788",
        "11111111111111111",
        "1G4AH59H45G118341",
        CHINESE,
        "LGWEF4A58PF200001",
        "LB1WA6EF6SA300001",
        "LZ0BA6FD2PC400001"
      })
  void R10_a_published_vin_passes(String vin) {
    assertThat(new Vin(vin)).hasToString(vin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WP0ZZZ99ZTS392124", "KLATF08Y1VB363636"})
  void R10_a_vin_of_a_maker_without_check_digits_passes_and_can_be_warned_of(String vin) {
    assertThat(new Vin(vin).value()).isEqualTo(vin);
    assertThat(new Vin(vin).checkDigitHolds()).isFalse();
    assertThat(new Vin(CHINESE).checkDigitHolds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LS4ASE2E9NJ100001",
        "1M8GDM9A0KP042788",
        "2M8GDM9AXKP042788",
        "31111111111111111",
        "41111111111111111",
        "51111111111111111"
      })
  void R10_a_vin_with_a_wrong_check_digit_is_refused(String vin) {
    refusedBy(Rule.R10, "check digit", () -> new Vin(vin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LS4ASE2E8NJ10000",
        "LS4ASE2E8NJ1000011",
        "ls4ase2e8nj100001",
        "WP0ZZZ99ITS392124",
        "WP0ZZZ99OTS392124",
        "WP0ZZZ99QTS392124",
        "WP0ZZZ99-TS392124",
        "WP0ZZZ99ZTS392124\n"
      })
  void R10_a_vin_of_another_form_is_refused(String vin) {
    refusedBy(Rule.R10, "17 capital letters", () -> new Vin(vin));
  }

  @Test
  void R10_any_other_check_digit_is_refused() {
    for (char digit : "0123456789X".toCharArray()) {
      String vin = "LS4ASE2E" + digit + "NJ100001";
      if (!vin.equals(CHINESE)) {
        refusedBy(Rule.R10, () -> new Vin(vin));
      }
    }
  }

  @Test
  void R10_two_digits_typed_the_wrong_way_round_are_refused() {
    refusedBy(Rule.R10, () -> new Vin("LS4ASE2E8NJ100010"));
  }
}
