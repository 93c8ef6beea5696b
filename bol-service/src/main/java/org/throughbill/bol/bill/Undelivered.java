package org.throughbill.bol.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/** What was told and done about goods that wait to be taken (R34). */
public record Undelivered(List<Notice> notices, List<TitleAct.StoreGoods> storages) {
  static final Undelivered NOTHING = new Undelivered(List.of(), List.of());

  /**
   * A notice of arrival.
   *
   * @param since when it was sealed, from which time its days are counted
   */
  public record Notice(TitleAct.NotifyArrival terms, Instant since) {}

  public Undelivered {
    notices = List.copyOf(notices);
    storages = List.copyOf(storages);
  }

  Undelivered notified(TitleAct.NotifyArrival terms, Instant since) {
    var all = new ArrayList<>(notices);
    all.add(new Notice(terms, since));
    return new Undelivered(all, storages);
  }

  Undelivered stored(TitleAct.StoreGoods storage) {
    var all = new ArrayList<>(storages);
    all.add(storage);
    return new Undelivered(notices, all);
  }

  /** When all of these parties had been told; empty where one of them has not. */
  Optional<Instant> toldSince(Collection<PartyId> parties) {
    return parties.stream().allMatch(party -> told(party).isPresent())
        ? parties.stream().flatMap(party -> told(party).stream()).max(Instant::compareTo)
        : Optional.empty();
  }

  private Optional<Instant> told(PartyId party) {
    return notices.stream()
        .filter(notice -> notice.terms().to().contains(party))
        .map(Notice::since)
        .min(Instant::compareTo);
  }
}
