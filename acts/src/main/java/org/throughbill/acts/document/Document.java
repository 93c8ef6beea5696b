package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;

/**
 * The contents of a bill, as consignor and operator agree on them.
 *
 * @param notation the words that make the bill negotiable, with the Convention's name
 * @param order to whose order the bill is made out
 * @param receipt where the operator takes the goods in charge
 * @param delivery where it delivers them
 * @param condition clauses on the goods' condition; absent means apparent good order (R09)
 * @param originals how many originals there are; one for an electronic bill
 * @param declaredValue the value the consignor declares, where it does
 * @param operator the transport operator that issues the bill
 * @param consignor who ships the goods and is the first holder
 * @param notifyParty who is told when the goods arrive
 * @param legs the parts of the journey, in their order
 * @param goods the goods, item by item
 * @param underlying transport documents that exist beside the bill
 * @param issuance how the bill stands to those documents; inserted where it is absent
 * @param onBoard when the goods were loaded on board, once that is recorded on the bill
 */
public record Document(
    String notation,
    Particulars operator,
    Particulars consignor,
    @Nullable Particulars notifyParty,
    OrderClause order,
    Place receipt,
    Place delivery,
    List<Leg> legs,
    List<Goods> goods,
    @Nullable String condition,
    int originals,
    @Nullable Money declaredValue,
    List<UnderlyingDocument> underlying,
    Procedures procedures,
    @Nullable Issuance issuance,
    @Nullable Instant onBoard) {
  /** What silence on the condition of the goods means. */
  public static final String GOOD_ORDER = "in apparent good order and condition";

  private static final Pattern NEGOTIABLE =
      Pattern.compile("(?<!\\bnon\\W{1,3})(?<!\\bnot\\W{1,3})\\bnegotiable\\b");
  private static final String CONVENTION = "convention on negotiable cargo documents";

  public Document {
    boolean international = !receipt.locode().country().equals(delivery.locode().country());
    new Judgement()
        .at("/notation", () -> requireNotation(notation, international))
        .require(originals == 1, "/originals", Rule.R07, originals + " originals are stated")
        .require(!goods.isEmpty(), "/goods", Rule.R03, "a bill describes its goods")
        .at("", () -> Journey.judge(receipt, delivery, legs).pass())
        .at("", () -> LoadPlan.judge(goods, legs).pass())
        .pass();
  }

  /** A document that takes the place of the transport document, not yet on board. */
  public Document(
      String notation,
      Particulars operator,
      Particulars consignor,
      @Nullable Particulars notifyParty,
      OrderClause order,
      Place receipt,
      Place delivery,
      List<Leg> legs,
      List<Goods> goods,
      @Nullable String condition,
      int originals,
      @Nullable Money declaredValue,
      List<UnderlyingDocument> underlying,
      Procedures procedures) {
    this(
        notation,
        operator,
        consignor,
        notifyParty,
        order,
        receipt,
        delivery,
        legs,
        goods,
        condition,
        originals,
        declaredValue,
        underlying,
        procedures,
        null,
        null);
  }

  /** The same document for goods that go elsewhere, by these legs. */
  Document goingTo(Place newDelivery, List<Leg> newLegs) {
    return varied(notifyParty, newDelivery, newLegs);
  }

  /** The same document with another party to notify. */
  Document notifying(Particulars newParty) {
    return varied(newParty, delivery, legs);
  }

  private Document varied(
      @Nullable Particulars newNotifyParty, Place newDelivery, List<Leg> newLegs) {
    return new Document(
        notation,
        operator,
        consignor,
        newNotifyParty,
        order,
        receipt,
        newDelivery,
        newLegs,
        goods,
        condition,
        originals,
        declaredValue,
        underlying,
        procedures,
        issuance,
        onBoard);
  }

  /** The party of the first holder: the consignor receives the bill. */
  public PartyId firstHolder() {
    return consignor.party();
  }

  /** Whether the goods go from one State to another. */
  public boolean isInternational() {
    return !receipt.locode().country().equals(delivery.locode().country());
  }

  /** Whether the notation is the Convention's, which is for carriage between States. */
  public boolean bearsNotationOfConvention() {
    return namesConvention(notation);
  }

  /** Whether the bill says nothing of the goods' condition, which is to say that it is good. */
  public boolean isClean() {
    return condition == null;
  }

  /** What the bill says of the goods' condition, silence included (R09). */
  public String statedCondition() {
    return condition == null ? GOOD_ORDER : condition;
  }

  private static boolean namesConvention(String notation) {
    return notation.toLowerCase(Locale.ROOT).contains(CONVENTION);
  }

  private static void requireNotation(String notation, boolean international) {
    // The name of the Convention holds the word too, and does not count.
    String own = notation.toLowerCase(Locale.ROOT).replace(CONVENTION, "");
    require(NEGOTIABLE.matcher(own).find(), Rule.R02, "the notation does not say negotiable");
    require(
        !international || namesConvention(notation),
        Rule.R02,
        "the notation does not name the " + CONVENTION);
  }
}
