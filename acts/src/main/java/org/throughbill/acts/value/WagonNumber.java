package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/**
 * A railway wagon by its number, digits only: 7 in China, 8 on SMGS railways, 12 on UIC railways.
 *
 * <p>The last digit of the two longer forms is a check digit; the Chinese number has none.
 */
public record WagonNumber(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{7}|[0-9]{8}|[0-9]{12}");

  public WagonNumber {
    require(
        FORM.matcher(value).matches(),
        Rule.R10,
        "a wagon number is 7 (China), 8 (SMGS) or 12 (UIC) digits");
    require(
        value.length() == 7 || checkDigitHolds(value),
        Rule.R10,
        "the check digit of wagon " + value + " does not hold");
  }

  /** Every second digit from the left counts double, and two-digit products by their sum. */
  private static boolean checkDigitHolds(String number) {
    int last = number.length() - 1;
    int sum = 0;
    for (int i = 0; i < last; i++) {
      int product = (number.charAt(i) - '0') * (2 - i % 2);
      sum += product / 10 + product % 10;
    }
    return number.charAt(last) - '0' == (10 - sum % 10) % 10;
  }

  @Override
  public String toString() {
    return value;
  }
}
