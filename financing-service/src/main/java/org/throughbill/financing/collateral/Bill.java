package org.throughbill.financing.collateral;

import static org.throughbill.acts.Refused.require;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/**
 * A bill as a lender needs it: the fold of the followed title chain.
 *
 * <p>The fold asks again whose act each one is. A signature of somebody else that was put on the
 * stream in a well-made entry is refused here, and the chain waits for its owner's own entries.
 *
 * @param parties everybody who has had a part in the title
 * @param pledges the pledge that an accept or a release was about, by the identity of that act
 */
public record Bill(
    BillId id,
    BillNumber number,
    Document document,
    Title title,
    Order order,
    Set<PartyId> parties,
    Map<Hash, TitleAct.Pledge> pledges) {
  public Bill {
    parties = Set.copyOf(parties);
    pledges = Map.copyOf(pledges);
  }

  public PartyId operator() {
    return document.operator().party();
  }

  /** The controller, if the order leads to it. */
  public Optional<PartyId> holder() {
    return title.controller().filter(order::leadsTo);
  }

  /** The bill after an entry of the title chain; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    if (act instanceof TitleAct.Issue issue) {
      require(bill.isEmpty(), Rule.R74, "a bill is issued once");
      return Optional.of(issued(entry, issue));
    }
    Bill before =
        bill.orElseThrow(() -> new Refused(Rule.R74, "a title chain begins with an issue"));
    return Optional.of(
        switch (act) {
          case TitleAct.Control control -> before.controlled(entry, control);
          case TitleAct.Milestone _, TitleAct.Refusal _, InspectionAct _ -> before;
          default -> throw new Refused(Rule.R74, "this act is no part of a title");
        });
  }

  private static Bill issued(Entry entry, TitleAct.Issue issue) {
    if (!(Acts.read(issue.agreement().payload()) instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R74, "the issue is not signed around a consignor's agreement");
    }
    Document document = agreement.document();
    requireBy(document.operator().party(), issue);
    return new Bill(
        new BillId(entry.chain()),
        issue.number(),
        document,
        new Title.Held(document.firstHolder()),
        Order.atIssue(document),
        Set.of(document.operator().party(), document.consignor().party()),
        Map.of());
  }

  private Bill controlled(Entry entry, TitleAct.Control act) {
    Title now = title.at(entry.sealedAt());
    return switch (act) {
      case TitleAct.Transfer transfer when now instanceof Title.Held held -> {
        requireBy(held.by(), act);
        Endorsement endorsement = transfer.endorsement();
        yield with(new Title.Held(transfer.to()), ordered(endorsement, held.by()), transfer.to());
      }
      case TitleAct.OfferTransfer offer when now instanceof Title.Held held -> {
        requireBy(held.by(), act);
        yield with(new Title.Offered(held, new Offer.OfTransfer(offer)), order, offer.to());
      }
      case TitleAct.Endorse endorse when now instanceof Title.Held held ->
          with(now, order.endorsed(endorse.endorsement(), act.by(), held.by()), endorse.by());
      case TitleAct.Pledge pledge when now instanceof Title.Held held -> {
        requireBy(held.by(), act);
        yield with(new Title.Offered(held, new Offer.InPledge(pledge)), order, pledge.to());
      }
      case TitleAct.Accept _ when now instanceof Title.Offered o -> {
        requireAmong(o.offer().asked(), act);
        yield accepted(entry, o.offer());
      }
      case TitleAct.Decline _ when now instanceof Title.Offered o -> {
        requireAmong(o.offer().asked(), act);
        yield with(o.before(), order, act.by());
      }
      case TitleAct.Withdraw _ when now instanceof Title.Offered o -> {
        requireBy(o.offer().by(), act);
        yield with(o.before(), order, act.by());
      }
      case TitleAct.Amend amend when now instanceof Title.Settled settled -> {
        var all = new HashSet<>(settled.parties());
        all.add(operator());
        requireAmong(all, act);
        yield amending(settled, Offer.OfAmendment.to(all, amend), act.by());
      }
      case TitleAct.Consent _
          when now instanceof Title.Offered(var before, Offer.OfAmendment o) -> {
        requireAmong(o.awaited(), act);
        yield amending(before, o.consented(act.by()), act.by());
      }
      case TitleAct.Release _ when now instanceof Title.Pledged p -> {
        requireBy(p.pledgee(), act);
        yield with(new Title.Held(p.pledgor()), order, p.pledgor()).about(entry, p.terms());
      }
      case TitleAct.Surrender _ when now instanceof Title.Held held -> {
        requireBy(held.by(), act);
        yield with(new Title.Surrendering(operator(), held.by()), order, held.by());
      }
      case TitleAct.AcceptSurrender _ when now instanceof Title.Surrendering s -> {
        requireBy(operator(), act);
        yield with(new Title.Surrendered(operator(), s.holder()), order, s.holder());
      }
      case TitleAct.RejectSurrender _ when now instanceof Title.Surrendering s -> {
        requireBy(operator(), act);
        yield with(new Title.Held(s.holder()), order, s.holder());
      }
      case TitleAct.Deliver _ when now instanceof Title.Surrendered s -> {
        requireBy(operator(), act);
        yield with(new Title.Delivered(s.entitled()), order, s.entitled());
      }
      case TitleAct.Transfer _,
          TitleAct.OfferTransfer _,
          TitleAct.Endorse _,
          TitleAct.Pledge _,
          TitleAct.Accept _,
          TitleAct.Decline _,
          TitleAct.Withdraw _,
          TitleAct.Amend _,
          TitleAct.Consent _,
          TitleAct.Release _,
          TitleAct.Surrender _,
          TitleAct.AcceptSurrender _,
          TitleAct.RejectSurrender _,
          TitleAct.Deliver _ ->
          throw new Refused(
              Rule.R74,
              entry.chainId() + " entry " + entry.seq() + " cannot follow " + now.state());
    };
  }

  private Bill accepted(Entry entry, Offer offer) {
    return switch (offer) {
      case Offer.OfTransfer(var terms) ->
          with(new Title.Held(terms.to()), ordered(terms.endorsement(), terms.by()), terms.to());
      case Offer.InPledge(var terms) ->
          with(new Title.Pledged(terms.to(), terms.by(), terms), order, terms.by())
              .about(entry, terms);
      case Offer.OfAmendment _ -> throw new Refused(Rule.R74, "an amendment is not accepted");
    };
  }

  /** In force with the last consent; until then an offer. */
  private Bill amending(Title.Settled before, Offer.OfAmendment offer, PartyId by) {
    if (!offer.awaited().isEmpty()) {
      return with(new Title.Offered(before, offer), order, by);
    }
    Document amended = Change.apply(offer.terms().changes(), document, Document.class);
    return new Bill(id, number, amended, before, order, parties, pledges);
  }

  private Order ordered(@Nullable Endorsement endorsement, PartyId controller) {
    return endorsement == null ? order : order.endorsed(endorsement, controller, controller);
  }

  private static void requireAmong(Set<PartyId> expected, Act act) {
    require(expected.contains(act.by()), Rule.R74, "the act is one of " + expected);
  }

  private static void requireBy(PartyId expected, Act act) {
    require(act.by().equals(expected), Rule.R74, "the act is " + expected + "'s, not " + act.by());
  }

  private Bill with(Title newTitle, Order newOrder, PartyId party) {
    var all = new HashSet<>(parties);
    all.add(party);
    return new Bill(id, number, document, newTitle, newOrder, all, pledges);
  }

  private Bill about(Entry entry, TitleAct.Pledge pledge) {
    var all = new HashMap<>(pledges);
    all.put(entry.act().id(), pledge);
    return new Bill(id, number, document, title, order, parties, all);
  }
}
