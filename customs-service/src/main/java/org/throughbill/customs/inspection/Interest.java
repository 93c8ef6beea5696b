package org.throughbill.customs.inspection;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/**
 * Who has an interest in the bill at present, besides the parties its document names.
 *
 * @param holder the party with control, or the one that control returns to
 * @param bank the bank that the bill is offered or pledged to
 * @param pledged whether the bank has accepted
 */
public record Interest(PartyId holder, @Nullable PartyId bank, boolean pledged) {
  /** No pledge stands, though one may be offered. */
  public Interest(PartyId holder, @Nullable PartyId bank) {
    this(holder, bank, false);
  }

  /** The interest after an act upon control; only an offer and its acceptance keep a bank in. */
  public Interest after(TitleAct.Control act) {
    return switch (act) {
      case TitleAct.Transfer transfer -> new Interest(transfer.to(), null);
      case TitleAct.Pledge pledge -> new Interest(pledge.by(), pledge.to());
      // No bank to accept a pledge: what was offered is the bill itself.
      case TitleAct.Accept accept ->
          bank == null ? new Interest(accept.by(), null) : new Interest(holder, bank, true);
      // Upon a pledged bill only an amendment is proposed, declined and withdrawn.
      case TitleAct.Amend _, TitleAct.Consent _ -> this;
      case TitleAct.Decline _, TitleAct.Withdraw _ -> pledged ? this : new Interest(holder, null);
      case TitleAct.OfferTransfer _,
          TitleAct.Endorse _,
          TitleAct.Release _,
          TitleAct.Surrender _,
          TitleAct.AcceptSurrender _,
          TitleAct.RejectSurrender _,
          TitleAct.Deliver _ ->
          new Interest(holder, null);
    };
  }

  /** Who must consent to an amendment, besides the operator. */
  Set<PartyId> consenting() {
    return pledged && bank != null ? Set.of(holder, bank) : Set.of(holder);
  }
}
