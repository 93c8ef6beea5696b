package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.amend;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToElectronic;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverAgainstPaper;
import static org.throughbill.bol.bill.Deeds.demandSecurity;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.executeInstruction;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inBlank;
import static org.throughbill.bol.bill.Deeds.instruct;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.surrenderForSplit;
import static org.throughbill.bol.bill.Deeds.toNamed;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Deeds.withdraw;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** What holds in every history, whatever parties try. */
class HistoryTest {
  private static final int HISTORIES = Integer.getInteger("throughbill.histories", 60);
  private static final int ATTEMPTS = 50;

  /** A seed of one's own finds again what a random one found. */
  static LongStream seeds() {
    Long seed = Long.getLong("throughbill.seed");
    return seed == null ? LongStream.range(0, HISTORIES) : LongStream.of(seed);
  }

  static Party anyParty(Random random) {
    return List.of(Party.values()).get(random.nextInt(Party.values().length));
  }

  private static Party anyHolder(Random random) {
    return List.of(Party.SHIPPER, Party.BUYER, Party.SECOND_BUYER, Party.STRANGER)
        .get(random.nextInt(4));
  }

  static Deed anyDeed(Random random, int step) {
    Party to = anyHolder(random);
    String id = "notation-" + step;
    return switch (random.nextInt(24)) {
      case 0, 1 -> transferTo(to);
      case 2 -> random.nextBoolean() ? handTo(to) : offerTo(to);
      case 3 -> transferTo(to, random.nextBoolean() ? inBlank() : toNamed(to));
      case 4, 5 -> endorse(random.nextInt(4) == 0 ? inBlank() : toOrderOf(to));
      case 6, 7 -> pledgeTo(random.nextBoolean() ? Party.BANK : Party.OTHER_BANK);
      case 8, 9 -> accept();
      case 10 -> decline();
      case 11 -> withdraw();
      case 12, 13 -> release();
      case 14, 15 -> anySurrender(random);
      case 16 -> anyAnswer(random, step);
      case 17 -> rejectSurrender();
      case 18 -> deliver();
      case 19 ->
          random.nextInt(3) == 0
              ? random.nextBoolean()
                  ? anyInstruction(random)
                  : random.nextBoolean() ? amend() : consent()
              : random.nextInt(3) == 0 ? arrived() : milestone(1, MilestoneKind.LOADED);
      case 20, 21 -> random.nextInt(3) == 0 ? consent() : anyChangeOfMedium(random);
      case 22 -> random.nextBoolean() ? hold(id) : lift("notation-" + random.nextInt(step + 1), id);
      default -> cleared();
    };
  }

