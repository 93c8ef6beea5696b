package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R29;
import static org.throughbill.acts.Rule.R30;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R32;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.bol.bill.Deeds.ORIGINALS;
import static org.throughbill.bol.bill.Deeds.TERM;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToElectronic;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverAgainstPaper;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.instruct;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;
import static org.throughbill.bol.bill.Party.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Unlocode;

/** A bill goes on paper and comes back, and is never both (R29, R30). */
class MediumRulesTest {
  private static final Fact[] PROPOSED = {issued(), transferTo(BUYER), convertToPaper()};
  private static final Fact[] ON_PAPER = {issued(), convertToPaper(), consent()};
  private static final Fact[] PLEDGED_ON_PAPER = {
    issued(), pledgeTo(BANK), accept(), convertToPaper(), consent(), consent()
  };

  @Test
  void R29_a_proposal_changes_nothing_and_the_last_consent_makes_the_record_inoperative() {
    Story story = Story.of(PROPOSED).isInState(TitleState.OFFERED).isControlledBy(BUYER);
    new Given(story).when(consent().by(BUYER)).allowed().isInState(TitleState.PAPER);
    assertThat(story.title().controller()).isEmpty();
    assertThat(story.bill().instrument().holder()).isEmpty();
    assertThat(story.title().hasEnded()).isFalse();
  }

  @Test
  void R29_at_no_entry_of_the_chain_are_paper_and_record_both_the_bill_or_neither() {
    Story story =
        Story.of(
            issued(),
            convertToPaper(),
            consent(),
            convertToElectronic(SHIPPER),
            accept(),
            transferTo(BUYER));
    Optional<Bill> bill = Optional.empty();
    for (Entry entry : story.entries()) {
      bill = Bill.after(bill, entry, Acts.read(entry.act().payload()));
      boolean onPaper = isOnPaper(bill.orElseThrow().title());
      assertThat(onPaper ^ bill.get().title().controller().isPresent())
          .as("after entry %d", entry.seq())
          .isTrue();
    }
  }

  private static boolean isOnPaper(Title title) {
    return title instanceof Title.OnPaper || title instanceof Title.Offered(Title.OnPaper _, _);
  }

  @Test
  void R29_while_pledged_the_pledgee_consents_too() {
    Story story = Story.of(issued(), pledgeTo(BANK), accept(), convertToPaper());
    new Given(story).when(consent().by(SHIPPER)).allowed().isInState(TitleState.OFFERED);
    story.isControlledBy(BANK);
    new Given(story).when(consent().by(BANK)).allowed().isInState(TitleState.PAPER);
  }

  @Test
  void R29_only_a_party_to_the_bill_proposes_and_nobody_consents_for_another() {
    given(issued()).when(convertToPaper().by(STRANGER)).refusedBy(R29);
    given(issued(), transferTo(BUYER)).when(convertToPaper().by(SHIPPER)).refusedBy(R29);
    given(PROPOSED).when(consent().by(OPERATOR)).refusedBy(R26);
    given(PROPOSED).when(consent().by(SHIPPER)).refusedBy(R26);
    given(issued()).when(convertToPaper().by(SHIPPER)).allowed().isInState(TitleState.OFFERED);
  }

  @Test
  void R29_a_declined_withdrawn_or_lapsed_proposal_leaves_the_record_the_bill() {
    for (Deed end : List.of(decline(), withdraw().by(OPERATOR))) {
      given(PROPOSED).when(end).allowed().isInState(TitleState.HELD).isControlledBy(BUYER);
    }
    given(issued(), convertToPaper(), Fact.later(TERM)).when(consent()).refusedBy(R26);
  }

