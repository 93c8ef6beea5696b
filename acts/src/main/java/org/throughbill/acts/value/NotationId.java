package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** The signer's own id of a notation; the same party never uses one twice on a bill. */
public record NotationId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

  public NotationId {
    require(
        FORM.matcher(value).matches(),
        Form.WRONG_TYPE,
        "a notation id is 8 to 64 letters, digits and hyphens");
  }

  @Override
  public String toString() {
    return value;
  }
}
