package org.throughbill.acts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Rule;

class WagonNumberTest {
  // 21-81-2471217-3 is a published UIC number; the check digits of the others are worked out by
  // hand.
  @ParameterizedTest
  @ValueSource(strings = {"218124712173", "94501236", "00000000"})
  void R10_a_wagon_number_whose_check_digit_holds_passes(String number) {
    assertThat(new WagonNumber(number)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5200001", "5200002", "0000009"})
  void R10_a_chinese_wagon_number_has_no_check_digit(String number) {
    assertThat(new WagonNumber(number).value()).hasSize(7);
  }

  @Test
  void R10_any_other_check_digit_is_refused() {
    for (char digit : "012456789".toCharArray()) {
      refusedBy(Rule.R10, "does not hold", () -> new WagonNumber("21812471217" + digit));
    }
    for (char digit : "012345789".toCharArray()) {
      refusedBy(Rule.R10, "does not hold", () -> new WagonNumber("9450123" + digit));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "520000", "520000123", "21-81-2471217-3", "JSQ5200001"})
  void R10_a_wagon_number_of_another_form_is_refused(String number) {
    refusedBy(Rule.R10, "7 (China), 8 (SMGS) or 12 (UIC)", () -> new WagonNumber(number));
  }
}