  @Test
  void R29_the_paper_says_which_record_it_replaces_and_that_it_is_inoperative() {
    BillId bill = Story.of(issued()).id();
    paper(bill, 1, "Replaces record " + bill + ", which is inoperative");
    paper(bill, 1, "取代电子记录 " + bill + "，该记录已失效");
    assertThat(Refusals.of(() -> paper(bill, 1, "Replaces " + bill)).reason()).isEqualTo(R29);
    assertThat(Refusals.of(() -> paper(bill, 1, "The record is inoperative")).reason())
        .isEqualTo(R29);
    assertThat(Refusals.of(() -> paper(bill, 0, bill + " is inoperative")).reason()).isEqualTo(R29);
  }

  private static TitleAct paper(BillId bill, int originals, String statement) {
    return new TitleAct.ConvertToPaper(
        bill,
        Hash.NONE,
        OPERATOR.id(),
        Story.BEGIN,
        new Unlocode("CNCKG"),
        originals,
        statement,
        Deeds.CONTRACT,
        Story.BEGIN.plus(TERM));
  }

  @Test
  void R30_the_record_says_that_the_originals_are_inoperative() {
    BillId bill = Story.of(issued()).id();
    Instant now = Story.BEGIN;
    assertThat(
            Refusals.of(
                    () ->
                        new TitleAct.ConvertToElectronic(
                            bill,
                            Hash.NONE,
                            OPERATOR.id(),
                            now,
                            new Unlocode("CNCKG"),
                            SHIPPER.id(),
                            1,
                            null,
                            "All originals are back",
                            now.plus(TERM)))
                .reason())
        .isEqualTo(R30);
  }

  @Test
  void R17_without_a_holder_there_is_nobody_to_consent_to_paper() {
    given(issued(), handTo(BUYER)).when(convertToPaper()).refusedBy(R17);
  }

  /** What moves control, or exercises a right, in a record that is the bill. */
  static List<Deed> operative() {
    return List.of(
        transferTo(BUYER),
        endorse(toOrderOf(BUYER)),
        pledgeTo(BANK),
        surrender(),
        instruct(),
        release(),
        deliver(),
        convertToPaper());
  }

  @ParameterizedTest
  @MethodSource("operative")
  void R29_no_act_moves_the_inoperative_record(Deed deed) {
    given(ON_PAPER).when(deed).refusedBy(R29);
    given(ON_PAPER).when(deed.by(SHIPPER)).refusedBy(R29);
  }

  @Test
  void R29_the_goods_travel_on_while_the_bill_is_on_paper() {
    Story story = Story.of(ON_PAPER);
    milestone(1, MilestoneKind.LOADED).happenIn(story);
    cleared().happenIn(story);
    assertThat(story.bill().milestones()).hasSize(1);
  }

  @Test
  void R29_R30_what_has_lapsed_by_the_registrys_clock_is_not_proposed() {
    Duration ahead = Duration.ofMinutes(-2);
    Duration term = Duration.ofMinutes(1);
    given(issued())
        .when(convertToPaper(term).withClockAhead(ahead))
        .refusedBy(R29, "term has passed");
    given(ON_PAPER)
        .when(convertToElectronic(SHIPPER, ORIGINALS, null, term).withClockAhead(ahead))
        .refusedBy(R30, "term has passed");
  }

  @Test
  void R30_two_of_three_originals_do_not_bring_the_record_back() {
    given(ON_PAPER)
        .when(convertToElectronic(SHIPPER, ORIGINALS - 1, null))
        .refusedBy(R30, "2 of 3 originals");
    given(ON_PAPER).when(convertToElectronic(SHIPPER, ORIGINALS + 1, null)).refusedBy(R30);
    given(issued()).when(convertToElectronic(SHIPPER)).refusedBy(R30);
  }

  @Test
  void R30_with_all_originals_back_the_party_that_surrendered_them_has_control_when_it_accepts() {
    Story story = given(ON_PAPER).when(convertToElectronic(SHIPPER)).allowed();
    assertThat(story.isInState(TitleState.OFFERED).title().controller()).isEmpty();
    new Given(story).when(accept().by(BUYER)).refusedBy(Rule.R13);
    new Given(story).when(accept()).allowed().isInState(TitleState.HELD).isControlledBy(SHIPPER);
    new Given(story).when(transferTo(BUYER)).allowed().isControlledBy(BUYER);
  }

