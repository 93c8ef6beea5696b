package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/**
 * A vehicle identification number (ISO 3779).
 *
 * <p>The check digit binds where the maker's region uses it: China (L) and North America (1 to 5).
 * European and other makers may leave it out, so for them a failing digit is a warning and no
 * refusal.
 */
public record Vin(String value) {
  private static final Pattern FORM = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
  private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String LETTER_VALUES = "12345678123457923456789";
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  public Vin {
    require(
        FORM.matcher(value).matches(),
        Rule.R10,
        "a VIN is 17 capital letters and digits without I, O and Q");
    require(
        !checkDigitBinds(value) || checkDigitHolds(value),
        Rule.R10,
        "the check digit of VIN " + value + " does not hold");
  }

  /** Whether the check digit holds; a VIN of a maker that leaves it out may fail this. */
  public boolean checkDigitHolds() {
    return checkDigitHolds(value);
  }

  private static boolean checkDigitBinds(String vin) {
    return "L12345".indexOf(vin.charAt(0)) >= 0;
  }

  private static boolean checkDigitHolds(String vin) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * valueOf(vin.charAt(i));
    }
    return vin.charAt(8) == "0123456789X".charAt(sum % 11);
  }

  private static int valueOf(char c) {
    char digit = Character.isDigit(c) ? c : LETTER_VALUES.charAt(LETTERS.indexOf(c));
    return digit - '0';
  }

  @Override
  public String toString() {
    return value;
  }
}
