package org.throughbill.acts.title;

import static org.throughbill.acts.Refused.require;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.value.PartyId;

/** To whom the bill is made out at present; a matter of its own beside control. */
public sealed interface Order {
  /** To the order of a party, which may endorse on. */
  record ToOrderOf(PartyId party) implements Order {}

  /** To a named party, which may not. */
  record Named(PartyId party) implements Order {}

  /** In blank: to whoever has control. */
  record Blank() implements Order {}

  /** The order clause at issue; plain "to order" is to the consignor's, to bearer is in blank. */
  static Order atIssue(Document document) {
    if (document.order().kind() == OrderClause.Kind.BEARER) {
      return new Blank();
    }
    PartyId party = document.order().party();
    return new ToOrderOf(party == null ? document.consignor().party() : party);
  }

  /** The kind of endorsement that would make it. */
  default Endorsement.Kind kind() {
    return switch (this) {
      case ToOrderOf _ -> Endorsement.Kind.TO_ORDER;
      case Named _ -> Endorsement.Kind.NAMED;
      case Blank _ -> Endorsement.Kind.BLANK;
    };
  }

  /** Whose order it is; nobody's in blank. */
  default Optional<PartyId> to() {
    return switch (this) {
      case ToOrderOf order -> Optional.of(order.party());
      case Named named -> Optional.of(named.party());
      case Blank _ -> Optional.empty();
    };
  }

  /** Whether the order leads to the party in control, which makes it the holder. */
  default boolean leadsTo(PartyId controller) {
    return to().map(controller::equals).orElse(true);
  }

  /** The order after an endorsement by a party; refuses one that the party cannot give. */
  default Order endorsed(Endorsement endorsement, PartyId by, boolean byController) {
    switch (this) {
      case ToOrderOf order ->
          require(
              order.party().equals(by), Rule.R16, "the bill runs to the order of " + order.party());
      case Named named ->
          require(
              false,
              Rule.R16,
              "the bill is endorsed to " + named.party() + " by name, which ends the order");
      case Blank _ ->
          require(
              byController, Rule.R18, "a blank endorsement is filled in by the party in control");
    }
    return after(endorsement);
  }

  /** The order after a time on paper, to whom the paper ran at last; as before where it is left. */
  default Order afterPaper(@Nullable Endorsement endorsement) {
    return endorsement == null ? this : after(endorsement);
  }

  /** The order that an endorsement makes. */
  static Order after(Endorsement endorsement) {
    return switch (endorsement.kind()) {
      case BLANK -> new Blank();
      case NAMED -> new Named(Objects.requireNonNull(endorsement.to()));
      case TO_ORDER -> new ToOrderOf(Objects.requireNonNull(endorsement.to()));
    };
  }
}
