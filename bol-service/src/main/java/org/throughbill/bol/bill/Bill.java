package org.throughbill.bol.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/**
 * A single bill of lading: the fold of its title chain. A value; what may follow it is decided in
 * {@link Rules}.
 *
 * @param sinceControl hashes of the last act upon control and of the notations after it: upon any
 *     of them the next act upon control may be signed
 * @param holds the holds in force
 * @param inspections the last result in each scope
 * @param notations who used which notation id
 * @param amendments the amendments in force, in their order; the document is as amended
 * @param liable the holders that have exercised a right, and with it become liable (R23)
 */
public record Bill(
    BillId id,
    BillNumber number,
    Document document,
    Title title,
    Order order,
    Set<Hash> sinceControl,
    List<TitleAct.Milestone> milestones,
    Map<NotationId, Office> holds,
    Map<InspectionScope, InspectionResult> inspections,
    Set<Notation> notations,
    Set<PartyId> liable,
    List<Amendment> amendments) {
  /** A notation's identity: its id is its signer's own. */
  public record Notation(PartyId by, NotationId id) {}

  public Bill {
    sinceControl = Set.copyOf(sinceControl);
    milestones = List.copyOf(milestones);
    holds = Map.copyOf(holds);
    inspections = Map.copyOf(inspections);
    notations = Set.copyOf(notations);
    liable = Set.copyOf(liable);
    amendments = List.copyOf(amendments);
  }

  /** Whether the party would become liable by exercising a right now (R23). */
  public boolean isPassive(PartyId holder) {
    return !holder.equals(document.consignor().party()) && !liable.contains(holder);
  }

  public PartyId operator() {
    return document.operator().party();
  }

  /** When the goods were on board the first ship; empty before. */
  public Optional<Instant> onBoard() {
    return JourneyRules.onBoard(document, milestones);
  }

  /** The bill after an entry that was decided before; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    if (act instanceof TitleAct.Issue issue) {
      return Optional.of(issued(entry, issue));
    }
    Bill before =
        bill.orElseThrow(
            () -> new IllegalStateException(entry.chainId() + " does not begin with an issue"));
    return Optional.of(
        switch (act) {
          case TitleAct.Control control -> before.controlled(entry, control);
          case TitleAct.Milestone milestone -> before.reached(entry, milestone);
          case TitleAct.Refusal refusal ->
              before.noted(entry, new Notation(refusal.by(), refusal.id()));
          case InspectionAct inspection -> before.inspected(entry, inspection);
          default ->
              throw new IllegalStateException(
                  entry.chainId() + " holds an act that is no part of a title");
        });
  }

  /** The bill as it is at a time: an offer whose term has passed has lapsed. */
  public Bill at(Instant time) {
    return new Bill(
        id,
        number,
        document,
        title.at(time),
        order,
        sinceControl,
        milestones,
        holds,
        inspections,
        notations,
        liable,
        amendments);
  }

  private static Bill issued(Entry entry, TitleAct.Issue issue) {
    var agreement = (Statement.Agree) Acts.read(issue.agreement().payload());
    Document document = agreement.document();
    return new Bill(
        new BillId(entry.chain()),
        issue.number(),
        document,
        new Title.Held(document.firstHolder()),
        Order.atIssue(document),
        Set.of(entry.hash()),
        List.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        List.of());
  }

  private Bill controlled(Entry entry, TitleAct.Control act) {
    Title now = title.at(entry.sealedAt());
    return switch (act) {
      case TitleAct.Transfer transfer ->
          with(entry, new Title.Held(transfer.to()), ordered(transfer.endorsement()));
      case TitleAct.OfferTransfer offer ->
          now instanceof Title.Held held
              ? with(entry, new Title.Offered(held, new Offer.OfTransfer(offer)), order)
              : broken(entry);
      case TitleAct.Endorse endorse -> with(entry, now, Order.after(endorse.endorsement()));
      case TitleAct.Pledge pledge ->
          now instanceof Title.Held held
              ? with(entry, new Title.Offered(held, new Offer.InPledge(pledge)), order)
              : broken(entry);
      case TitleAct.Accept _ ->
          now instanceof Title.Offered o ? accepted(entry, o.offer()) : broken(entry);
      case TitleAct.Decline _, TitleAct.Withdraw _ ->
          now instanceof Title.Offered o ? with(entry, o.before(), order) : broken(entry);
      case TitleAct.Amend amend ->
          now instanceof Title.Settled settled
              ? amending(entry, settled, Offer.OfAmendment.to(parties(settled), amend))
              : broken(entry);
      case TitleAct.Consent consent ->
          now instanceof Title.Offered(Title.Settled before, Offer.OfAmendment offer)
              ? amending(entry, before, offer.consented(consent.by()))
              : broken(entry);
      case TitleAct.Release _ ->
          now instanceof Title.Pledged p
              ? with(entry, new Title.Held(p.pledgor()), order)
              : broken(entry);
      case TitleAct.Surrender surrender ->
          with(entry, new Title.Surrendering(operator(), surrender.by()), order)
              .liable(surrender.by());
      case TitleAct.AcceptSurrender _ ->
          now instanceof Title.Surrendering s
              ? with(entry, new Title.Surrendered(operator(), s.holder()), order)
              : broken(entry);
      case TitleAct.RejectSurrender _ ->
          now instanceof Title.Surrendering s
              ? with(entry, new Title.Held(s.holder()), order)
              : broken(entry);
      case TitleAct.Deliver _ ->
          now instanceof Title.Surrendered s
              ? with(entry, new Title.Delivered(s.entitled()), order)
              : broken(entry);
    };
  }

  private Bill accepted(Entry entry, Offer offer) {
    return switch (offer) {
      case Offer.OfTransfer(var terms) ->
          with(entry, new Title.Held(terms.to()), ordered(terms.endorsement()));
      case Offer.InPledge(var terms) ->
          with(entry, new Title.Pledged(terms.to(), terms.by(), terms), order);
      case Offer.OfAmendment _ -> broken(entry);
    };
  }

  /** Whose consent a change of the bill needs. */
  private Set<PartyId> parties(Title.Settled settled) {
    var parties = new HashSet<>(settled.parties());
    parties.add(operator());
    return parties;
  }

  /** In force with the last consent; until then an offer. */
  private Bill amending(Entry entry, Title.Settled before, Offer.OfAmendment offer) {
    return offer.awaited().isEmpty()
        ? with(entry, before, order).amended(new Amendment(offer.terms(), entry.sealedAt()))
        : with(entry, new Title.Offered(before, offer), order);
  }

  private Bill amended(Amendment amendment) {
    var all = new ArrayList<>(amendments);
    all.add(amendment);
    return new Bill(
        id,
        number,
        Change.apply(amendment.terms().changes(), document, Document.class),
        title,
        order,
        sinceControl,
        milestones,
        holds,
        inspections,
        notations,
        liable,
        all);
  }

  private Order ordered(@Nullable Endorsement endorsement) {
    return endorsement == null ? order : Order.after(endorsement);
  }

  private Bill broken(Entry entry) {
    throw new IllegalStateException(
        entry.chainId() + " entry " + entry.seq() + " cannot follow " + title.state());
  }

  private Bill with(Entry entry, Title newTitle, Order newOrder) {
    return new Bill(
        id,
        number,
        document,
        newTitle,
        newOrder,
        Set.of(entry.hash()),
        milestones,
        holds,
        inspections,
        notations,
        liable,
        amendments);
  }

  private Bill liable(PartyId holder) {
    var all = new HashSet<>(liable);
    all.add(holder);
    return new Bill(
        id,
        number,
        document,
        title,
        order,
        sinceControl,
        milestones,
        holds,
        inspections,
        notations,
        all,
        amendments);
  }

  private Bill reached(Entry entry, TitleAct.Milestone milestone) {
    var all = new ArrayList<>(milestones);
    all.add(milestone);
    return noted(entry, new Notation(milestone.by(), milestone.id()), all, holds, inspections);
  }

  private Bill inspected(Entry entry, InspectionAct inspection) {
    var newHolds = new HashMap<>(holds);
    var newInspections = new HashMap<>(inspections);
    switch (inspection) {
      case InspectionAct.Inspect inspect -> newInspections.put(inspect.scope(), inspect.result());
      case InspectionAct.Hold hold -> newHolds.put(hold.id(), hold.office());
      case InspectionAct.Lift lift -> newHolds.remove(lift.hold());
    }
    return noted(
        entry,
        new Notation(inspection.by(), inspection.id()),
        milestones,
        newHolds,
        newInspections);
  }

  private Bill noted(Entry entry, Notation notation) {
    return noted(entry, notation, milestones, holds, inspections);
  }

  private Bill noted(
      Entry entry,
      Notation notation,
      List<TitleAct.Milestone> newMilestones,
      Map<NotationId, Office> newHolds,
      Map<InspectionScope, InspectionResult> newInspections) {
    var hashes = new HashSet<>(sinceControl);
    hashes.add(entry.hash());
    var used = new HashSet<>(notations);
    used.add(notation);
    return new Bill(
        id,
        number,
        document,
        title,
        order,
        hashes,
        newMilestones,
        newHolds,
        newInspections,
        used,
        liable,
        amendments);
  }
}
