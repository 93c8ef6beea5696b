package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R21;
import static org.throughbill.acts.Rule.R23;
import static org.throughbill.acts.Rule.R27;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.agreement;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.receipt;
import static org.throughbill.bol.bill.Deeds.refusal;
import static org.throughbill.bol.bill.Deeds.reissue;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_OPERATOR;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Fault;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;

/** A bill is given up for another, which takes its place once the first is void (R27). */
class ReissueRulesTest {
  private static final Document ANEW = Papers.toOrderOf(BUYER);
  private static final Fact[] GIVEN_UP = {
    issued(), transferTo(BUYER), surrenderForAmendment(SHIPPER, ANEW, true)
  };

  private static Story gone() {
    return Story.of(
        issued(), transferTo(BUYER), surrenderForAmendment(SHIPPER, ANEW, true), voided());
  }

  /** The agreement that the holder signed around. */
  private static SignedAct agreed(Story old) {
    var surrender =
        (TitleAct.SurrenderForAmendment) Acts.read(old.entries().get(2).act().payload());
    return surrender.agreement();
  }

  private static Replacement of(Story old) {
    return new Replacement(old.id(), BUYER.id());
  }

  @Test
  void R27_the_holder_gives_up_the_bill_and_has_control_of_the_one_in_its_place() {
    Story old = Story.of(GIVEN_UP).isInState(TitleState.SURRENDERING);
    new Given(old).when(voided()).allowed().isInState(TitleState.VOID);
    assertThat(old.title().hasEnded()).isTrue();
    Story anew = new Given(old.beside()).when(reissue("NLS2", agreed(old), of(old))).allowed();
    anew.isInState(TitleState.HELD).isControlledBy(BUYER).isToTheOrderOf(BUYER);
    new Given(anew).when(surrender().by(BUYER)).allowed();
  }

  @Test
  void R27_the_new_bill_is_refused_while_the_old_one_is_live() {
    Story old = Story.of(GIVEN_UP);
    new Given(old.beside())
        .when(reissue("NLS2", agreed(old), of(old)))
        .refusedBy(R27, "not void: SURRENDERING");
    rejectSurrender().happenIn(old);
    new Given(old.isInState(TitleState.HELD).isControlledBy(BUYER).beside())
        .when(reissue("NLS2", agreed(old), of(old)))
        .refusedBy(R27, "not void: HELD");
  }

  @Test
  void R27_the_new_bill_is_the_one_that_the_old_was_given_up_for() {
    Story old = gone();
    new Given(old.beside())
        .when(reissue("NLS3", agreed(old), of(old)))
        .refusedBy(R27, "number NLS2");
    new Given(old.beside())
        .when(reissue("NLS2", agreed(old), new Replacement(old.id(), SHIPPER.id())))
        .refusedBy(R27, "given up by");
    new Given(old.beside())
        .when(reissue("NLS2", agreement(SHIPPER, Papers.document(), old.now()), of(old)))
        .refusedBy(R27, "another document");
    new Given(old.beside())
        .when(reissue("NLS2", agreed(old), new Replacement(new BillId("0".repeat(64)), BUYER.id())))
        .refusedBy(R27, "no such bill");
    Document theirs =
        Papers.changed(
            ANEW,
            json ->
                ((ObjectNode) json.path("operator"))
                    .put("party", OTHER_OPERATOR.id().value())
                    .put("name", OTHER_OPERATOR.name()));
    new Given(old.beside())
        .when(reissue("NLS2", agreement(SHIPPER, theirs, old.now()), of(old)).by(OTHER_OPERATOR))
        .refusedBy(R27, "no such bill");
  }

