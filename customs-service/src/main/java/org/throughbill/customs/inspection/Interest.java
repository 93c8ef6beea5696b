package org.throughbill.customs.inspection;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/**
 * Who has an interest in the bill at present, besides the parties its document names.
 *
 * @param holder the party with control, or the one that control returns to
 * @param bank the bank that the bill is offered or pledged to
 */
public record Interest(PartyId holder, @Nullable PartyId bank) {
  /** The interest after an act upon control; only an offer and its acceptance keep a bank in. */
  public Interest after(TitleAct.Control act) {
    return switch (act) {
      case TitleAct.Transfer transfer -> new Interest(transfer.to(), null);
      case TitleAct.Pledge pledge -> new Interest(pledge.by(), pledge.to());
      // No bank to accept a pledge: what was offered is the bill itself.
      case TitleAct.Accept accept -> bank == null ? new Interest(accept.by(), null) : this;
      case TitleAct.OfferTransfer _,
          TitleAct.Endorse _,
          TitleAct.Decline _,
          TitleAct.Withdraw _,
          TitleAct.Release _,
          TitleAct.Surrender _,
          TitleAct.AcceptSurrender _,
          TitleAct.RejectSurrender _,
          TitleAct.Deliver _ ->
          new Interest(holder, null);
    };
  }
}
