package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R32;
import static org.throughbill.acts.Rule.R33;
import static org.throughbill.acts.Rule.R34;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverOnIndemnity;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.notifyArrival;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.sellGoods;
import static org.throughbill.bol.bill.Deeds.storeGoods;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.reference.LegalProfile;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Unlocode;

/** Goods that nobody takes (R34), and goods that somebody would have without the bill (R33). */
class UndeliveredRulesTest {
  private static final Duration NOTICE = Duration.ofDays(7);
  private static final Duration SALE = Duration.ofDays(60);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Story told() {
    return Story.of(issued(), arrived(), notifyArrival("notice-01", BUYER, SHIPPER));
  }

  /** The minute after an act is gone already when the next comes. */
  private static Story told(Duration ago) {
    Story story = told();
    story.passes(ago.minus(MINUTE));
    return story;
  }

  @Test
  void R34_goods_are_stored_when_the_days_of_notice_have_passed_and_not_before() {
    new Given(told(NOTICE.minusSeconds(1))).when(storeGoods()).refusedBy(R34, "stored from");
    Story story = new Given(told(NOTICE)).when(storeGoods()).allowed();
    assertThat(story.bill().undelivered().storages()).hasSize(1);
    story.isInState(TitleState.HELD).isControlledBy(SHIPPER);
    new Given(story).when(storeGoods()).refusedBy(R34, "is used already");
  }

  @Test
  void R34_goods_are_sold_when_the_days_of_sale_have_passed_and_not_before() {
    new Given(told(NOTICE)).when(sellGoods()).refusedBy(R34, "sold from");
    new Given(told(SALE.minusSeconds(1))).when(sellGoods()).refusedBy(R34, "sold from");
    Story story = new Given(told(SALE)).when(sellGoods()).allowed().isInState(TitleState.SOLD);
    Title.Sold sold = (Title.Sold) story.title();
    assertThat(sold.entitled()).containsExactly(SHIPPER.id());
    assertThat(sold.terms().held()).isEqualTo(new Money("CNY", 170_000_000));
  }

  @Test
  void R34_no_notice_is_given_before_all_goods_have_arrived() {
    given(issued()).when(notifyArrival("notice-01")).refusedBy(R34, "not all arrived");
    given(issued(), milestone(2, MilestoneKind.DEPARTED))
        .when(notifyArrival("notice-01"))
        .refusedBy(R34);
    given(issued()).when(sellGoods()).refusedBy(R34, "not all arrived");
  }

  @Test
  void R34_without_notice_nothing_is_stored_or_sold_however_long_they_lie() {
    Story story = Story.of(issued(), arrived(), Fact.later(SALE.multipliedBy(2)));
    new Given(story).when(storeGoods()).refusedBy(R34, "notice of arrival is due");
    new Given(story).when(sellGoods()).refusedBy(R34, "notice of arrival is due");
  }

  @Test
  void R34_the_party_to_notify_and_the_holder_are_both_told() {
    for (Party one : new Party[] {BUYER, SHIPPER}) {
      Story story = Story.of(issued(), arrived(), notifyArrival("notice-01", one));
      story.passes(SALE);
      new Given(story).when(sellGoods()).refusedBy(R34, "notice of arrival is due");
    }
  }

  @Test
  void R34_who_becomes_holder_after_the_notice_has_its_own_days() {
    Story story = told(SALE);
    transferTo(SECOND_BUYER).happenIn(story);
    new Given(story).when(sellGoods()).refusedBy(R34, "notice of arrival is due");
    notifyArrival("notice-02", SECOND_BUYER).happenIn(story);
    new Given(story).when(sellGoods()).refusedBy(R34, "sold from");
    story.passes(SALE);
    new Given(story).when(sellGoods()).allowed().isInState(TitleState.SOLD);
  }

  @Test
  void R34_while_pledged_the_pledgee_is_told_too_and_the_rest_is_held_for_both() {
    Story story = Story.of(issued(), arrived(), pledgeTo(BANK), accept());
    notifyArrival("notice-01", BUYER, SHIPPER).happenIn(story);
    story.passes(SALE);
    new Given(story).when(sellGoods()).refusedBy(R34, "notice of arrival is due");
    notifyArrival("notice-02", BANK).happenIn(story);
    story.passes(SALE);
    new Given(story).when(sellGoods()).allowed();
    assertThat(((Title.Sold) story.title()).entitled())
        .containsExactlyInAnyOrder(BANK.id(), SHIPPER.id());
  }

