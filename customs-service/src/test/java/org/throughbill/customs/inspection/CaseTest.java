package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.customs.inspection.Story.BANK;
import static org.throughbill.customs.inspection.Story.BUYER;
import static org.throughbill.customs.inspection.Story.CHONGQING;
import static org.throughbill.customs.inspection.Story.CLERK;
import static org.throughbill.customs.inspection.Story.CONTAINER;
import static org.throughbill.customs.inspection.Story.CUSTOMS;
import static org.throughbill.customs.inspection.Story.CUSTOMS_AT_PORT;
import static org.throughbill.customs.inspection.Story.CUSTOMS_CHONGQING;
import static org.throughbill.customs.inspection.Story.CUSTOMS_COLLEAGUE;
import static org.throughbill.customs.inspection.Story.CUSTOMS_QINZHOU;
import static org.throughbill.customs.inspection.Story.MARKS;
import static org.throughbill.customs.inspection.Story.MSA_CHONGQING;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.OFFICER_WITHOUT_OFFICE;
import static org.throughbill.customs.inspection.Story.OPERATOR;
import static org.throughbill.customs.inspection.Story.PORT;
import static org.throughbill.customs.inspection.Story.PORT_QINZHOU;
import static org.throughbill.customs.inspection.Story.QINZHOU;
import static org.throughbill.customs.inspection.Story.RAIL;
import static org.throughbill.customs.inspection.Story.RAIL_CHONGQING;
import static org.throughbill.customs.inspection.Story.SERIAL;
import static org.throughbill.customs.inspection.Story.SHIPPER;
import static org.throughbill.customs.inspection.Story.VIN;
import static org.throughbill.customs.inspection.Story.accepted;
import static org.throughbill.customs.inspection.Story.amending;
import static org.throughbill.customs.inspection.Story.consented;
import static org.throughbill.customs.inspection.Story.declined;
import static org.throughbill.customs.inspection.Story.delivered;
import static org.throughbill.customs.inspection.Story.done;
import static org.throughbill.customs.inspection.Story.given;
import static org.throughbill.customs.inspection.Story.issued;
import static org.throughbill.customs.inspection.Story.offered;
import static org.throughbill.customs.inspection.Story.pledged;
import static org.throughbill.customs.inspection.Story.released;
import static org.throughbill.customs.inspection.Story.transferred;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.local.Signatory;

class CaseTest {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration MICRO = Duration.ofNanos(1000);

  // --- whose turn it is

  /** Every act in every state; HELD is open with a hold of the officer's own authority. */
  private static final String TURNS =
      """
      act                        UNOPENED     OPEN         HELD         CLOSED
      inspection.inspect.v1      not-found    legal        legal        R35
      inspection.hold.v1         not-found    legal        legal        R35
      inspection.lift.v1         not-found    R51          legal        R35
      party.enrol.v1             wrong-place  wrong-place  wrong-place  wrong-place
      party.add-key.v1           wrong-place  wrong-place  wrong-place  wrong-place
      party.revoke-key.v1        wrong-place  wrong-place  wrong-place  wrong-place
      party.freeze.v1            wrong-place  wrong-place  wrong-place  wrong-place
      party.lift-freeze.v1       wrong-place  wrong-place  wrong-place  wrong-place
      party.propose-key.v1       wrong-place  wrong-place  wrong-place  wrong-place
      party.confirm-key.v1       wrong-place  wrong-place  wrong-place  wrong-place
      bill.issue.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.transfer.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.offer-transfer.v1     wrong-place  wrong-place  wrong-place  wrong-place
      bill.endorse.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.pledge.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.accept.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.decline.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.withdraw.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.amend.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.consent.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.instruct.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.demand-security.v1    wrong-place  wrong-place  wrong-place  wrong-place
      bill.execute-instruction.v1 wrong-place wrong-place  wrong-place  wrong-place
      bill.convert-to-paper.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.convert-to-electronic.v1 wrong-place wrong-place wrong-place wrong-place
      bill.deliver-against-paper.v1 wrong-place wrong-place wrong-place wrong-place
      bill.release.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender.v1          wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender-for-amendment.v1 wrong-place wrong-place wrong-place wrong-place
      bill.void.v1               wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender-for-split.v1 wrong-place wrong-place wrong-place wrong-place
      bill.split.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.cancel.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.accept-surrender.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.reject-surrender.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.deliver.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.notify-arrival.v1     wrong-place  wrong-place  wrong-place  wrong-place
      bill.store-goods.v1        wrong-place  wrong-place  wrong-place  wrong-place
      bill.sell-goods.v1         wrong-place  wrong-place  wrong-place  wrong-place
      bill.deliver-on-indemnity.v1 wrong-place wrong-place wrong-place wrong-place
      bill.milestone.v1          wrong-place  wrong-place  wrong-place  wrong-place
      bill.refusal.v1            wrong-place  wrong-place  wrong-place  wrong-place
      collateral.request.v1      wrong-place  wrong-place  wrong-place  wrong-place
      collateral.offer.v1        wrong-place  wrong-place  wrong-place  wrong-place
      collateral.decline.v1      wrong-place  wrong-place  wrong-place  wrong-place
      statement.agree.v1         wrong-place  wrong-place  wrong-place  wrong-place
      statement.in-control.v1    wrong-place  wrong-place  wrong-place  wrong-place
      statement.receive.v1       wrong-place  wrong-place  wrong-place  wrong-place
      statement.request-key.v1   wrong-place  wrong-place  wrong-place  wrong-place
      """;

