package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/** A commodity by the Harmonized System: six digits, or up to twelve with national ones. */
public record HsCode(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{6}(?:[0-9]{2}){0,3}");

  public HsCode {
    require(FORM.matcher(value).matches(), Rule.R10, "an HS code is 6, 8, 10 or 12 digits");
  }

  /** The six digits that are the same in every country. */
  public String subheading() {
    return value.substring(0, 6);
  }

  @Override
  public String toString() {
    return value;
  }
}
