package org.throughbill.acts.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Place;

/**
 * What a holder instructs the operator to do with goods on their way (R28).
 *
 * @param delivery the other place of delivery; absent where a party is replaced
 * @param party who takes the place of the consignee or of the party to notify; absent where the
 *     goods go another way
 */
public record Instruction(Kind kind, @Nullable Place delivery, @Nullable Particulars party) {
  /** What may be instructed without a new contract of carriage. */
  public enum Kind {
    /** The goods are delivered where an earlier leg ends; the legs after it fall away. */
    DELIVER_EN_ROUTE,
    /** The last leg ends at another place, and the goods are delivered there. */
    REROUTE,
    /** The goods are delivered to another party, by name; the order ends with it. */
    REPLACE_CONSIGNEE,
    /** Another party is told when the goods arrive. */
    REPLACE_NOTIFY_PARTY;

    /** Whether the goods go another way, rather than to another party. */
    public boolean isOfPlace() {
      return switch (this) {
        case DELIVER_EN_ROUTE, REROUTE -> true;
        case REPLACE_CONSIGNEE, REPLACE_NOTIFY_PARTY -> false;
      };
    }
  }

  public Instruction {
    new Judgement()
        .require(
            (delivery != null) == kind.isOfPlace(),
            "/delivery",
            Rule.R28,
            "a place is named for DELIVER_EN_ROUTE and REROUTE alone")
        .require(
            (party != null) != kind.isOfPlace(),
            "/party",
            Rule.R28,
            "a party is named for REPLACE_CONSIGNEE and REPLACE_NOTIFY_PARTY alone")
        .pass();
  }

  /** The consignee that this instruction names, where it replaces one. */
  public Optional<Particulars> consignee() {
    return kind == Kind.REPLACE_CONSIGNEE ? Optional.ofNullable(party) : Optional.empty();
  }

  /** The last leg of the document, from 1, once the goods go as instructed. */
  public int lastLeg(Document document) {
    List<Leg> legs = document.legs();
    if (kind != Kind.DELIVER_EN_ROUTE) {
      return legs.size();
    }
    return IntStream.range(1, legs.size())
        .filter(leg -> legs.get(leg - 1).to().equals(delivery))
        .findFirst()
        .orElseThrow(
            () -> new Refused(Rule.R28, "no leg but the last can be ended early at " + delivery));
  }

  /** The document as it stands once the instruction is carried out. */
  public Document carriedOut(Document document) {
    try {
      return switch (kind) {
        case DELIVER_EN_ROUTE ->
            document.goingTo(to(), document.legs().subList(0, lastLeg(document)));
        case REROUTE -> document.goingTo(to(), rerouted(document.legs()));
        case REPLACE_CONSIGNEE -> document;
        case REPLACE_NOTIFY_PARTY -> document.notifying(Objects.requireNonNull(party));
      };
    } catch (Refused illegal) {
      throw illegal.reason() == Rule.R28 ? illegal : notExecutable(illegal);
    }
  }

  private List<Leg> rerouted(List<Leg> legs) {
    var all = new ArrayList<>(legs);
    all.add(all.removeLast().endingAt(to()));
    return all;
  }

  private Place to() {
    return Objects.requireNonNull(delivery);
  }

  private static Refused notExecutable(Refused illegal) {
    var faults = new ArrayList<Fault>();
    faults.add(new Fault("/instruction", Rule.R28, "what it makes is not a legal document"));
    faults.addAll(illegal.faults());
    return new Refused(faults);
  }
}
