package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R45;
import static org.throughbill.acts.Rule.R46;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.acts.Rule.R73;
import static org.throughbill.acts.Rule.R74;
import static org.throughbill.acts.document.InspectionResult.FAIL;
import static org.throughbill.acts.document.InspectionResult.PASS;
import static org.throughbill.acts.document.InspectionScope.CUSTOMS_EXAM;
import static org.throughbill.acts.document.InspectionScope.STUFFING;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.holdFor;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.refusal;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.CUSTOMS;
import static org.throughbill.bol.bill.Party.CUSTOMS_AT_THE_PORT;
import static org.throughbill.bol.bill.Party.MARITIME;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.SHIPPER;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;

class OfficerRulesTest {
  private static Office officeOf(Party officer) {
    return Objects.requireNonNull(officer.office());
  }

  @Test
  void R45_only_an_officer_inspects_and_holds() {
    given(issued()).when(hold("hold-0001").by(SHIPPER)).refusedBy(R45, "is not the authority");
    given(issued()).when(inspect(CUSTOMS_EXAM, PASS).by(OPERATOR)).refusedBy(R45);
    given(issued()).when(hold("hold-0001").by(MARITIME)).allowed();
  }

  @Test
  void R45_an_officer_acts_for_the_office_of_its_key() {
    given(issued()).when(holdFor(MARITIME)).refusedBy(R45, "key is of another office");
    given(issued()).when(holdFor(CUSTOMS_AT_THE_PORT)).refusedBy(R45, "key is of another office");
    given(issued()).when(holdFor(CUSTOMS)).allowed();
  }

  @Test
  void R45_an_inspection_is_the_competent_authoritys() {
    given(issued()).when(inspect(CUSTOMS_EXAM, PASS).by(MARITIME)).refusedBy(R45, "of CUSTOMS");
    given(issued()).when(inspect(STUFFING, PASS).by(CUSTOMS)).refusedBy(R45, "of MSA");
    given(issued()).when(inspect(STUFFING, PASS).by(MARITIME)).allowed();
  }

  @Test
  void R46_an_officers_record_is_new() {
    given(issued(), inspect(CUSTOMS_EXAM, FAIL, "record-1"))
        .when(inspect(CUSTOMS_EXAM, PASS, "record-1"))
        .refusedBy(R46, "is used already");
    Story story =
        given(issued(), inspect(CUSTOMS_EXAM, FAIL, "record-1"))
            .when(inspect(CUSTOMS_EXAM, PASS, "record-2"))
            .allowed();
    assertThat(story.bill().findings().results()).isEqualTo(Map.of(CUSTOMS_EXAM, PASS));
  }

  @Test
  void R38_an_officers_time_was_judged_on_the_officers_own_chain() {
    given(issued()).when(hold("hold-0001").withClockAhead(Duration.ofDays(-3))).allowed();
  }

  @Test
  void R51_the_authority_that_placed_a_hold_lifts_it() {
    Story story = given(issued(), hold("hold-0001")).when(lift("hold-0001")).allowed();
    assertThat(story.bill().holds()).isEmpty();
    given(issued(), hold("hold-0001")).when(lift("hold-0001").by(CUSTOMS_AT_THE_PORT)).allowed();
  }

  @Test
  void R51_another_authority_does_not_lift_it() {
    given(issued(), hold("hold-0001"))
        .when(lift("hold-0001").by(MARITIME))
        .refusedBy(R51, "the hold is CUSTOMS's");
  }

  @Test
  void R51_what_is_not_in_force_is_not_lifted() {
    given(issued()).when(lift("hold-0001")).refusedBy(R51, "no hold hold-0001 is in force");
    given(issued(), hold("hold-0001"), lift("hold-0001"))
        .when(lift("hold-0001", "lift-again"))
        .refusedBy(R51);
  }

  @Test
  void R51_each_authority_lifts_its_own_hold_and_the_other_stays() {
    Story story =
        Story.of(issued(), hold("hold-0001"), hold("hold-0002").by(MARITIME), lift("hold-0001"));
    assertThat(story.bill().holds())
        .isEqualTo(Map.of(new NotationId("hold-0002"), officeOf(MARITIME)));
  }

  @Test
  void R51_a_hold_does_not_take_the_place_of_another_authoritys_hold() {
    Story story = Story.of(issued(), hold("hold-0001"));
    new Given(story).when(hold("hold-0001").by(MARITIME)).refusedBy(R46, "is used already");
    assertThat(story.bill().holds())
        .isEqualTo(Map.of(new NotationId("hold-0001"), officeOf(CUSTOMS)));
  }

  @Test
  void R74_only_the_registry_answers_for_itself() {
    given(issued()).when(refusal()).allowed().isInState(TitleState.HELD);
    given(issued()).when(refusal().by(SHIPPER)).refusedBy(R74);
  }

  @Test
  void R73_the_registry_answers_an_act_once() {
    given(issued(), refusal()).when(refusal()).refusedBy(R73);
  }
}
