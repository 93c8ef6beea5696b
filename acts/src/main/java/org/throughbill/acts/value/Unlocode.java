package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/** A place by its UN/LOCODE (recommendation 16): country and location. */
public record Unlocode(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

  public Unlocode {
    require(
        FORM.matcher(value).matches(),
        Rule.R10,
        "a UN/LOCODE is two letters and three letters or digits 2-9, like CNCKG");
  }

  /** The ISO 3166 country of the place. */
  public String country() {
    return value.substring(0, 2);
  }

  @Override
  public String toString() {
    return value;
  }
}
