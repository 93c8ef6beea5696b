package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;

/**
 * Whose place a bill takes (R27).
 *
 * @param bill the bill that is void and that it replaces
 * @param holder the holder that gave that bill up, and that has control of this one
 * @param mergedWith the other bills that it replaces with that one, in the order in which they
 *     ended; absent where it replaces that one alone
 */
public record Replacement(BillId bill, PartyId holder, @Nullable List<BillId> mergedWith) {
  public Replacement {
    mergedWith = mergedWith == null ? null : List.copyOf(mergedWith);
    require(
        mergedWith == null
            || (!mergedWith.isEmpty()
                && !mergedWith.contains(bill)
                && mergedWith.stream().distinct().count() == mergedWith.size()),
        Rule.R85,
        "each bill that it replaces is named once");
  }

  /** Of one bill alone. */
  public Replacement(BillId bill, PartyId holder) {
    this(bill, holder, null);
  }

  /** Every bill that it replaces. */
  public List<BillId> bills() {
    return Stream.concat(Stream.of(bill), merged().stream().skip(1)).toList();
  }

  /** The bills that it merges, in the order in which they ended; none where it replaces one. */
  public List<BillId> merged() {
    return mergedWith == null
        ? List.of()
        : Stream.concat(Stream.of(bill), mergedWith.stream()).toList();
  }
}
