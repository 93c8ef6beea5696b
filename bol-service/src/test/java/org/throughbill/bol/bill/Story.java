package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** One bill and its time: acts are signed, verified, decided and sealed as the service does it. */
final class Story {
  static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration BETWEEN_ACTS = Duration.ofMinutes(1);
  private static final BillId NO_BILL = new BillId("0".repeat(64));

  private final List<Story> others;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<Bill> bill = Optional.empty();
  private Instant now = BEGIN;
  private LegalProfiles profiles = LegalProfiles.standard();

  private Story(List<Story> others) {
    this.others = new ArrayList<>(others);
  }

  static Story of(Fact... facts) {
    return new Story(List.of()).and(facts);
  }

  /** Another bill of the same registry, from the same time on. */
  Story beside(Fact... facts) {
    var story = new Story(List.of(this));
    story.now = now;
    return story.and(facts);
  }

  /** From now on this bill has the other beside it. */
  void knows(Story other) {
    others.addFirst(other);
  }

  /** This bill as it is now and stays, as one that looked before an act came sees it. */
  Story asSeenNow() {
    var seen = new Story(others);
    seen.bill = bill;
    seen.now = now;
    return seen;
  }

  /** This bill and those beside it, in the order of their numbers. */
  List<Story> all() {
    return Stream.concat(Stream.of(this), others.stream())
        .filter(story -> story.present().isPresent())
        .sorted(Comparator.comparing(story -> story.bill().number().value()))
        .toList();
  }

  private Story and(Fact... facts) {
    for (Fact fact : facts) {
      fact.happenIn(this);
    }
    return this;
  }

  Instant now() {
    return now;
  }

  Optional<Bill> present() {
    return bill;
  }

  Bill bill() {
    return bill.orElseThrow();
  }

  BillId id() {
    return bill.map(Bill::id).orElse(NO_BILL);
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  Title title() {
    return bill().title().at(now);
  }

  TitleState state() {
    return bill.map(b -> b.title().at(now).state()).orElse(TitleState.UNISSUED);
  }

  /** The party in control; in an ended or unissued story, whoever had it last or would first. */
  Party controller() {
    return bill.flatMap(b -> b.title().controller()).map(Party::of).orElse(Party.SHIPPER);
  }

  Hash hashOf(int seq) {
    if (entries.isEmpty()) {
      return Hash.NONE;
    }
    return seq == 0 ? entries.getLast().hash() : entries.get(seq - 1).hash();
  }

  /** Under another rulebook than the standard one. */
  Story under(LegalProfiles others) {
    profiles = others;
    return this;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  /** Only whether the act may follow. */
  Verified<Act> decide(SignedAct signed) {
    Verified<Act> act = Pens.VERIFIER.verify(signed, now);
    Rules.decide(bill, act, situation());
    return act;
  }

  /** The act takes its place, if it may. */
  Entry take(SignedAct signed) {
    Verified<Act> act = decide(signed);
    ChainId chain = Acts.chainOn(Topic.BILL_EVENTS, act.act(), signed);
    Hash prev = hashOf(0);
    Entry entry = Entry.seal(chain, entries.size() + 1, prev, signed, now);
    bill = Bill.after(bill, entry, act.act());
    entries.add(entry);
    now = now.plus(BETWEEN_ACTS);
    return entry;
  }

  Situation situation() {
    return new Situation(
        now, Party::standing, Party.REGISTRY.id(), Places.corridor(), profiles, new Others());
  }

  private final class Others implements OtherBills {
    @Override
    public Optional<Bill> find(BillId id) {
      return others.stream()
          .filter(other -> other.id().equals(id))
          .map(other -> other.bill().at(now))
          .findFirst();
    }

    @Override
    public Optional<Bill> glimpse(BillId id) {
      return find(id);
    }

    @Override
    public boolean isIssued(PartyId operator, BillNumber number) {
      return Stream.concat(Stream.of(Story.this), others.stream())
          .flatMap(story -> story.present().stream())
          .anyMatch(b -> b.operator().equals(operator) && b.number().equals(number));
    }
  }

  Story isInState(TitleState state) {
    assertThat(state()).isEqualTo(state);
    return this;
  }

  Story isControlledBy(Party party) {
    assertThat(title().controller()).contains(party.id());
    return this;
  }

  Story isToTheOrderOf(Party party) {
    assertThat(bill().order()).isEqualTo(new Order.ToOrderOf(party.id()));
    return this;
  }
}
