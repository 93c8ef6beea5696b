package org.throughbill.cli;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A desk with one bill on it: acts upon control are signed after its present head. */
final class BillDesk {
  @Mixin private @Nullable Desk desk;

  @Parameters(paramLabel = "BILL")
  private @Nullable BillId bill;

  /** An act upon control, but for what they all begin with. */
  @FunctionalInterface
  interface Upon {
    TitleAct.Control act(BillId bill, Hash after, PartyId by, Instant at, Unlocode place);
  }

  Desk desk() {
    return Objects.requireNonNull(desk);
  }

  BillId bill() {
    return Objects.requireNonNull(bill);
  }

  /** The consignor's agreement to a draft. */
  SignedAct agreement(String draft) {
    return Drafts.agreement(desk(), draft);
  }

  /** Signs an act, sends it and prints the receipt. */
  int sends(Upon control) {
    Desk d = desk();
    return d.send("bol", control.act(bill(), d.head(bill()), d.party(), d.now(), d.place()));
  }

  /** Whether a holder says that it takes on what the bill makes it liable for. */
  static final class Liability {
    @Option(
        names = "--acknowledge-liability",
        description =
            "You know that you become liable under the bill; needed of a holder that is not the"
                + " consignor.")
    private boolean acknowledged;

    /** True or not said, as acts have it. */
    @Nullable Boolean acknowledged() {
      return acknowledged ? true : null;
    }
  }
}
