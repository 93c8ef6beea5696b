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
  private @Nullable Offer offer;
  private boolean ended;

  /** What lies on the bill: who was asked, and who has still to answer. */
  private record Offer(
      TitleAct.Control act, Instant until, Set<PartyId> asked, Set<PartyId> awaited) {
    static Offer to(PartyId party, TitleAct.Control act, Instant until) {
      return new Offer(act, until, Set.of(party), Set.of(party));
    }
  }

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
      case TitleAct.OfferTransfer terms -> {
        free(act, Stretch.Right.HOLDER);
        offer = Offer.to(terms.to(), terms, terms.until());
      }
      case TitleAct.Pledge pledge -> {
        free(act, Stretch.Right.HOLDER);
        offer = Offer.to(pledge.to(), pledge, pledge.until());
      }
      case TitleAct.Accept accept -> begin(accept.by(), accepted(accept), entry);
      case TitleAct.Decline decline -> {
        require(lies().asked().contains(decline.by()), Rule.R13, "only who was asked declines");
        offer = null;
      }
      case TitleAct.Withdraw withdraw -> {
        require(withdraw.by().equals(lies().act().by()), Rule.R13, "only the offeror withdraws");
        offer = null;
      }
      case TitleAct.Amend amend -> proposed(amend);
      case TitleAct.Consent consent -> consented(consent, lies());
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
    require(offer == null, Rule.R61, "an offer lies on the bill");
    require(act.by().equals(present().by()), Rule.R13, "only the party in control acts");
    require(present().right() == right, Rule.R13, "control in this right does not allow the act");
  }

  private Offer lies() {
    require(offer != null, Rule.R22, "no offer lies on the bill");
    return Objects.requireNonNull(offer);
  }

  /** In what right the party controls from now on. */
  private Stretch.Right accepted(TitleAct.Accept accept) {
    Offer accepted = lies();
    require(
        accepted.awaited().contains(accept.by()),
        Rule.R13,
        "the offer does not lie with the party");
    require(!(accepted.act() instanceof TitleAct.Amend), Rule.R13, "an amendment is not accepted");
    offer = null;
    return accepted.act() instanceof TitleAct.Pledge ? Stretch.Right.PLEDGEE : Stretch.Right.HOLDER;
  }

  private void proposed(TitleAct.Amend amend) {
    require(offer == null, Rule.R61, "an offer lies on the bill");
    require(
        present().right() != Stretch.Right.OPERATOR,
        Rule.R31,
        "the bill is given up to the operator");
    require(
        amend.by().equals(operator()) || amend.by().equals(lastHolder()),
        Rule.R26,
        "operator or holder propose an amendment");
    var others = new HashSet<PartyId>(List.of(operator(), lastHolder(), present().by()));
    others.remove(amend.by());
    await(amend, amend.until(), others, others);
  }

  private void consented(TitleAct.Consent consent, Offer proposal) {
    var missing = new HashSet<>(proposal.awaited());
    require(
        proposal.act() instanceof TitleAct.Amend && missing.remove(consent.by()),
        Rule.R26,
        "the consent is not the party's to give");
    await(proposal.act(), proposal.until(), proposal.asked(), missing);
  }

  /** With the last consent the offer is gone. */
  private void await(
      TitleAct.Control act, Instant until, Set<PartyId> asked, Set<PartyId> awaited) {
    offer = awaited.isEmpty() ? null : new Offer(act, until, asked, awaited);
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