  private static final Map<String, Story> STATES =
      Map.of(
          "UNOPENED", given(),
          "OPEN", given(issued()),
          "HELD", given(issued(), done(Pen.customs().holds("hold-0001"))),
          "CLOSED", given(issued(), done(Pen.customs().holds("hold-0001")), delivered()));

  @Test
  void the_table_of_turns_names_every_act_once() {
    assertThat(TURNS.lines().skip(1).map(row -> cells(row).getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActType.values()).map(ActType::wireName).toList());
  }

  @TestFactory
  Stream<DynamicTest> an_officers_turn_is_as_the_table_says() {
    List<String> states = cells(TURNS.lines().findFirst().orElseThrow());
    return TURNS
        .lines()
        .skip(1)
        .map(CaseTest::cells)
        .flatMap(
            row ->
                states.stream()
                    .skip(1)
                    .map(state -> turn(row.getFirst(), state, row.get(states.indexOf(state)))));
  }

  private static List<String> cells(String row) {
    return List.of(row.split(" +", -1));
  }

  private static DynamicTest turn(String act, String state, String expected) {
    return DynamicTest.dynamicTest(
        act + " on a case " + state + ": " + expected,
        () ->
            assertThat(verdict(type(act), Objects.requireNonNull(STATES.get(state))))
                .isEqualTo(expected));
  }

  /** The table's word, and for officers' acts the same word from the whole decision. */
  private static String verdict(ActType type, Story story) {
    String listed =
        reason(
            () ->
                Capacity.require(
                    story.inspected(),
                    type,
                    Set.of(Role.OFFICER),
                    Set.of(CUSTOMS_CHONGQING),
                    story.situation()));
    InspectionAct act =
        switch (type) {
          case INSPECTION_INSPECT -> Pen.customs().inspects("inspect-9");
          case INSPECTION_HOLD -> Pen.customs().holds("hold-0009");
          case INSPECTION_LIFT -> Pen.customs().lifts("hold-0001", "lift-0009");
          default -> null;
        };
    if (act != null) {
      assertThat(reason(() -> story.when(act).allowed())).isEqualTo(listed);
    }
    return listed;
  }

  private static String reason(Runnable decision) {
    try {
      decision.run();
      return "legal";
    } catch (Refused refused) {
      return refused.reason().id();
    }
  }

