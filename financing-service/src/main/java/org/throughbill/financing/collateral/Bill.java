package org.throughbill.financing.collateral;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughbill.acts.Act;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/**
 * A bill as a lender needs it: the instrument, folded anew from the followed title chain.
 *
 * <p>A signature of somebody else that was put on the stream in a well-made entry is refused here,
 * and the chain waits for its owner's own entries.
 *
 * @param parties everybody who has had a part in the title
 * @param pledges the pledge that an act began or ended, by the identity of that act
 */
public record Bill(
    Instrument instrument, Set<PartyId> parties, Map<Hash, TitleAct.Pledge> pledges) {
  public Bill {
    parties = Set.copyOf(parties);
    pledges = Map.copyOf(pledges);
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

  public PartyId operator() {
    return instrument.operator();
  }

  /** The controller, if the order leads to it. */
  public Optional<PartyId> holder() {
    return instrument.holder();
  }

  /** The bill after an entry of the title chain; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    Optional<Instrument> before = bill.map(Bill::instrument);
    Instrument after = Instrument.after(before, entry, act);
    var parties = new HashSet<>(bill.map(Bill::parties).orElse(Set.of()));
    parties.addAll(joined(act, after));
    var pledges = new HashMap<>(bill.map(Bill::pledges).orElse(Map.of()));
    before
        .flatMap(then -> settled(act, then.title(), after.title()))
        .ifPresent(pledge -> pledges.put(entry.act().id(), pledge));
    return Optional.of(new Bill(after, parties, pledges));
  }

  /** Who has a part in the title from this act on. */
  private static Set<PartyId> joined(Act act, Instrument after) {
    return switch (act) {
      case TitleAct.Issue issue ->
          Stream.of(
                  after.operator(),
                  after.document().consignor().party(),
                  issue.firstHolder(after.document()))
              .collect(Collectors.toSet());
      case TitleAct.Transfer transfer -> Set.of(transfer.to());
      case TitleAct.OfferTransfer offer -> Set.of(offer.to());
      case TitleAct.Pledge pledge -> Set.of(pledge.to());
      case TitleAct.Control control -> Set.of(control.by());
      default -> Set.of(); // notations leave the title alone
    };
  }

  /** The pledge that an act begins or ends. */
  private static Optional<TitleAct.Pledge> settled(Act act, Title before, Title after) {
    return switch (before) {
      case Title.Offered(_, Offer.InPledge(var terms)) when act instanceof TitleAct.Accept ->
          Optional.of(terms);
      case Title.Pledged pledged when act instanceof TitleAct.Release ->
          Optional.of(pledged.terms());
      default -> after.hasEnded() ? standing(before) : Optional.empty();
    };
  }

  /** The pledge that stands on a title, whatever is offered besides, on paper too. */
  private static Optional<TitleAct.Pledge> standing(Title title) {
    return switch (title) {
      case Title.Pledged pledged -> Optional.of(pledged.terms());
      case Title.Offered offered -> standing(offered.before());
      case Title.OnPaper paper -> standing(paper.before());
      default -> Optional.empty();
    };
  }
}