  @Test
  void R27_a_pledge_a_hold_and_a_failed_inspection_do_not_get_lost_on_the_way() {
    given(issued(), pledgeTo(BANK), accept())
        .when(surrenderForAmendment().by(SHIPPER))
        .refusedBy(R27);
    given(issued(), hold("hold-0001"))
        .when(surrenderForAmendment())
        .refusedBy(R27, "have the hold lifted");
    given(issued(), hold("hold-0001"), lift("hold-0001")).when(surrenderForAmendment()).allowed();
    given(issued(), inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL))
        .when(surrenderForAmendment())
        .refusedBy(R27, "inspection has failed");
    Story heldMeanwhile = Story.of(GIVEN_UP);
    hold("hold-0001").happenIn(heldMeanwhile);
    new Given(heldMeanwhile).when(voided()).refusedBy(R27, "have the hold lifted");
  }

  @Test
  void R27_a_number_that_is_taken_is_not_announced() {
    given(GIVEN_UP).when(voided("NLS1")).refusedBy(R27, "numbered NLS1");
  }

  @Test
  void R27_the_agreement_is_the_consignors_with_the_same_operator_for_the_holder() {
    given(issued(), transferTo(BUYER))
        .when(surrenderForAmendment(BUYER, ANEW, true))
        .refusedBy(R27, "consignor");
    Document byAnother =
        Papers.changed(
            ANEW,
            json -> ((ObjectNode) json.path("operator")).put("party", OTHER_OPERATOR.id().value()));
    given(issued(), transferTo(BUYER))
        .when(surrenderForAmendment(SHIPPER, byAnother, true))
        .refusedBy(R27, "the operator that takes");
    given(issued(), transferTo(BUYER))
        .when(surrenderForAmendment(SHIPPER, Papers.toOrderOf(SECOND_BUYER), true))
        .refusedBy(R27, "to the order of");
  }

  @Test
  void R27_what_could_not_be_issued_is_told_before_the_old_bill_is_void() {
    Document nowhere =
        Papers.changed(
            ANEW,
            json -> {
              ((ObjectNode) json.path("delivery")).put("locode", "VNXXX");
              ((ObjectNode) json.at("/legs/1/to")).put("locode", "VNXXX");
            });
    assertThat(
            given(issued(), transferTo(BUYER))
                .when(surrenderForAmendment(SHIPPER, nowhere, true))
                .refusedBy(R27)
                .faults())
        .extracting(Fault::reason)
        .contains(R10);
  }

  @Test
  void R36_a_receipt_is_no_agreement() {
    Story story = Story.of(issued());
    SignedAct receipt = receipt(story.id(), SHIPPER, story.now());
    Deed deed =
        Deed.of(
            b ->
                new TitleAct.SurrenderForAmendment(
                    b.bill(),
                    b.after(),
                    b.party(),
                    b.at(),
                    Papers.CHONGQING.locode(),
                    receipt,
                    null));
    new Given(story).when(deed).refusedBy(R36);
  }

  @Test
  void R21_only_the_holder_gives_up_and_R31_only_the_operator_takes_back() {
    given(issued(), transferTo(BUYER))
        .when(surrenderForAmendment(SHIPPER, ANEW, true).by(SHIPPER))
        .refusedBy(R21);
    given(GIVEN_UP).when(voided().by(BUYER)).refusedBy(R31);
    given(GIVEN_UP).when(voided().by(OTHER_OPERATOR)).refusedBy(R31);
  }

  @Test
  void R23_to_give_a_bill_up_for_another_is_to_exercise_a_right() {
    given(issued(), transferTo(BUYER))
        .when(surrenderForAmendment(SHIPPER, ANEW, null))
        .refusedBy(R23);
  }

  @Test
  void R27_who_gave_up_for_another_is_not_owed_delivery_nor_the_other_way_round() {
    given(GIVEN_UP).when(acceptSurrender()).refusedBy(R27);
    given(issued(), surrender()).when(voided()).refusedBy(R27);
  }

  @Test
  void R35_a_void_bill_admits_nothing() {
    Story old = gone();
    assertThat(old.title()).isInstanceOf(Title.Voided.class);
    for (Deed deed :
        new Deed[] {
          transferTo(SECOND_BUYER).by(BUYER),
          surrender().by(BUYER),
          voided(),
          rejectSurrender(),
          arrived(),
          hold("hold-0002")
        }) {
      new Given(old).when(deed).refusedBy(R35);
    }
    new Given(old).when(refusal()).allowed();
    new Given(old.beside()).when(issue("NLS2", Papers.document())).allowed();
  }
}
