package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R09;
import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.bol.bill.Deeds.TERM;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.amend;
import static org.throughbill.bol.bill.Deeds.change;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.title.TitleState;

/** A document is amended by a marked change that all parties to the bill consent to (R26). */
class AmendmentRulesTest {
  private static final Fact[] PROPOSED = {issued(), transferTo(BUYER), amend()};
  private static final Fact[] PLEDGED = {issued(), pledgeTo(BANK), accept()};

  private static String vessel(Story story) {
    return String.valueOf(story.bill().document().legs().getLast().conveyance());
  }

  @Test
  void R26_a_proposal_changes_nothing_and_the_last_consent_puts_it_in_force() {
    Story story = given(issued(), transferTo(BUYER)).when(amend()).allowed();
    story.isInState(TitleState.OFFERED).isControlledBy(BUYER);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 1");
    new Given(story).when(consent()).allowed().isInState(TitleState.HELD).isControlledBy(BUYER);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 2");
    assertThat(story.bill().amendments().getFirst().terms().changes().getFirst().before())
        .isEqualTo("BEIBU GULF 1");
  }

  @Test
  void R26_the_holder_proposes_and_the_operator_consents() {
    Story story = given(issued()).when(amend().by(SHIPPER)).allowed();
    new Given(story).when(consent().by(SHIPPER)).refusedBy(R26);
    new Given(story).when(consent().by(OPERATOR)).allowed().isControlledBy(SHIPPER);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 2");
  }

  @Test
  void R26_while_pledged_the_pledgee_consents_too_and_the_pledge_stands() {
    Story story = given(PLEDGED).when(amend()).allowed().isControlledBy(BANK);
    new Given(story).when(consent().by(SHIPPER)).allowed().isInState(TitleState.OFFERED);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 1");
    new Given(story).when(consent().by(SHIPPER)).refusedBy(R26);
    new Given(story).when(consent().by(BANK)).allowed().isInState(TitleState.PLEDGED);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 2");
    new Given(story).when(release()).allowed().isControlledBy(SHIPPER);
  }

  @Test
  void R26_only_a_party_to_the_bill_proposes_and_consents() {
    given(issued()).when(amend().by(STRANGER)).refusedBy(R26);
    given(issued(), transferTo(BUYER)).when(amend().by(SHIPPER)).refusedBy(R26);
    given(PLEDGED).when(amend().by(BANK)).refusedBy(R26);
    given(PROPOSED).when(consent().by(STRANGER)).refusedBy(R26);
    given(issued()).when(consent().by(SHIPPER)).refusedBy(R26);
  }

  @Test
  void R24_the_operator_rewrites_nothing_against_a_holder_and_nobody_consents_for_it() {
    Story story = Story.of(PROPOSED);
    new Given(story).when(consent().by(OPERATOR)).refusedBy(R26);
    new Given(story).when(consent().by(SHIPPER)).refusedBy(R26);
    new Given(story).when(accept().by(BUYER)).refusedBy(R13);
    story.passes(TERM);
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 1");
    story.isInState(TitleState.HELD).isControlledBy(BUYER);
  }

  @Test
  void R26_a_declined_withdrawn_or_lapsed_proposal_leaves_the_bill_as_it_was() {
    for (Deed end : List.of(decline(), withdraw().by(OPERATOR))) {
      Story story = given(PROPOSED).when(end).allowed().isInState(TitleState.HELD);
      assertThat(story.bill().amendments()).isEmpty();
    }
    given(PROPOSED).when(withdraw().by(BUYER)).refusedBy(R13);
    given(issued(), transferTo(BUYER), amend(), Fact.later(TERM)).when(consent()).refusedBy(R26);
    given(issued(), pledgeTo(BANK), accept(), amend(), Fact.later(TERM))
        .when(release())
        .allowed()
        .isControlledBy(SHIPPER);
  }

  @Test
  void R26_who_has_consented_may_still_decline_until_all_have() {
    given(issued(), pledgeTo(BANK), accept(), amend(), consent().by(BANK))
        .when(decline().by(BANK))
        .allowed()
        .isInState(TitleState.PLEDGED);
  }

  @Test
  void R61_a_proposal_locks_the_bill() {
    given(PROPOSED).when(transferTo(SHIPPER).by(BUYER)).refusedBy(R61);
    given(PROPOSED).when(amend(change("/legs/1/conveyance", "x", "y"))).refusedBy(R61);
  }

  @Test
  void R14_a_consent_to_another_proposal_has_no_force() {
    given(issued(), amend(), withdraw().by(OPERATOR), amend(change("/goods/0/packages", "1", "2")))
        .when(consent().uponEntry(2))
        .refusedBy(R14);
  }

