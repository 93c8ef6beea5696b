package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.customs.inspection.Story.BANK;
import static org.throughbill.customs.inspection.Story.BUYER;
import static org.throughbill.customs.inspection.Story.CUSTOMS;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.OPERATOR;
import static org.throughbill.customs.inspection.Story.SHIPPER;
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

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;

class CaseTest {
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
  void a_record_is_found_by_its_name() {
    var first = Pen.msa().inspects("inspect-1");
    var second = Pen.customs().inspects("inspect-2");
    Case inspected = given(issued(), done(first), done(second)).inspected();
    assertThat(inspected.inspection(first.id())).contains(first);
    assertThat(inspected.inspection(second.id())).contains(second);
    assertThat(inspected.inspection(new NotationId("inspect-3"))).isEmpty();
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
  void whoever_has_an_interest_is_named_once() {
    assertThat(new Interest(SHIPPER.id(), null).parties()).containsExactly(SHIPPER.id());
    assertThat(new Interest(SHIPPER.id(), BANK.id()).parties())
        .containsExactlyInAnyOrder(SHIPPER.id(), BANK.id());
    assertThat(new Interest(BANK.id(), BANK.id()).parties()).containsExactly(BANK.id());
  }

  @Test
  void a_case_bears_the_number_of_its_bill() {
    assertThat(given(issued()).bill().number()).isEqualTo(new BillNumber("NLS-1"));
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