  @Test
  void R34_of_a_bill_on_paper_the_consignor_is_told_and_nobody_is_known_to_be_entitled() {
    Story story = Story.of(issued(), arrived(), convertToPaper(), consent());
    notifyArrival("notice-01", BUYER).happenIn(story);
    story.passes(SALE);
    new Given(story).when(sellGoods()).refusedBy(R34);
    notifyArrival("notice-02", SHIPPER).happenIn(story);
    story.passes(SALE);
    new Given(story).when(sellGoods()).allowed();
    assertThat(((Title.Sold) story.title()).entitled()).isEmpty();
  }

  @Test
  void R34_who_surrendered_and_never_came_has_the_proceeds() {
    Story story = Story.of(issued(), arrived(), surrender(), acceptSurrender());
    notifyArrival("notice-01").happenIn(story);
    story.passes(SALE);
    new Given(story).when(sellGoods()).allowed();
    assertThat(((Title.Sold) story.title()).entitled()).containsExactly(SHIPPER.id());
  }

  @Test
  void R51_goods_that_an_authority_holds_are_not_sold() {
    Story story = told(SALE);
    hold("hold-0001").happenIn(story);
    new Given(story).when(sellGoods()).refusedBy(R51);
  }

  @Test
  void R31_only_the_operator_tells_stores_and_sells() {
    for (Deed deed : new Deed[] {notifyArrival("notice-02"), storeGoods(), sellGoods()}) {
      new Given(told(SALE)).when(deed.by(SHIPPER)).refusedBy(R31);
    }
  }

  @Test
  void R34_a_notice_is_given_once_under_one_id() {
    new Given(told()).when(notifyArrival("notice-01")).refusedBy(R34, "used already");
  }

  @Test
  void R34_costs_are_taken_from_the_proceeds_in_one_currency_and_what_is_held_is_no_debt() {
    assertThat(Refusals.of(() -> selling(new Money("CNY", 10), new Money("USD", 1))).reason())
        .isEqualTo(R34);
    assertThat(selling(new Money("CNY", 10), new Money("CNY", 12)).held())
        .isEqualTo(new Money("CNY", 0));
  }

  private static TitleAct.SellGoods selling(Money proceeds, Money costs) {
    return new TitleAct.SellGoods(
        Story.of(issued()).id(),
        Hash.NONE,
        Party.OPERATOR.id(),
        Instant.EPOCH,
        new Unlocode("VNHPH"),
        proceeds,
        costs,
        "order of the port court");
  }

  @Test
  void R35_after_the_sale_nothing_is_left_to_do() {
    Story story = told(SALE);
    sellGoods().happenIn(story);
    new Given(story).when(sellGoods()).refusedBy(R35);
    new Given(story).when(transferTo(BUYER)).refusedBy(R35);
    new Given(story).when(deliver()).refusedBy(R35);
    new Given(story).when(notifyArrival("notice-02")).refusedBy(R35);
  }

  @Test
  void R33_goods_are_not_delivered_on_a_letter_of_indemnity() {
    given(issued(), cleared(), arrived()).when(deliverOnIndemnity()).refusedBy(R33, "profile");
    given(issued(), pledgeTo(BANK), accept()).when(deliverOnIndemnity()).refusedBy(R33);
    given(issued(), surrender()).when(deliverOnIndemnity()).refusedBy(R33);
    given(issued()).when(deliverOnIndemnity().by(SHIPPER)).refusedBy(R31);
  }

  @Test
  void R33_where_the_profile_allows_it_the_other_gates_are_open_and_the_bill_ends() {
    Story story = Story.of(issued()).under(permissive());
    assertThat(new Given(story).when(deliverOnIndemnity()).refusedBy(R32).faults()).hasSize(2);
    cleared().happenIn(story);
    arrived().happenIn(story);
    new Given(story).when(deliverOnIndemnity()).allowed().isInState(TitleState.DELIVERED);
    assertThat(story.title()).isEqualTo(new Title.Delivered(BUYER.id()));
  }

  static LegalProfiles permissive() {
    LegalProfile standard = LegalProfiles.standard().profiles().getFirst();
    return new LegalProfiles(
        List.of(
            new LegalProfile(
                standard.id(),
                standard.law(),
                standard.customsControl(),
                standard.holdStopsTransfer(),
                standard.bearerAtIssue(),
                standard.domesticBills(),
                true,
                standard.pledgeRegistration(),
                standard.noticeDays(),
                standard.saleDays(),
                standard.retentionYears())));
  }
}
