package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** The name of a legal profile, like corridor-2026. */
public record ProfileId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?");

  public ProfileId {
    require(
        FORM.matcher(value).matches(),
        Form.WRONG_TYPE,
        "a profile is named in up to 40 lower-case letters, digits and inner hyphens");
  }

  @Override
  public String toString() {
    return value;
  }
}
