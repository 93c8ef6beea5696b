package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

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
    Procedures procedures) {
  private static final Pattern NEGOTIABLE =
      Pattern.compile("(?<!\\bnon\\W{1,3})(?<!\\bnot\\W{1,3})\\bnegotiable\\b");
  private static final String CONVENTION = "convention on negotiable cargo documents";

  public Document {
    new Judgement()
        .at("/notation", () -> requireNotation(notation))
        .require(originals == 1, "/originals", Rule.R07, originals + " originals are stated")
        .require(!goods.isEmpty(), "/goods", Rule.R03, "a bill describes its goods")
        .at("/legs", () -> requireJourney(receipt, delivery, legs))
        .require(
            !receipt.locode().country().equals(delivery.locode().country()),
            "/delivery",
            Rule.R08,
            "both places lie in " + receipt.locode().country())
        .pass();
  }

  /** The party of the first holder: the consignor receives the bill. */
  public PartyId firstHolder() {
    return consignor.party();
  }

  private static void requireNotation(String notation) {
    String words = notation.toLowerCase(Locale.ROOT);
    // The name of the Convention holds the word too, and does not count.
    String own = words.replace(CONVENTION, "");
    require(NEGOTIABLE.matcher(own).find(), Rule.R02, "the notation does not say negotiable");
    require(words.contains(CONVENTION), Rule.R02, "the notation does not name the " + CONVENTION);
  }

  private static void requireJourney(Place receipt, Place delivery, List<Leg> legs) {
    require(!legs.isEmpty(), Rule.R78, "a journey has at least one leg");
    require(
        legs.getFirst().from().locode().equals(receipt.locode()),
        Rule.R78,
        "the first leg starts elsewhere");
    require(
        legs.getLast().to().locode().equals(delivery.locode()),
        Rule.R78,
        "the last leg ends elsewhere");
    for (int i = 1; i < legs.size(); i++) {
      Leg before = legs.get(i - 1);
      Leg leg = legs.get(i);
      require(
          leg.from().locode().equals(before.to().locode()),
          Rule.R78,
          "leg " + (i + 1) + " does not start where leg " + i + " ends");
      require(
          !leg.departure().isBefore(before.arrival()),
          Rule.R78,
          "leg " + (i + 1) + " departs before leg " + i + " arrives");
    }
  }
}