  @Test
  void R17_without_a_holder_there_is_nobody_to_consent() {
    given(issued(), handTo(BUYER)).when(amend()).refusedBy(R17);
  }

  @Test
  void R26_the_term_of_a_proposal_lies_ahead() {
    given(issued())
        .when(
            amend(Duration.ofMinutes(3), change("/goods/0/packages", "1", "2"))
                .withClockAhead(Duration.ofMinutes(-3)))
        .refusedBy(R26, "term has passed");
  }

  static List<Change> identity() {
    return List.of(
        change("/operator/party", "new-land-sea", "other-operator"),
        change("/consignor/party", "cq-machinery", "hanoi-import"),
        change("/order/kind", "TO_ORDER", "TO_ORDER_OF"),
        change("/notation", Papers.NOTATION, Papers.NOTATION + " 2025"),
        change("/originals", "1", "2"),
        change("/procedures/governingLaw", "CN", "SG"),
        change("/number", null, "NLS2"),
        change("/goods/0/serialNumbers/0", "M-1", "M-2"),
        change("/goods/0/container", "CSQU3054383", null));
  }

  @ParameterizedTest
  @MethodSource("identity")
  void R26_what_makes_the_bill_this_bill_is_not_amended(Change change) {
    given(issued()).when(amend(change)).refusedBy(R26);
  }

  @Test
  void R09_a_clause_on_the_condition_is_not_added_or_dropped_after_issue() {
    given(issued()).when(amend(change("/condition", "one case scratched", null))).refusedBy(R09);
    given(issued()).when(amend(change("/condition", "one case scratched", "x"))).refusedBy(R09);
  }

  @Test
  void R26_the_value_before_is_what_the_document_says() {
    given(issued())
        .when(amend(change("/legs/1/conveyance", "BEIBU GULF 9", "BEIBU GULF 2")))
        .refusedBy(R26, "says BEIBU GULF 1, not BEIBU GULF 9");
    given(issued()).when(amend(change("/legs", null, "x"))).refusedBy(R26, "no single value");
    given(issued()).when(amend(change("/legs/7/conveyance", null, "x"))).refusedBy(R26);
    given(issued()).when(amend(change("/goods/0/vins/1", null, "x"))).refusedBy(R26);
  }

  @Test
  void R26_the_result_is_a_legal_document_and_the_refusal_says_where_it_is_not() {
    List<Fault> faults =
        given(issued())
            .when(amend(change("/legs/1/to/locode", "VNHPH", "SGSIN")))
            .refusedBy(R26)
            .faults();
    assertThat(faults).extracting(Fault::reason).contains(Rule.R26, Rule.R78);
    given(issued()).when(amend(change("/goods/0/packages", "1", "many"))).refusedBy(R26);
  }

  @Test
  void R26_what_could_not_be_issued_is_not_reached_by_an_amendment() {
    List<Fault> faults =
        given(issued())
            .when(
                amend(
                    change("/legs/0/to/locode", "CNQZH", "CNXXX"),
                    change("/legs/1/from/locode", "CNQZH", "CNXXX")))
            .refusedBy(R26)
            .faults();
    assertThat(faults).extracting(Fault::reason).contains(Rule.R10);
  }

  @Test
  void R08_a_journey_across_a_border_is_not_amended_to_end_before_it() {
    List<Fault> faults =
        given(issued())
            .when(
                amend(
                    change("/legs/1/to/locode", "VNHPH", "CNCAN"),
                    change("/delivery/locode", "VNHPH", "CNCAN")))
            .refusedBy(R26)
            .faults();
    assertThat(faults).extracting(Fault::reason).contains(Rule.R08);
  }

  @Test
  void R26_a_change_back_and_forth_is_told_twice() {
    Story story =
        Story.of(
            issued(),
            amend(),
            consent(),
            amend(change("/legs/1/conveyance", "BEIBU GULF 2", "BEIBU GULF 1")),
            consent());
    assertThat(vessel(story)).isEqualTo("BEIBU GULF 1");
    assertThat(story.bill().amendments()).hasSize(2);
    assertThat(story.bill().document()).isEqualTo(Papers.document());
  }

  @Test
  void R26_integers_are_changed_and_optional_values_added_and_removed() {
    Document document =
        Story.of(
                issued(),
                amend(
                    change("/goods/0/packages", "1", "2"),
                    change("/legs/0/conveyance", "X8086", null),
                    change("/legs/0/to/subLocation", null, "Berth 3"),
                    change("/legs/1/from/subLocation", null, "Berth 3")),
                consent())
            .bill()
            .document();
    assertThat(document.goods().getFirst().packages()).isEqualTo(2);
    assertThat(document.legs().getFirst().conveyance()).isNull();
    assertThat(document.legs().getFirst().to().subLocation()).isEqualTo("Berth 3");
  }
}
