package org.throughbill.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;

/** A place in a stream; opaque to readers, who hand back what they were given. */
public record Cursor(String tx, String key, long seq) {
  public static final Cursor START = new Cursor("0", "", 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ([0-9a-z-]{0,64}) (\\d{1,18})");

  public static Cursor parse(String text) {
    try {
      var match =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
      if (match.matches()) {
        return new Cursor(match.group(1), match.group(2), Long.parseLong(match.group(3)));
      }
    } catch (IllegalArgumentException e) {
      // answered below like any other text that is no cursor
    }
    throw new Refused(Form.WRONG_TYPE, "this is not a cursor that this service gave out");
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((tx + " " + key + " " + seq).getBytes(StandardCharsets.US_ASCII));
  }
}
