package org.throughbill.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.value.Hash;

/**
 * A place in a stream; opaque to readers, who hand back what they were given.
 *
 * @param entry hash of the last entry read, which may be one the reader may not see: a hash tells
 *     neither its bill nor its place
 */
public record Cursor(String tx, Hash entry) {
  public static final Cursor START = new Cursor("0", Hash.NONE);

  private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ([0-9a-f]{64})");

  public static Cursor parse(String text) {
    try {
      return written(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII))
          .orElseThrow(IllegalArgumentException::new);
    } catch (IllegalArgumentException noCursor) {
      throw new Refused(Form.WRONG_TYPE, "this is not a cursor that this service gave out");
    }
  }

  /** At a row as the database has it; nowhere, where that is no hash. */
  static Optional<Cursor> at(String tx, String hash) {
    return written(tx + " " + hash);
  }

  private static Optional<Cursor> written(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(new Cursor(match.group(1), new Hash(match.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((tx + " " + entry).getBytes(StandardCharsets.US_ASCII));
  }
}