  private static Deed anySurrender(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> surrenderForAmendment();
      case 2 -> surrenderForSplit();
      default -> surrender();
    };
  }

  private static Deed anyAnswer(Random random, int step) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> voided("NLS" + step);
      case 2, 3 -> split("NLS" + step, "NLS9" + step);
      default -> acceptSurrender();
    };
  }

  private static Deed anyInstruction(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> instruct();
      case 1 -> demandSecurity();
      default -> executeInstruction();
    };
  }

  private static Deed anyChangeOfMedium(Random random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> convertToPaper();
      case 2, 3 -> convertToElectronic(anyHolder(random), 3, inBlank());
      default -> deliverAgainstPaper();
    };
  }

  /** Mostly by whoever would in earnest, often by somebody else, sometimes upon an old entry. */
  private static Deed anyAttempt(Random random, Story story, int step) {
    Deed deed = anyDeed(random, step);
    if (random.nextInt(3) == 0) {
      deed = deed.by(anyParty(random));
    }
    return random.nextInt(6) == 0
        ? deed.uponEntry(1 + random.nextInt(story.entries().size()))
        : deed;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void R13_every_history_has_one_controller_from_issue_to_end(long seed) {
    var random = new Random(seed);
    Story story = Story.of(issue("NLS1", Papers.cars()));
    Optional<PartyId> controller = Optional.of(Party.SHIPPER.id());
    @Nullable PartyId pledgor = null;
    @Nullable PartyId holder = null;
    for (int step = 0; step < ATTEMPTS; step++) {
      if (random.nextInt(12) == 0) {
        story.passes(Deeds.TERM);
      }
      Bill before = story.bill();
      SignedAct signed = anyAttempt(random, story, step).signedIn(story);
      Act act = Acts.read(signed.payload());
      try {
        story.take(signed);
      } catch (Refused refused) {
        assertThat(story.bill()).as("seed %d: a refusal changes nothing", seed).isEqualTo(before);
        continue;
      }
      if (act instanceof TitleAct.Control control) {
        assertThat(mayMove(before, control))
            .as("seed %d: %s upon %s", seed, act, before.title())
            .isTrue();
      }
      switch (act) {
        case TitleAct.Transfer transfer -> controller = Optional.of(transfer.to());
        case TitleAct.Pledge pledge -> pledgor = pledge.by();
        case TitleAct.OfferTransfer _ -> pledgor = null;
        case TitleAct.Accept accept -> controller = Optional.of(accept.by());
        case TitleAct.Release _ -> controller = Optional.ofNullable(pledgor);
        case TitleAct.Surrender surrender -> {
          holder = surrender.by();
          controller = Optional.of(Party.OPERATOR.id());
        }
        case TitleAct.SurrenderForAmendment surrender -> {
          holder = surrender.by();
          controller = Optional.of(Party.OPERATOR.id());
        }
        case TitleAct.SurrenderForSplit surrender -> {
          holder = surrender.by();
          controller = Optional.of(Party.OPERATOR.id());
        }
        case TitleAct.SurrenderForMerge surrender -> {
          holder = surrender.by();
          controller = Optional.of(Party.OPERATOR.id());
        }
        case TitleAct.RejectSurrender _ -> controller = Optional.ofNullable(holder);
        case TitleAct.Ending _ -> controller = Optional.empty();
        case TitleAct.Consent _ -> {
          if (story.bill().title().controller().isEmpty()) {
            controller = Optional.empty();
          }
        }
        default -> {}
      }
      assertThat(story.bill().title().controller())
          .as("seed %d after %s", seed, act)
          .isEqualTo(controller);
    }
  }

  /** Who may act upon control, told a second time. */
  private static boolean mayMove(Bill bill, TitleAct.Control act) {
    boolean controls = bill.title().controller().filter(act.by()::equals).isPresent();
    boolean offeree =
        bill.title() instanceof Title.Offered offered && offered.offer().asked().contains(act.by());
    return switch (act) {
      case TitleAct.Endorse _ -> controls || bill.order().equals(new Order.ToOrderOf(act.by()));
      case TitleAct.Accept _, TitleAct.Decline _, TitleAct.Consent _ -> offeree;
      case TitleAct.DemandSecurity _, TitleAct.ExecuteInstruction _ -> offeree;
      case TitleAct.ConvertToElectronic _, TitleAct.DeliverAgainstPaper _ ->
          bill.title().controller().isEmpty() && act.by().equals(bill.operator());
      case TitleAct.Amend _, TitleAct.ConvertToPaper _, TitleAct.Cancel _ ->
          controls
              || act.by().equals(bill.operator())
              || bill.title().claimant().filter(act.by()::equals).isPresent();
      case TitleAct.Withdraw _ ->
          bill.title() instanceof Title.Offered(_, Offer offer) && offer.by().equals(act.by());
      default -> controls;
    };
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void R76_the_fold_of_the_entries_is_the_state_that_was_kept(long seed) {
    var random = new Random(seed);
    Story story = Story.of(issue("NLS1", Papers.cars()));
    for (int step = 0; step < ATTEMPTS; step++) {
      try {
        anyAttempt(random, story, step).happenIn(story);
      } catch (Refused refused) {
        assertThat(refused.faults()).isNotEmpty();
      }
    }
    assertThat(fold(story.entries())).as("seed %d", seed).isEqualTo(story.present());
    List<Entry> travelled = story.entries().stream().map(Entry::toJson).map(Entry::read).toList();
    assertThat(fold(travelled)).as("seed %d, after JSON", seed).isEqualTo(story.present());
  }

  private static Optional<Bill> fold(List<Entry> entries) {
    Optional<Bill> bill = Optional.empty();
    for (Entry entry : entries) {
      bill = Bill.after(bill, entry, Acts.read(entry.act().payload()));
    }
    return bill;
  }

  static List<Deed> impossible() {
    return List.of(
        accept(),
        decline(),
        withdraw(),
        release(),
        acceptSurrender(),
        rejectSurrender(),
        deliver());
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_entry_that_cannot_follow_is_an_incident(Deed deed) {
    Story story = Story.of(issued());
    assertThatThrownBy(() -> append(story, deed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("entry 2 cannot stand there");
  }

  @Test
  void an_answer_to_a_lapsed_offer_is_an_incident() {
    Story story = Story.of(issued(), pledgeTo(Party.BANK), Fact.later(Deeds.TERM));
    assertThatThrownBy(() -> append(story, accept())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_chain_that_does_not_begin_with_an_issue_is_an_incident() {
    Story story = Story.of(issued());
    Entry transfer = story.take(transferTo(Party.BUYER).signedIn(story));
    assertThatThrownBy(
            () -> Bill.after(Optional.empty(), transfer, Acts.read(transfer.act().payload())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("begins with an issue");
  }

  @Test
  void an_act_of_another_kind_on_a_title_chain_is_an_incident() {
    Story story = Story.of(issued());
    Deed receive =
        Deed.of(b -> new Statement.Receive(b.bill(), b.party(), b.at(), new Unlocode("CNCKG")));
    assertThatThrownBy(() -> append(story, receive))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no part of a title");
  }

  /** As a database would hold it that nobody decided upon. */
  private static Optional<Bill> append(Story story, Deed deed) {
    SignedAct signed = deed.signedIn(story);
    Entry entry =
        Entry.seal(
            ChainId.title(story.id()),
            story.entries().size() + 1,
            story.hashOf(0),
            signed,
            story.now());
    return Bill.after(story.present(), entry, Acts.read(signed.payload()));
  }

  @Test
  void a_bill_keeps_every_notation_and_the_entries_since_the_last_act_upon_control() {
    Story story =
        Story.of(issued(), hold("hold-0001"), milestone(1, MilestoneKind.GATE_IN), cleared());
    assertThat(story.bill().signableUpon())
        .containsExactlyInAnyOrderElementsOf(story.entries().stream().map(Entry::hash).toList());
    assertThat(story.bill().notations()).hasSize(3);
    transferTo(Party.BUYER).happenIn(story);
    assertThat(story.bill().signableUpon()).containsExactly(story.entries().getLast().hash());
    assertThat(story.bill().notations()).hasSize(3);
    assertThat(story.bill().number().value()).isEqualTo("NLS1");
    assertThat(story.bill().operator()).isEqualTo(Party.OPERATOR.id());
  }
}
