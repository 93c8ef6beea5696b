package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.merge;
import static org.throughbill.bol.bill.Deeds.reissue;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.surrenderForMerge;
import static org.throughbill.bol.bill.Deeds.surrenderForSplit;
import static org.throughbill.bol.bill.Deeds.transferTo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;

/** What holds in every history of two bills that may be split and merged, whatever parties try. */
class SuccessionHistoryTest {
  private static final int ATTEMPTS = 60;

  /** What a history has to come to now and then, or it shows nothing. */
  private enum Turning {
    GIVEN_UP_TO_SPLIT,
    SPLIT,
    GIVEN_UP_TO_MERGE,
    GIVEN_BACK,
    MERGE_BEGUN,
    MERGED
  }

  static LongStream seeds() {
    return HistoryTest.seeds();
  }

  private static Deed anyDeed(Random random, Story other, int step) {
    return switch (random.nextInt(16)) {
      case 0 -> surrenderForSplit();
      case 1 -> split("NLS2", random.nextInt(4) == 0 ? "NLS7" : "NLS3");
      case 2, 3, 4, 5 -> surrenderForMerge();
      case 6, 7, 8 -> merge(random.nextInt(4) == 0 ? "NLS8" : "NLS9");
      case 9 -> random.nextBoolean() ? rejectSurrender() : acceptSurrender();
      case 10, 11 -> transferTo(other.controller());
      default -> HistoryTest.anyDeed(random, step);
    };
  }

  /** Two bills of one operator on the same terms, as parties try what comes to their minds. */
  private static final class Two {
    private final long seed;
    private final Random random;
    private final Story one = Story.of(issue("NLS1", Papers.cars()));
    private final Story two = one.beside(issue("NLS7", Papers.another(Papers.cars())));
    private final Set<Turning> turnings = EnumSet.noneOf(Turning.class);

    Two(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      one.knows(two);
    }

    Two walked() {
      for (int step = 0; step < ATTEMPTS; step++) {
        Story story = random.nextBoolean() ? one : two;
        Deed deed = anyDeed(random, story == one ? two : one, step);
        attempt(story, random.nextInt(8) == 0 ? deed.by(HistoryTest.anyParty(random)) : deed);
      }
      return this;
    }

    private void attempt(Story story, Deed deed) {
      List<Bill> before = List.of(one.bill(), two.bill());
      Bill old = story.bill();
      SignedAct signed = deed.signedIn(story);
      Act act = Acts.read(signed.payload());
      try {
        story.take(signed);
      } catch (Refused refused) {
        assertThat(List.of(one.bill(), two.bill())).as("seed %d", seed).isEqualTo(before);
        return;
      }
      assertThat(old.title().hasEnded()).as("seed %d: %s after the end", seed, act).isFalse();
      assertSucceeded(act, old.title(), story.title());
      assertThat(story.title().controller().isEmpty())
          .as("seed %d: nobody controls what has ended, and after %s", seed, act)
          .isEqualTo(story.title().hasEnded() || story.title() instanceof Title.OnPaper);
      assertOneMerge();
      note(act);
    }