  private static ActType type(String wireName) {
    return Arrays.stream(ActType.values())
        .filter(type -> type.wireName().equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_act_of_another_chain_is_refused_whoever_signs() {
    given(issued())
        .when(new TitleAct.Surrender(Story.BILL, Hash.NONE, CUSTOMS.id(), NOON, CHONGQING))
        .refusedBy(Form.WRONG_PLACE);
  }

  // --- R45: the officer, the office and its powers

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

  // --- R46: the record

  @ParameterizedTest
  @ValueSource(strings = {VIN, CONTAINER, SERIAL, MARKS})
  void R46_a_unit_is_named_as_the_bill_names_it(String unit) {
    given(issued()).when(Pen.msa().of(unit).sealing(unit).inspects("inspect-1")).allowed();
  }

  @Test
  void R46_a_record_without_units_is_about_all_of_them() {
    given(issued()).when(Pen.msa().of().inspects("inspect-1")).allowed();
  }

  @Test
  void R46_every_unit_that_is_not_on_the_bill_is_told_at_once() {
    Refused refused =
        given(issued())
            .when(
                Pen.msa()
                    .of("LGWEF4A58PF200001", VIN, "TGHU1234567")
                    .sealing("TGHU1234567")
                    .inspects("inspect-1"))
            .refusedBy(Rule.R46);
    assertThat(refused.faults().stream().map(Fault::pointer))
        .containsExactly("/units/0", "/units/2", "/seals/0/unit");
  }

  @Test
  void R46_an_inspection_is_recorded_after_it_is_made() {
    given(issued()).when(Pen.msa().inspectedAt(NOON).inspects("inspect-1")).allowed();
    given(issued())
        .when(Pen.msa().inspectedAt(NOON.plus(MICRO)).inspects("inspect-1"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_an_inspection_is_not_older_than_the_bill() {
    given(issued()).when(Pen.msa().inspectedAt(NOON.minus(SKEW)).inspects("inspect-1")).allowed();
    given(issued())
        .when(Pen.msa().inspectedAt(NOON.minus(SKEW).minus(MICRO)).inspects("inspect-1"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_a_notation_id_is_used_once_on_a_case_whoever_signs() {
    var held = given(issued(), done(Pen.customs().holds("notation-1")));
    held.when(Pen.customs().holds("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.customs().inspects("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.msa().holds("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.customs().lifts("notation-1", "notation-1")).refusedBy(Rule.R46);
  }

  @Test
  void R46_the_id_of_a_lifted_hold_stays_used() {
    given(
            issued(),
            done(Pen.customs().holds("hold-0001")),
            done(Pen.customs().lifts("hold-0001", "lift-0001")))
        .when(Pen.customs().holds("hold-0001"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_a_correction_is_a_new_record_that_links_to_the_old_one() {
    Case corrected =
        given(issued(), done(Pen.msa().failing().inspects("inspect-1")))
            .when(Pen.msa().correcting("inspect-1").inspects("inspect-2"))
            .allowed();
    assertThat(corrected.inspections()).hasSize(2);
    assertThat(corrected.correctionOf(new NotationId("inspect-1")))
        .get()
        .extracting(InspectionAct.Inspect::id)
        .isEqualTo(new NotationId("inspect-2"));
    assertThat(corrected.results())
        .containsExactly(Map.entry(InspectionScope.STUFFING, InspectionResult.PASS));
  }

  @Test
  void R46_a_colleague_of_the_same_office_corrects() {
    given(issued(), done(Pen.customs().inspects("inspect-1")))
        .when(Pen.customs().by(CUSTOMS_COLLEAGUE).correcting("inspect-1").inspects("inspect-2"))
        .allowed();
  }

  @Test
  void R46_another_office_does_not_correct() {
    given(issued(), done(Pen.customs().inspects("inspect-1")))
        .when(
            Pen.of(CUSTOMS_AT_PORT, CUSTOMS_QINZHOU, InspectionScope.CUSTOMS_EXAM)
                .correcting("inspect-1")
                .inspects("inspect-2"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_a_correction_is_of_the_same_scope() {
    given(issued(), done(Pen.msa().inspects("inspect-1")))
        .when(Pen.msa().about(InspectionScope.VESSEL).correcting("inspect-1").inspects("inspect-2"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_what_is_no_record_of_the_case_is_not_corrected() {
    var held = given(issued(), done(Pen.customs().holds("hold-0001")));
    held.when(Pen.customs().correcting("inspect-1").inspects("inspect-2")).refusedBy(Rule.R46);
    held.when(Pen.customs().correcting("hold-0001").inspects("inspect-2")).refusedBy(Rule.R46);
  }

  @Test
  void R46_a_record_is_corrected_once_and_then_its_correction() {
    var corrected =
        given(
            issued(),
            done(Pen.msa().inspects("inspect-1")),
            done(Pen.msa().correcting("inspect-1").inspects("inspect-2")));
    corrected.when(Pen.msa().correcting("inspect-1").inspects("inspect-3")).refusedBy(Rule.R46);
    corrected.when(Pen.msa().correcting("inspect-2").inspects("inspect-3")).allowed();
  }

  // --- R51: holds

  @Test
  void R51_the_same_authority_lifts_its_hold_also_by_another_office() {
    Case free =
        given(issued(), done(Pen.customs().holds("hold-0001")))
            .when(
                Pen.of(CUSTOMS_AT_PORT, CUSTOMS_QINZHOU, InspectionScope.CUSTOMS_EXAM)
                    .lifts("hold-0001", "lift-0001"))
            .allowed();
    assertThat(free.holds()).isEmpty();
  }

  @Test
  void R51_an_MSA_officer_does_not_lift_a_hold_of_customs() {
    given(issued(), done(Pen.customs().holds("hold-0001")))
        .when(Pen.msa().lifts("hold-0001", "lift-0001"))
        .refusedBy(Rule.R51);
    given(issued(), done(Pen.customs().holds("hold-0001")), done(Pen.msa().holds("hold-0002")))
        .when(Pen.msa().lifts("hold-0001", "lift-0001"))
        .refusedBy(Rule.R51);
  }

  @Test
  void R51_a_hold_that_is_not_in_force_is_not_lifted() {
    given(issued(), done(Pen.customs().holds("hold-0001")))
        .when(Pen.customs().lifts("hold-0009", "lift-0001"))
        .refusedBy(Rule.R51);
    given(
            issued(),
            done(Pen.customs().holds("hold-0001")),
            done(Pen.customs().holds("hold-0002")),
            done(Pen.customs().lifts("hold-0001", "lift-0001")))
        .when(Pen.customs().lifts("hold-0001", "lift-0002"))
        .refusedBy(Rule.R51);
  }

  @Test
  void R51_holds_are_independent_of_each_other() {
    Case held =
        given(issued(), done(Pen.customs().holds("hold-0001")), done(Pen.msa().holds("hold-0002")))
            .when(Pen.customs().lifts("hold-0001", "lift-0001"))
            .allowed();
    assertThat(held.holds())
        .extracting(hold -> hold.office().authority())
        .containsExactly(Authority.MSA);
  }

  // --- R38, R35

  @Test
  void R38_a_signers_clock_may_differ_by_five_minutes() {
    given(issued()).when(Pen.customs().signedAt(NOON.plus(SKEW)).holds("hold-0001")).allowed();
    given(issued()).when(Pen.customs().signedAt(NOON.minus(SKEW)).holds("hold-0001")).allowed();
    given(issued())
        .when(Pen.customs().signedAt(NOON.plus(SKEW).plus(MICRO)).holds("hold-0001"))
        .refusedBy(Rule.R38);
    given(issued())
        .when(Pen.customs().signedAt(NOON.minus(SKEW).minus(MICRO)).holds("hold-0001"))
        .refusedBy(Rule.R38);
  }

  @Test
  void R35_nothing_happens_on_a_closed_case() {
    var closed = given(issued(), done(Pen.customs().holds("hold-0001")), delivered());
    closed.when(Pen.customs().lifts("hold-0001", "lift-0001")).refusedBy(Rule.R35);
    closed.when(Pen.customs().inspects("inspect-1")).refusedBy(Rule.R35);
  }

  // --- the fold

  @Test
  void the_last_result_in_each_scope_counts() {
    Case inspected =
        given(
                issued(),
                done(Pen.msa().inspects("inspect-1")),
                done(Pen.customs().inspects("inspect-2")),
                done(Pen.msa().failing().inspects("inspect-3")))
            .inspected();
    assertThat(inspected.results())
        .containsExactly(
            Map.entry(InspectionScope.STUFFING, InspectionResult.FAIL),
            Map.entry(InspectionScope.CUSTOMS_EXAM, InspectionResult.PASS));
  }

  @Test
  void R26_an_amendment_in_force_is_what_officers_read() {
    var change = new Change("/goods/1/marks", "HAI PHONG 4", "HAI PHONG 4 REV");
    Bill proposed =
        given(issued(), pledged(SHIPPER, BANK), accepted(BANK), amending(OPERATOR, change)).bill();
    assertThat(proposed.document().goods().get(1).marks()).isEqualTo("HAI PHONG 4");
    Bill amended =
        given(
                issued(),
                pledged(SHIPPER, BANK),
                accepted(BANK),
                amending(OPERATOR, change),
                consented(BANK),
                consented(SHIPPER))
            .bill();
    assertThat(amended.document().goods().get(1).marks()).isEqualTo("HAI PHONG 4 REV");
    assertThat(amended.interest()).isEqualTo(new Interest(SHIPPER.id(), BANK.id()));
  }

  @Test
  void R26_a_declined_amendment_leaves_document_and_pledge_as_they_were() {
    var change = new Change("/goods/1/marks", "HAI PHONG 4", "HAI PHONG 4 REV");
    Bill declined =
        given(
                issued(),
                pledged(SHIPPER, BANK),
                accepted(BANK),
                amending(OPERATOR, change),
                consented(SHIPPER),
                declined(BANK))
            .bill();
    assertThat(declined.document().goods().get(1).marks()).isEqualTo("HAI PHONG 4");
    assertThat(declined.interest()).isEqualTo(new Interest(SHIPPER.id(), BANK.id()));
    assertThat(given(issued(), pledged(SHIPPER, BANK), declined(BANK)).bill().interest())
        .isEqualTo(new Interest(SHIPPER.id(), null));
  }

  @Test
  void the_interest_in_a_bill_goes_with_it() {
    assertThat(given(issued()).bill().interest()).isEqualTo(new Interest(SHIPPER.id(), null));
    assertThat(given(issued(), transferred(SHIPPER, BUYER)).bill().interest())
        .isEqualTo(new Interest(BUYER.id(), null));
    assertThat(given(issued(), offered(SHIPPER, BUYER)).bill().interest())
        .isEqualTo(new Interest(SHIPPER.id(), null));
    assertThat(given(issued(), offered(SHIPPER, BUYER), accepted(BUYER)).bill().interest())
        .isEqualTo(new Interest(BUYER.id(), null));
    assertThat(given(issued(), pledged(SHIPPER, BANK)).bill().interest())
        .isEqualTo(new Interest(SHIPPER.id(), BANK.id()));
    assertThat(given(issued(), pledged(SHIPPER, BANK), accepted(BANK)).bill().interest())
        .isEqualTo(new Interest(SHIPPER.id(), BANK.id()));
    assertThat(
            given(issued(), pledged(SHIPPER, BANK), accepted(BANK), released(BANK))
                .bill()
                .interest())
        .isEqualTo(new Interest(SHIPPER.id(), null));
  }

  @Test
  void a_bill_that_has_ended_stays_so() {
    assertThat(given(issued()).bill().ended()).isFalse();
    assertThat(given(issued(), delivered()).bill().ended()).isTrue();
    assertThatThrownBy(() -> given(issued(), delivered(), transferred(SHIPPER, BUYER)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rule.R35));
  }

  @Test
  void a_chain_that_does_not_fold_is_an_incident_and_no_refusal() {
    var lift = Pen.customs().lifts("hold-0001", "lift-0001");
    Entry entry =
        Entry.seal(ChainId.inspection(Story.BILL), 1, Hash.NONE, CUSTOMS.sign(lift), NOON);
    assertThatThrownBy(() -> Case.UNTOUCHED.after(entry, lift))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lifts no hold in force");
  }

  @Test
  void R01_a_followed_title_chain_begins_with_an_issue() {
    assertThatThrownBy(() -> given(transferred(SHIPPER, BUYER)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rule.R01));
  }
}
