package org.throughbill.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.BillId;
import org.throughbill.customs.inspection.Case;
import org.throughbill.customs.inspection.Rules;
import org.throughbill.customs.inspection.Situation;
import org.throughbill.customs.view.CaseViews;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.RefusedAt;
import org.throughbill.ledger.register.Register;
import org.throughbill.ledger.relay.Relay;

/** The inspection chain's use case: verify, fold, decide, append. */
@ApplicationScoped
public class Inspections {
  private static final int REMEMBERED = 50_000;

  private final Folds<Case> folds;
  private final Chains<Case> chains;
  private final Titles titles;

  private final Register register;
  private final CaseViews views;
  private final Clock clock;

  Inspections(
      Ledger ledger, Titles titles, Register register, CaseViews views, Relay relay, Clock clock) {
    this.folds = new Folds<>(ledger, Fold.from(Case.UNTOUCHED, Case::after), REMEMBERED);
    this.chains = new Chains<>(ledger, folds, views::write, clock, relay::wake);
    this.titles = titles;
    this.register = register;
    this.views = views;
    this.clock = clock;
  }

  /** Takes in an officer's act; whoever has no part in the bill learns nothing of it. */
  public Outcome receive(SignedAct signed) {
    Verified<Act> act = register.received(signed, Topic.INSPECTION_EVENTS, clock.instant());
    if (!(act.act() instanceof InspectionAct inspection)) {
      throw new Refused(Form.WRONG_PLACE, "title and parties go to bol, finance to financing");
    }
    ChainId chain = Acts.chainOn(Topic.INSPECTION_EVENTS, inspection, signed);
    try {
      return extend(chain, inspection, act);
    } catch (RefusedAt refused) {
      boolean stranger =
          !act.key().roles().contains(Role.OFFICER)
              && !views.isReader(inspection.bill(), inspection.by());
      throw stranger ? new Refused(Form.NOT_FOUND, "no such case, or no part in it") : refused;
    }
  }

  private Outcome extend(ChainId chain, InspectionAct inspection, Verified<Act> act) {
    return chains.extend(
        chain,
        act.signed(),
        inspection,
        (inspected, sealedAt, _) ->
            Rules.decide(inspected, act, situation(inspection.bill(), sealedAt)));
  }

  /** The case as it is now; one on which no officer has acted is untouched. */
  public Folded<Case> present(BillId bill) {
    return folds.present(ChainId.inspection(bill));
  }

  /** What decisions on a case at this time go by. */
  public Situation situation(BillId bill, Instant now) {
    return new Situation(now, titles.present(bill));
  }
}