    /** Every bill ends for what it was given up for, and each way back is to who gave it up. */
    private void assertSucceeded(Act act, Title before, Title after) {
      if (after instanceof Title.Voided gone) {
        var up = (Title.Surrendering) before;
        assertThat(gone.successors()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(gone.successors().stream().map(Title.Successor::agreement))
            .as("seed %d: %s", seed, act)
            .containsExactlyElementsOf(up.agreements());
        assertThat(gone.successors().stream().map(Title.Successor::number))
            .as("seed %d: numbers in use", seed)
            .doesNotContain(one.bill().number(), two.bill().number());
        assertThat(gone.holder()).isEqualTo(up.holder());
        assertThat(gone.merged()).isEqualTo(up.merged());
      }
      if (act instanceof TitleAct.RejectSurrender) {
        assertThat(after.controller()).as("seed %d", seed).contains(holder(before));
      }
    }

    private static PartyId holder(Title before) {
      return ((Title.Surrendering) before).holder();
    }

    /** Once a merge began, no bill of it is anywhere but given up for it or gone into the whole. */
    private void assertOneMerge() {
      if (one.title() instanceof Title.Voided first && !first.merged().isEmpty()) {
        switch (two.title()) {
          case Title.Surrendering up -> {
            assertThat(up.merged()).as("seed %d", seed).isEqualTo(first.merged());
            assertThat(up.holder()).as("seed %d", seed).isEqualTo(first.holder());
          }
          default -> assertThat(two.title()).as("seed %d", seed).isEqualTo(first);
        }
      } else if (two.title() instanceof Title.Voided second) {
        assertThat(second.merged()).as("seed %d: it went first", seed).isEmpty();
      }
    }

    private void note(Act act) {
      switch (act) {
        case TitleAct.SurrenderForSplit _ -> turnings.add(Turning.GIVEN_UP_TO_SPLIT);
        case TitleAct.SplitBill _ -> turnings.add(Turning.SPLIT);
        case TitleAct.SurrenderForMerge _ -> turnings.add(Turning.GIVEN_UP_TO_MERGE);
        case TitleAct.RejectSurrender _ -> turnings.add(Turning.GIVEN_BACK);
        case TitleAct.MergeBill _ ->
            turnings.add(
                turnings.contains(Turning.MERGE_BEGUN) ? Turning.MERGED : Turning.MERGE_BEGUN);
        default -> {}
      }
    }

    /** What was announced can be issued, to who gave the old bills up, and once all are void. */
    private void assertIssuable(Story old) {
      if (!(old.title() instanceof Title.Voided gone) || !isWhollyVoid(gone)) {
        return;
      }
      List<SignedAct> agreements = agreements(old);
      for (int i = 0; i < agreements.size(); i++) {
        Story successor = one.beside();
        successor.knows(two);
        BillNumber number = gone.successors().get(i).number();
        reissue(number.value(), agreements.get(i), replacement(old, gone)).happenIn(successor);
        assertThat(successor.title().controller()).as("seed %d", seed).contains(gone.holder());
      }
    }

    private boolean isWhollyVoid(Title.Voided gone) {
      return gone.merged().isEmpty()
          || (one.title() instanceof Title.Voided && two.title() instanceof Title.Voided);
    }

    private static Replacement replacement(Story old, Title.Voided gone) {
      return gone.merged().isEmpty()
          ? new Replacement(old.id(), gone.holder())
          : new Replacement(
              gone.merged().getFirst(),
              gone.holder(),
              gone.merged().subList(1, gone.merged().size()));
    }

    /** What the bill was given up around, the last time that it was. */
    private static List<SignedAct> agreements(Story old) {
      var last = new ArrayList<SignedAct>();
      for (var entry : old.entries()) {
        @Nullable List<SignedAct> agreed =
            switch (Acts.read(entry.act().payload())) {
              case TitleAct.SurrenderForSplit up -> up.agreements();
              case TitleAct.SurrenderForMerge up -> List.of(up.agreement());
              case TitleAct.SurrenderForAmendment up -> List.of(up.agreement());
              default -> null;
            };
        if (agreed != null) {
          last.clear();
          last.addAll(agreed);
        }
      }
      return last;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void R85_no_goods_are_lost_or_doubled_when_bills_are_split_and_merged(long seed) {
    Two bills = new Two(seed).walked();
    bills.assertIssuable(bills.one);
    bills.assertIssuable(bills.two);
  }

  @Test
  void one_history_in_ten_comes_to_each_turning() {
    int histories = 60;
    List<Two> all =
        LongStream.range(0, histories).mapToObj(seed -> new Two(seed).walked()).toList();
    for (Turning turning : Turning.values()) {
      assertThat(all.stream().filter(two -> two.turnings.contains(turning)).count())
          .as("%s", turning)
          .isGreaterThanOrEqualTo(histories / 10);
    }
  }
}
