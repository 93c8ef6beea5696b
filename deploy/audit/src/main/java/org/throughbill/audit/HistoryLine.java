package org.throughbill.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.value.Hash;

/**
 * What a client writes down, one JSON object a line, in a file outside the system.
 *
 * @param act the act's id, as {@code SignedAct.id()} gives it
 * @param receipt where OK
 * @param why where FAIL or INFO
 */
public record HistoryLine(
    What what, Hash act, Instant at, @Nullable Receipt receipt, @Nullable String why) {
  /** What became of an act, as far as the client can know. */
  public enum What {
    /** It is about to be sent. */
    INVOKE,
    /** It is acknowledged. */
    OK,
    /** It is refused. */
    FAIL,
    /** Nobody answered: it may be sealed, or not. */
    INFO
  }

  public byte[] toJson() {
    return RecordJson.write(this);
  }
}
