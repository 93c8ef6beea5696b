package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** The operator's own number of a bill, unique per operator. */
public record BillNumber(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9](?:[A-Z0-9/-]{0,33}[A-Z0-9])?");

  public BillNumber {
    require(
        FORM.matcher(value).matches(),
        Form.WRONG_TYPE,
        "a bill number is up to 35 capital letters, digits, hyphens and slashes");
  }

  @Override
  public String toString() {
    return value;
  }
}
