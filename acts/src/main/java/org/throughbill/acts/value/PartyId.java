package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** A party as the register knows it. */
public record PartyId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,33})[a-z0-9]");

  public PartyId {
    require(
        FORM.matcher(value).matches(),
        Form.WRONG_TYPE,
        "a party id is 3 to 35 lower-case letters, digits and inner hyphens");
  }

  @Override
  public String toString() {
    return value;
  }
}
