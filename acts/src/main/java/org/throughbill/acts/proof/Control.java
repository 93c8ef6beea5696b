package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** Who controlled a bill when: the title chain, followed by the rules of control alone. */
final class Control {
  private final List<Stretch> stretches = new ArrayList<>();
  private final Set<Hash> signableUpon = new HashSet<>();
  private @Nullable PartyId operator;
  private TitleAct.@Nullable Pledge offer;
  private boolean ended;

  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }

  boolean ended() {
    return ended;
  }

  void apply(Entry entry, Act act) {
    require(!ended, Rule.R35, "nothing follows the delivery");
    require(
        stretches.isEmpty() == act instanceof TitleAct.Issue,
        Rule.R01,
        "a bill begins with its issue, and has one");
    if (act instanceof TitleAct.Issue issue) {
      issued(issue, entry);
      signableUpon.clear();
    } else if (act instanceof TitleAct.Control control) {
      require(
          signableUpon.contains(control.after()),
          Rule.R14,
          "the act was signed upon an earlier state of the bill");
      lapse(entry.sealedAt());
      move(control, entry);
      signableUpon.clear();
    }
    signableUpon.add(entry.hash());
  }

  private void issued(TitleAct.Issue issue, Entry entry) {
    var agreement =
        (Statement.Agree) Acts.read(Objects.requireNonNull(Acts.statementIn(issue)).payload());
    operator = agreement.document().operator().party();
    require(issue.by().equals(operator), Rule.R01, "only the operator issues");
    PartyId consignor = agreement.document().consignor().party();
    require(agreement.by().equals(consignor), Rule.R01, "the consignor agrees to the document");
    begin(consignor, Stretch.Right.HOLDER, entry);
  }

  private void move(TitleAct.Control act, Entry entry) {
    switch (act) {
      case TitleAct.Transfer transfer -> {
        free(act, Stretch.Right.HOLDER);
        begin(transfer.to(), Stretch.Right.HOLDER, entry);
      }
      case TitleAct.Endorse _ ->
          require(
              offer == null && present().right() == Stretch.Right.HOLDER,
              Rule.R61,
              "a bill that is pledged or given up is not endorsed");
      case TitleAct.Pledge pledge -> {
        free(act, Stretch.Right.HOLDER);
        offer = pledge;
      }
      case TitleAct.Accept accept -> {
        answered(accept);
        begin(accept.by(), Stretch.Right.PLEDGEE, entry);
      }
      case TitleAct.Decline decline -> answered(decline);
      case TitleAct.Withdraw withdraw -> {
        require(offer != null, Rule.R58, "there is no offer to withdraw");
        require(withdraw.by().equals(present().by()), Rule.R13, "only the offeror withdraws");
        offer = null;
      }
      case TitleAct.Release _ -> {
        free(act, Stretch.Right.PLEDGEE);
        begin(lastHolder(), Stretch.Right.HOLDER, entry);
      }
      case TitleAct.Surrender _ -> {
        free(act, Stretch.Right.HOLDER);
        begin(operator(), Stretch.Right.OPERATOR, entry);
      }
      case TitleAct.AcceptSurrender _ -> free(act, Stretch.Right.OPERATOR);
      case TitleAct.RejectSurrender _ -> {
        free(act, Stretch.Right.OPERATOR);
        begin(lastHolder(), Stretch.Right.HOLDER, entry);
      }
      case TitleAct.Deliver _ -> {
        free(act, Stretch.Right.OPERATOR);
        ended = true;
      }
    }
  }

  /** An offer whose term has passed binds nobody. */
  private void lapse(Instant now) {
    if (offer != null && offer.until().isBefore(now)) {
      offer = null;
    }
  }

  private void free(TitleAct.Control act, Stretch.Right right) {
    require(offer == null, Rule.R61, "the bill is offered in pledge");
    require(act.by().equals(present().by()), Rule.R13, "only the party in control acts");
    require(present().right() == right, Rule.R13, "control in this right does not allow the act");
  }

  private void answered(TitleAct.Control act) {
    require(offer != null && act.by().equals(offer.to()), Rule.R58, "no offer lies with the party");
    offer = null;
  }

  private void begin(PartyId by, Stretch.Right right, Entry entry) {
    stretches.add(new Stretch(by, right, entry.sealedAt(), entry.seq()));
  }

  private Stretch present() {
    return stretches.getLast();
  }

  private PartyId lastHolder() {
    return stretches.reversed().stream()
        .filter(stretch -> stretch.right() == Stretch.Right.HOLDER)
        .findFirst()
        .orElseThrow()
        .by();
  }

  private PartyId operator() {
    return Objects.requireNonNull(operator);
  }
}
