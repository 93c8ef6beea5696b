package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Rule;

/** Dangerous goods by their UN number, like UN3556 for cars with lithium-ion batteries. */
public record UnNumber(String value) {
  private static final Pattern FORM = Pattern.compile("UN[0-9]{4}");

  public UnNumber {
    require(
        FORM.matcher(value).matches(), Rule.R10, "a UN number is UN and four digits, like UN3556");
  }

  @Override
  public String toString() {
    return value;
  }
}
