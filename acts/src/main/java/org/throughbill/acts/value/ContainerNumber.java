package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/** A freight container by its ISO 6346 number, check digit included. */
public record ContainerNumber(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{3}[UJZ][0-9]{7}");

  public ContainerNumber {
    require(
        FORM.matcher(value).matches(),
        Rule.R10,
        "a container number is four letters and seven digits, like CSQU3054383");
    require(
        checkDigitHolds(value),
        Rule.R10,
        "the check digit of container " + value + " does not hold");
  }

  private static boolean checkDigitHolds(String number) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += valueOf(number.charAt(i)) << i;
    }
    return number.charAt(10) - '0' == sum % 11 % 10;
  }

  /** Letters count from 10 upwards and skip the multiples of 11. */
  private static int valueOf(char c) {
    if (Character.isDigit(c)) {
      return c - '0';
    }
    int position = c - 'A';
    return 10 + position + (position + 9) / 10;
  }

  @Override
  public String toString() {
    return value;
  }
}
