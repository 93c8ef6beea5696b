package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.value.PartyId;

/** What may be done with goods that nobody takes (R34), and without the bill (R33). */
final class UndeliveredRules {
  private UndeliveredRules() {}

  static void decide(Bill bill, TitleAct.NotifyArrival notice) {
    Rules.requireNew(bill, new Bill.Notation(notice.by(), notice.id()), Rule.R34);
    requireArrived(bill);
  }

  static void decide(Bill bill, TitleAct.StoreGoods storage, Situation situation) {
    Rules.requireNew(bill, new Bill.Notation(storage.by(), storage.id()), Rule.R34);
    requireTime(bill, situation.profileOf(bill).noticeDays(), "stored", situation.now());
  }

  static void decideSale(Bill bill, Situation situation) {
    requireArrived(bill);
    require(bill.holds().isEmpty(), Rule.R51, "the goods are held by " + bill.holds().values());
    requireTime(bill, situation.profileOf(bill).saleDays(), "sold", situation.now());
  }

  static void decideOnIndemnity(Bill bill, Situation situation) {
    require(
        situation.profileOf(bill).deliveryWithoutSurrender(),
        Rule.R33,
        "the bill's profile allows no delivery on a letter of indemnity");
  }

  private static void requireArrived(Bill bill) {
    require(
        !Gate.closedFor(bill).contains(Gate.ARRIVED), Rule.R34, "the goods have not all arrived");
  }

  /** A party that came in later has its own days from when it was told. */
  private static void requireTime(Bill bill, int days, String what, Instant now) {
    Set<PartyId> parties = toBeTold(bill, now);
    Instant since =
        bill.undelivered()
            .toldSince(parties)
            .orElseThrow(
                () -> new Refused(Rule.R34, "notice of arrival is due to each of " + parties));
    Instant earliest = since.plus(Duration.ofDays(days));
    require(
        !now.isBefore(earliest),
        Rule.R34,
        "the goods may be " + what + " from " + earliest + " on");
  }

  /** The party to notify, and who may claim the goods; the consignor, where nobody is known. */
  private static Set<PartyId> toBeTold(Bill bill, Instant now) {
    var parties = new HashSet<>(bill.title().at(now).claimants());
    if (parties.isEmpty()) {
      parties.add(bill.document().consignor().party());
    }
    Particulars notifyParty = bill.document().notifyParty();
    if (notifyParty != null) {
      parties.add(notifyParty.party());
    }
    return parties;
  }
}
