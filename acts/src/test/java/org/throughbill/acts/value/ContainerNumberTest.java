package org.throughbill.acts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Rule;

class ContainerNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"CSQU3054383", "MSKU9070323", "TGHU7599330"})
  void R10_a_container_number_whose_check_digit_holds_passes(String number) {
    assertThat(new ContainerNumber(number)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"APZU4807670", "CQLU1000010"})
  void R10_a_remainder_of_ten_is_written_as_zero(String number) {
    assertThat(new ContainerNumber(number).value()).endsWith("0");
  }

  @Test
  void R10_any_other_check_digit_is_refused() {
    for (char digit : "012456789".toCharArray()) {
      refusedBy(Rule.R10, "does not hold", () -> new ContainerNumber("CSQU305438" + digit));
    }
  }

  @Test
  void R10_every_owner_letter_counts_with_its_own_value() {
    // Letters count 10, 12..21, 23..32, 34..38: worked out by hand, not with the code under test.
    int[] values = {
      10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35,
      36, 37, 38
    };
    for (int i = 0; i < 26; i++) {
      int sum = values[i] + 2 * values['A' - 'A'] + 4 * values['A' - 'A'] + 8 * values['U' - 'A'];
      String number = (char) ('A' + i) + "AAU000000" + sum % 11 % 10;
      assertThat(new ContainerNumber(number).value()).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CSQU305438", "CSQU30543833", "CSQA3054383", "csqu3054383", "CSQU 305438-3", ""})
  void R10_a_container_number_of_another_form_is_refused(String number) {
    refusedBy(Rule.R10, "four letters and seven digits", () -> new ContainerNumber(number));
  }
}
