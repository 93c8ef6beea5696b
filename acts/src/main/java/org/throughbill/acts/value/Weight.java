package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** A gross weight in kilograms as a decimal string with up to three places, like 1250.5. */
public record Weight(String value) {
  private static final Pattern FORM = Pattern.compile("(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,3})?");

  public Weight {
    require(
        FORM.matcher(value).matches(),
        Form.WRONG_TYPE,
        "a weight is kilograms as a decimal string with at most three places, like 1250.5");
  }

  /** The same in grams. */
  public long grams() {
    int point = value.indexOf('.');
    String kilograms = point < 0 ? value : value.substring(0, point);
    String rest = point < 0 ? "" : value.substring(point + 1);
    return Long.parseLong(kilograms + (rest + "000").substring(0, 3));
  }

  @Override
  public String toString() {
    return value;
  }
}
