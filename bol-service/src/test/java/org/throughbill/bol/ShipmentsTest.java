package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Fault;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.Warnings;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.bol.bill.IssueRules;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Shipments;
import org.throughbill.testkit.Servers;

/** The documents of the corridor's real shipments, as the rules of issue see them. */
class ShipmentsTest {
  private final Cast cast = Cast.of(Servers.shared().pki());
  private final Shipments shipments = new Shipments(cast, "A1B2", Voyage.now());

  private static List<Fault> faults(Document document) {
    return IssueRules.faults(document, Places.corridor(), LegalProfiles.standard());
  }

  @Test
  void R77_every_document_can_be_issued_and_is_read_again_as_it_was_written() {
    Stream.of(
            shipments.sc01(),
            shipments.sc02(),
            shipments.sc03(),
            shipments.sc04(),
            shipments.x1(cast.shipper(), cast.bank().id(), cast.buyer()))
        .forEach(
            document -> {
              assertThat(faults(document)).isEmpty();
              assertThat(RecordJson.read(RecordJson.write(document), Document.class))
                  .isEqualTo(document);
            });
  }

  @Test
  void R79_SC01_has_256_cars_on_26_to_32_wagons_on_either_side_of_the_border() {
    Document document = shipments.sc01();
    assertThat(document.goods().getFirst().vins()).hasSize(256).doesNotHaveDuplicates();
    assertThat(document.legs())
        .filteredOn(Leg::hasLoadPlan)
        .hasSize(2)
        .allSatisfy(leg -> assertThat(leg.wagonLoads()).hasSizeBetween(26, 32));
    assertThat(Warnings.about(document)).isEmpty();
  }

  @Test
  void R79_SC02_has_24_to_29_wagons_and_SC03_20_to_25_and_a_deck() {
    assertThat(shipments.sc02().legs().getFirst().wagonLoads()).hasSizeBetween(24, 29);
    assertThat(shipments.sc03().legs().getFirst().wagonLoads()).hasSizeBetween(20, 25);
    assertThat(shipments.sc03().legs().getLast().deckLoads()).hasSize(1);
  }

  @Test
  void R10_X1_warns_of_the_check_digits_of_european_cars() {
    assertThat(Warnings.about(shipments.x1(cast.shipper(), cast.bank().id(), cast.buyer())))
        .isNotEmpty();
  }
}