  @Test
  void R30_the_record_follows_the_papers_endorsements() {
    Story story =
        Story.of(
            issued(),
            convertToPaper(),
            consent(),
            convertToElectronic(BUYER, ORIGINALS, toOrderOf(BUYER)),
            accept());
    story.isControlledBy(BUYER).isToTheOrderOf(BUYER);
  }

  @Test
  void R17_the_paper_leads_to_whom_the_record_is_offered() {
    given(ON_PAPER).when(convertToElectronic(BUYER)).refusedBy(R17);
    given(ON_PAPER)
        .when(convertToElectronic(BUYER, ORIGINALS, toOrderOf(SECOND_BUYER)))
        .refusedBy(R17);
    given(ON_PAPER)
        .when(convertToElectronic(UNKNOWN, ORIGINALS, toOrderOf(UNKNOWN)))
        .refusedBy(R22);
  }

  @Test
  void R31_only_the_operator_that_has_the_paper_offers_the_record() {
    given(ON_PAPER).when(convertToElectronic(SHIPPER).by(SHIPPER)).refusedBy(R31);
    given(ON_PAPER).when(deliverAgainstPaper().by(SHIPPER)).refusedBy(R31);
  }

  @Test
  void R30_an_offer_of_the_record_that_is_not_accepted_leaves_the_bill_on_paper() {
    for (Deed end : List.of(decline(), withdraw().by(OPERATOR))) {
      Fact[] offered = {issued(), convertToPaper(), consent(), convertToElectronic(SHIPPER)};
      given(offered).when(end).allowed().isInState(TitleState.PAPER);
    }
    Story story = Story.of(ON_PAPER);
    convertToElectronic(SHIPPER).happenIn(story);
    story.passes(TERM);
    story.isInState(TitleState.PAPER);
    assertThat(story.bill().order()).isInstanceOf(Order.ToOrderOf.class);
  }

  @Test
  void R61_a_pledge_that_went_on_paper_comes_back_with_the_pledgee() {
    Story story = Story.of(PLEDGED_ON_PAPER);
    convertToElectronic(BANK).happenIn(story);
    new Given(story).when(accept()).allowed().isInState(TitleState.PLEDGED).isControlledBy(BANK);
    new Given(story).when(transferTo(BUYER)).refusedBy(R61);
    new Given(story).when(release()).allowed().isControlledBy(SHIPPER);
  }

  @Test
  void R30_who_has_the_paper_from_the_pledgee_comes_back_as_holder() {
    Story story = Story.of(PLEDGED_ON_PAPER);
    convertToElectronic(SHIPPER).happenIn(story);
    new Given(story).when(accept()).allowed().isInState(TitleState.HELD).isControlledBy(SHIPPER);
  }

  @Test
  void R32_goods_are_delivered_against_paper_when_the_other_gates_are_open() {
    Story story = Story.of(ON_PAPER);
    assertThat(new Given(story).when(deliverAgainstPaper()).refusedBy(R32).faults()).hasSize(2);
    cleared().happenIn(story);
    arrived().happenIn(story);
    hold("hold-0001").happenIn(story);
    new Given(story).when(deliverAgainstPaper()).refusedBy(R32, "NO_HOLD");
  }

  @Test
  void R35_delivery_against_paper_ends_the_bill() {
    Story story = Story.of(issued(), convertToPaper(), consent(), cleared(), arrived());
    new Given(story).when(deliverAgainstPaper()).allowed().isInState(TitleState.DELIVERED);
    assertThat(story.title().hasEnded()).isTrue();
    new Given(story).when(convertToElectronic(SHIPPER)).refusedBy(R35);
    new Given(story).when(transferTo(BUYER)).refusedBy(R35);
  }

  @Test
  void R29_goods_are_not_delivered_against_paper_that_is_not_the_bill() {
    given(issued(), cleared(), arrived()).when(deliverAgainstPaper()).refusedBy(R29);
  }
}
