package org.throughbill.customs.inspection;

import static org.throughbill.customs.inspection.Story.CLERK;
import static org.throughbill.customs.inspection.Story.CUSTOMS;
import static org.throughbill.customs.inspection.Story.CUSTOMS_AT_PORT;
import static org.throughbill.customs.inspection.Story.CUSTOMS_CHONGQING;
import static org.throughbill.customs.inspection.Story.MSA_CHONGQING;
import static org.throughbill.customs.inspection.Story.OFFICER_WITHOUT_OFFICE;
import static org.throughbill.customs.inspection.Story.PORT;
import static org.throughbill.customs.inspection.Story.PORT_QINZHOU;
import static org.throughbill.customs.inspection.Story.QINZHOU;
import static org.throughbill.customs.inspection.Story.RAIL;
import static org.throughbill.customs.inspection.Story.RAIL_CHONGQING;
import static org.throughbill.customs.inspection.Story.SHIPPER;
import static org.throughbill.customs.inspection.Story.done;
import static org.throughbill.customs.inspection.Story.given;
import static org.throughbill.customs.inspection.Story.issued;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.Office;
import org.throughbill.local.Signatory;

class OfficeRulesTest {
  @Test
  void R45_a_shipper_does_not_inspect() {
    given(issued()).when(Pen.customs().by(SHIPPER).inspects("inspect-1")).refusedBy(Rule.R45);
  }

  @Test
  void R45_a_key_of_an_office_without_the_officers_role_does_not_inspect() {
    given(issued()).when(Pen.customs().by(CLERK).holds("hold-0001")).refusedBy(Rule.R45);
  }

  @Test
  void R45_an_officer_without_an_office_does_not_inspect() {
    given(issued())
        .when(Pen.customs().by(OFFICER_WITHOUT_OFFICE).holds("hold-0001"))
        .refusedBy(Rule.R45);
  }

  @Test
  void R45_an_officer_does_not_act_for_another_office_of_the_same_authority() {
    given(issued()).when(Pen.customs().by(CUSTOMS_AT_PORT).holds("hold-0001")).refusedBy(Rule.R45);
  }

  @Test
  void R45_an_officer_does_not_act_for_another_authority() {
    given(issued())
        .when(Pen.customs().atOffice(MSA_CHONGQING).holds("hold-0001"))
        .refusedBy(Rule.R45);
  }

  @Test
  void R45_an_officer_acts_in_the_offices_district_only() {
    given(issued()).when(Pen.customs().in(QINZHOU).inspects("inspect-1")).refusedBy(Rule.R45);
    given(issued()).when(Pen.customs().in(QINZHOU).holds("hold-0001")).refusedBy(Rule.R45);
    given(issued(), done(Pen.customs().holds("hold-0001")))
        .when(Pen.customs().in(QINZHOU).lifts("hold-0001", "lift-0001"))
        .refusedBy(Rule.R45);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          SCOPE,          MSA,     CUSTOMS, RAIL,    PORT
          STUFFING,       legal,   refused, refused, refused
          DG_DECLARATION, legal,   refused, refused, refused
          VESSEL,         legal,   refused, refused, refused
          CUSTOMS_EXAM,   refused, legal,   refused, refused
          RAIL_LOADING,   refused, refused, legal,   refused
          """)
  void R45_an_inspection_is_the_business_of_the_competent_authority(
      InspectionScope scope, String msa, String customs, String rail, String port) {
    inspects(scope, Story.MSA, MSA_CHONGQING, msa);
    inspects(scope, CUSTOMS, CUSTOMS_CHONGQING, customs);
    inspects(scope, RAIL, RAIL_CHONGQING, rail);
    inspects(scope, PORT, PORT_QINZHOU, port);
  }

  private static void inspects(
      InspectionScope scope, Signatory officer, Office office, String expected) {
    var attempt = given(issued()).when(Pen.of(officer, office, scope).inspects("inspect-1"));
    if (expected.equals("legal")) {
      attempt.allowed();
    } else {
      attempt.refusedBy(Rule.R45);
    }
  }
}
