package org.throughbill.bol.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.title.Amendment;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.Variation;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/**
 * A single bill of lading: the instrument and what is noted on it. A value; what may follow it is
 * decided in {@link Rules}.
 *
 * @param holds the holds in force
 * @param notations who used which notation id
 * @param liable the holders that have exercised a right, and with it become liable (R23)
 * @param undelivered what was told and done about goods that wait to be taken
 */
public record Bill(
    Instrument instrument,
    List<TitleAct.Milestone> milestones,
    Map<NotationId, Office> holds,
    Findings findings,
    Set<Notation> notations,
    Set<PartyId> liable,
    Undelivered undelivered) {
  /** A notation's identity: its id is its signer's own. */
  public record Notation(PartyId by, NotationId id) {}

  public Bill {
    milestones = List.copyOf(milestones);
    holds = Map.copyOf(holds);
    notations = Set.copyOf(notations);
    liable = Set.copyOf(liable);
  }

  public BillId id() {
    return instrument.id();
  }

  public BillNumber number() {
    return instrument.number();
  }

  /** What the bill says, as amended. */
  public Document document() {
    return instrument.document();
  }

  public Title title() {
    return instrument.title();
  }

  public Order order() {
    return instrument.order();
  }

  public List<Amendment> amendments() {
    return instrument.amendments();
  }

  /** The instructions carried out; the document is as varied by them. */
  public List<Variation> variations() {
    return instrument.variations();
  }

  public PartyId operator() {
    return instrument.operator();
  }

  /** Upon which entries the next act upon control may be signed. */
  public Set<Hash> signableUpon() {
    return instrument.signableUpon();
  }

  /** Whether the party would become liable by exercising a right now (R23). */
  public boolean isPassive(PartyId holder) {
    return !holder.equals(document().consignor().party()) && !liable.contains(holder);
  }

  /** When the goods were on board the first ship; empty before. */
  public Optional<Instant> onBoard() {
    return JourneyRules.onBoard(document(), milestones);
  }

  /** The bill after an entry that was decided before; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    Instrument instrument = folded(bill, entry, act);
    return Optional.of(
        bill.map(before -> before.with(instrument).noted(entry, act))
            .orElseGet(() -> blank(instrument)));
  }

  /** What was sealed was allowed; a chain that does not fold is an incident and no refusal. */
  private static Instrument folded(Optional<Bill> bill, Entry entry, Act act) {
    try {
      return Instrument.after(bill.map(Bill::instrument), entry, act);
    } catch (Refused impossible) {
      throw new IllegalStateException(
          entry.chainId()
              + " entry "
              + entry.seq()
              + " cannot stand there: "
              + impossible.getMessage(),
          impossible);
    }
  }

  private static Bill blank(Instrument instrument) {
    return new Bill(
        instrument, List.of(), Map.of(), Findings.NONE, Set.of(), Set.of(), Undelivered.NOTHING);
  }

  /** The bill as it is at a time: an offer whose term has passed has lapsed. */
  public Bill at(Instant time) {
    return with(instrument.at(time));
  }

  private Bill with(Instrument newInstrument) {
    return new Bill(newInstrument, milestones, holds, findings, notations, liable, undelivered);
  }

  private Bill noted(Entry entry, Act act) {
    return switch (act) {
      case TitleAct.Surrender surrender -> liable(surrender.by());
      case TitleAct.SurrenderForAmendment surrender -> liable(surrender.by());
      case TitleAct.SurrenderForSplit surrender -> liable(surrender.by());
      case TitleAct.SurrenderForMerge surrender -> liable(surrender.by());
      case TitleAct.Instruct instruct -> liable(instruct.by());
      case TitleAct.Milestone milestone -> reached(milestone);
      case TitleAct.NotifyArrival notice ->
          undelivered(undelivered.notified(notice, entry.sealedAt()))
              .using(notice.by(), notice.id(), milestones);
      case TitleAct.StoreGoods storage ->
          undelivered(undelivered.stored(storage)).using(storage.by(), storage.id(), milestones);
      case TitleAct.Refusal refusal -> using(refusal.by(), refusal.id(), milestones);
      case InspectionAct inspection -> inspected(inspection);
      default -> this; // all there is to it is in the instrument
    };
  }

  private Bill liable(PartyId holder) {
    var all = new HashSet<>(liable);
    all.add(holder);
    return new Bill(instrument, milestones, holds, findings, notations, all, undelivered);
  }

  private Bill undelivered(Undelivered since) {
    return new Bill(instrument, milestones, holds, findings, notations, liable, since);
  }

  private Bill reached(TitleAct.Milestone milestone) {
    var all = new ArrayList<>(milestones);
    all.add(milestone);
    return using(milestone.by(), milestone.id(), all);
  }

  private Bill inspected(InspectionAct inspection) {
    var newHolds = new HashMap<>(holds);
    Findings newFindings = findings;
    switch (inspection) {
      case InspectionAct.Inspect inspect -> newFindings = findings.after(inspect);
      case InspectionAct.Hold hold -> newHolds.put(hold.id(), hold.office());
      case InspectionAct.Lift lift -> newHolds.remove(lift.hold());
    }
    return new Bill(instrument, milestones, newHolds, newFindings, notations, liable, undelivered)
        .using(inspection.by(), inspection.id(), milestones);
  }

  private Bill using(PartyId by, NotationId id, List<TitleAct.Milestone> newMilestones) {
    var used = new HashSet<>(notations);
    used.add(new Notation(by, id));
    return new Bill(instrument, newMilestones, holds, findings, used, liable, undelivered);
  }
}
