package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/**
 * Whether bills may be given up for one that takes the place of all (R85); it is issued as R27 has
 * it.
 *
 * <p>Each surrender is judged against all of the bills, as they are then. Nothing can change a bill
 * once it is given up, so the last surrender has seen every one as it ends. The first bill named
 * ends first, and only once all are given up: by its end the merge has begun, with a number that
 * the others follow, and none of them goes back to its holder.
 */
final class MergeRules {
  private MergeRules() {}

  /** One merge, as each of its bills is given up for it. */
  private record Merge(PartyId operator, PartyId holder, List<BillId> bills, Hash agreement) {
    static Merge of(Title.Surrendering bill) {
      return new Merge(bill.operator(), bill.holder(), bill.merged(), bill.agreements().getFirst());
    }

    boolean isOf(Bill bill) {
      return switch (bill.title()) {
        case Title.Surrendering up -> !up.merged().isEmpty() && equals(of(up));
        case Title.Voided gone -> hasEnded(bill.operator(), gone);
        default -> false;
      };
    }

    private boolean hasEnded(PartyId by, Title.Voided gone) {
      return operator.equals(by)
          && holder.equals(gone.holder())
          && bills.equals(gone.merged())
          && agreement.equals(gone.successors().getFirst().agreement());
    }

    /** The bill whose end begins the merge, where it has begun. */
    Optional<Title.Voided> begun(Situation situation) {
      return situation
          .bills()
          .find(bills.getFirst())
          .filter(this::isOf)
          .map(Bill::title)
          .filter(Title.Voided.class::isInstance)
          .map(Title.Voided.class::cast);
    }
  }

  /** Refuses what could not be issued afterwards: the old bills are void by then. */
  static void decide(
      Bill bill,
      TitleAct.SurrenderForMerge surrender,
      @Nullable Statement statement,
      Situation situation) {
    Rules.requireAwareOfLiability(bill, surrender.by(), surrender.acknowledgeLiability());
    if (!(statement instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R85, "it is not given up around an agreement to the whole");
    }
    ReissueRules.requireNothingLost(bill, Rule.R85);
    ReissueRules.requireForHolder(agreement, bill.operator(), surrender.by(), Rule.R85);
    ReissueRules.requireIssuable(agreement.document(), "/agreement", Rule.R85, situation);
    var merge =
        new Merge(bill.operator(), surrender.by(), surrender.merged(), surrender.agreement().id());
    new Parts(Parts.Way.MERGE, agreement.document(), documents(bill, merge, situation))
        .requireTheWhole();
  }

  /**
   * What the bills say; refuses with everything that keeps one of them from being merged. None is
   * kept as it is until this one is given up: all of them may be given up at once.
   */
  private static List<Document> documents(Bill bill, Merge merge, Situation situation) {
    var documents = new ArrayList<Document>();
    var judgement = new Judgement();
    for (int i = 0; i < merge.bills().size(); i++) {
      BillId id = merge.bills().get(i);
      Optional<Bill> other =
          id.equals(bill.id())
              ? Optional.of(bill)
              : situation.bills().glimpse(id).map(one -> one.at(situation.now()));
      String obstacle = id.equals(bill.id()) ? "" : obstacle(other, merge);
      judgement.require(obstacle.isEmpty(), "/merged/" + i, Rule.R85, "bill " + id + obstacle);
      other.map(Bill::document).ifPresent(documents::add);
    }
    judgement.pass();
    return documents;
  }

  /** What has to be done before a bill can be merged; of a bill of others nothing is told. */
  private static String obstacle(Optional<Bill> other, Merge merge) {
    Bill bill =
        other
            .filter(one -> one.operator().equals(merge.operator()))
            .filter(one -> one.title().claimants().contains(merge.holder()))
            .orElse(null);
    if (bill == null) {
      return " is none of the same operator in the hands of "
          + merge.holder()
          + "; have it transferred there first";
    }
    if (merge.isOf(bill)) {
      return "";
    }
    return switch (bill.title()) {
      case Title.Held _ when !bill.order().leadsTo(merge.holder()) ->
          " is not to the order of " + merge.holder() + "; have it endorsed first";
      case Title.Held _ when !bill.holds().isEmpty() ->
          " is of goods held by " + bill.holds().values() + "; have the hold lifted first";
      case Title.Held _ when !bill.findings().failures().isEmpty() ->
          " has failed an inspection; have it corrected or passed first";
      case Title.Held _ -> "";
      case Title.Offered _ -> " has an offer lying on it; have it withdrawn or declined first";
      case Title.Pledged _ -> " is pledged; have the bank release it first";
      case Title.Surrendering _ ->
          " is given up for something else; have the operator reject that first";
      case Title.OnPaper _, Title.Surrendered _, Title.Ended _ ->
          " cannot be merged any more; leave it out";
    };
  }

  /** The first ends when all are given up, under a number that is free; the others follow it. */
  static void decide(Bill bill, TitleAct.MergeBill act, Situation situation) {
    Title.Surrendering surrendering = ReissueRules.surrendering(bill);
    surrendering.mergedInto(act.into());
    ReissueRules.requireNothingLost(bill, Rule.R85);
    Merge merge = Merge.of(surrendering);
    if (bill.id().equals(merge.bills().getFirst())) {
      requireAllGivenUp(merge, bill, situation);
      ReissueRules.requireFree(bill, act.into(), Rule.R85, situation);
    } else {
      Title.Voided first =
          merge
              .begun(situation)
              .orElseThrow(
                  () ->
                      new Refused(
                          Rule.R85, "bill " + merge.bills().getFirst() + " is merged before it"));
      require(
          first.successors().getFirst().number().equals(act.into()),
          Rule.R85,
          "the merge has begun, into number " + first.successors().getFirst().number());
    }
  }

  private static void requireAllGivenUp(Merge merge, Bill first, Situation situation) {
    for (BillId id : merge.bills()) {
      if (!id.equals(first.id())) {
        Bill other =
            situation
                .bills()
                .find(id)
                .filter(merge::isOf)
                .orElseThrow(
                    () ->
                        new Refused(
                            Rule.R85,
                            "bill "
                                + id
                                + " is not given up for this merge; its holder does so"
                                + " first, or reject the surrender of this one"));
        ReissueRules.requireNothingLost(other, Rule.R85);
      }
    }
  }

  /** The goods of a bill that has been merged would be left without a bill. */
  static void decideRejection(Bill bill, Situation situation) {
    if (bill.title() instanceof Title.Surrendering surrendering
        && !surrendering.merged().isEmpty()) {
      require(
          Merge.of(surrendering).begun(situation).isEmpty(),
          Rule.R85,
          "the merge has begun with bill " + surrendering.merged().getFirst() + "; merge this too");
    }
  }
}
