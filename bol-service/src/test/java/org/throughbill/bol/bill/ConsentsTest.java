package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.amend;
import static org.throughbill.bol.bill.Deeds.anotherGivenUpForMerge;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cancel;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToElectronic;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverAgainstPaper;
import static org.throughbill.bol.bill.Deeds.deliverAgainstTheReceiptOf;
import static org.throughbill.bol.bill.Deeds.deliverOnIndemnity;
import static org.throughbill.bol.bill.Deeds.executeInstruction;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.instruct;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.merge;
import static org.throughbill.bol.bill.Deeds.notifyArrival;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.sellGoods;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.surrenderForMerge;
import static org.throughbill.bol.bill.Deeds.surrenderForMergeAgreedBy;
import static org.throughbill.bol.bill.Deeds.surrenderForSplit;
import static org.throughbill.bol.bill.Deeds.surrenderForSplitAgreedBy;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.CUSTOMS;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.RELUCTANT;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.title.Consents;
import org.throughbill.acts.title.Consents.Say;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;

/** Each cell of the table of consents, tried on a bill that the consignor has sold on. */
class ConsentsTest {
  private static final Path PAGE = Path.of("../docs/consents.md");

  /** Who stands in a column. */
  private enum Concerned {
    OPERATOR,
    CONSIGNOR,
    HOLDER,
    PLEDGEE,
    RECIPIENT,
    AUTHORITY
  }

  /** A cell of the table. */
  record Cell(ActType change, Concerned concerned, Say say) {}

  static Stream<Cell> cells() {
    return changes()
        .flatMap(
            change ->
                Arrays.stream(Concerned.values())
                    .map(who -> new Cell(change, who, say(Consents.to(change), who))));
  }

  private static Stream<ActType> changes() {
    return Arrays.stream(ActType.values()).filter(type -> Consents.to(type).isChange());
  }

  private static Say say(Consents row, Concerned concerned) {
    return switch (concerned) {
      case OPERATOR -> row.operator();
      case CONSIGNOR -> row.consignor();
      case HOLDER -> row.holder();
      case PLEDGEE -> row.pledgee();
      case RECIPIENT -> row.recipient();
      case AUTHORITY -> row.authority();
    };
  }

  @Test
  void the_page_shows_the_table() throws IOException {
    Set<String> shown;
    try (Stream<String> lines = Files.lines(PAGE)) {
      shown = lines.filter(line -> line.startsWith("| `")).collect(Collectors.toSet());
    }
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(changes().map(ConsentsTest::line).toList());
  }

  private static String line(ActType change) {
    return Arrays.stream(Concerned.values())
        .map(who -> word(say(Consents.to(change), who)))
        .collect(Collectors.joining(" | ", "| `" + change.wireName() + "` | ", " |"));
  }

  private static String word(Say say) {
    return say == Say.NONE ? "–" : say.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @ParameterizedTest
  @MethodSource("cells")
  void the_rules_go_by_the_table(Cell cell) {
    switch (cell.say()) {
      case NONE -> assertInForceWithout(cell);
      case SIGNS -> assertOwn(cell);
      case PROPOSES -> {
        new Given(ready(cell.change())).when(proposal(cell.change()).by(of(cell))).allowed();
        assertAwaited(cell);
      }
      case CONSENTS -> {
        assertRefused(readyWith(cell), proposal(cell.change()).by(of(cell)));
        assertAwaited(cell);
      }
      case AGREES -> assertRefused(ready(cell.change()), aroundAnothersWord(cell.change()));
      case ANSWERS -> assertAnswered(cell);
      case BARS -> assertBarred(cell, false);
      case MAY_BAR -> {
        assertBarred(cell, true);
        Story held = ready(cell.change());
        hold("hold-0001").happenIn(held);
        carryOut(held, cell.change());
      }
    }
  }

  /** The whole change goes through, and nothing in it is signed by that party. */
  private static void assertInForceWithout(Cell cell) {
    Story story = cell.concerned() == Concerned.PLEDGEE ? readyWith(cell) : ready(cell.change());
    int before = story.entries().size();
    if (cell.concerned() == Concerned.AUTHORITY && cell.change() != ActType.BILL_ISSUE) {
      hold("hold-0002").happenIn(story);
      before++;
    }
    carryOut(story, cell.change());
    assertThat(signers(story, before)).doesNotContain(of(cell).id());
  }

  private static void assertOwn(Cell cell) {
    Deed deed = steps(cell.change()).getFirst();
    for (Party other : List.of(OPERATOR, SHIPPER, BUYER, BANK, STRANGER, CUSTOMS)) {
      if (other != of(cell)) {
        assertRefused(ready(cell.change()), deed.by(other));
      }
    }
    new Given(ready(cell.change())).when(deed.by(of(cell))).allowed();
  }

  /** With every other consent the change is not in force yet; with this one it is. */
  private static void assertAwaited(Cell cell) {
    Story story = readyWith(cell);
    Party proposer = of(cell) == OPERATOR ? BUYER : OPERATOR;
    proposal(cell.change()).by(proposer).happenIn(story);
    while (awaited(story).size() > 1) {
      PartyId other =
          awaited(story).stream().filter(p -> !p.equals(of(cell).id())).findFirst().orElseThrow();
      consent().by(Party.of(other)).happenIn(story);
    }
    assertThat(awaited(story)).containsExactly(of(cell).id());
    assertRefused(story, consent().by(STRANGER));
    consent().by(of(cell)).happenIn(story);
    assertThat(story.title()).isNotInstanceOf(Title.Offered.class);
  }

  private static Set<PartyId> awaited(Story story) {
    return story.title() instanceof Title.Offered(_, Offer.OfChange change)
        ? change.awaited()
        : Set.of();
  }

  private static void assertAnswered(Cell cell) {
    Story story = ready(cell.change());
    List<Deed> steps = steps(cell.change());
    steps.getFirst().happenIn(story);
    for (Party other : List.of(OPERATOR, SHIPPER, BUYER, BANK, RELUCTANT, STRANGER)) {
      if (other != of(cell)) {
        assertRefused(story, steps.getLast().by(other));
      }
    }
    steps.getLast().by(of(cell)).happenIn(story);
  }

  private static void assertBarred(Cell cell, boolean underStrictProfile) {
    Story story =
        cell.concerned() == Concerned.PLEDGEE
            ? readyWith(cell)
            : ready(cell.change(), underStrictProfile, false);
    if (cell.concerned() == Concerned.AUTHORITY) {
      hold("hold-0001").happenIn(story);
    }
    assertRefused(story, steps(cell.change()).getFirst());
  }

  private static void assertRefused(Story story, Deed deed) {
    assertThat(Refusals.of(() -> story.decide(deed.signedIn(story))).faults()).isNotEmpty();
  }

  private static Party of(Cell cell) {
    return switch (cell.concerned()) {
      case OPERATOR -> OPERATOR;
      case CONSIGNOR -> SHIPPER;
      case HOLDER -> BUYER;
      case PLEDGEE -> BANK;
      case RECIPIENT ->
          switch (cell.change()) {
            case BILL_OFFER_TRANSFER -> RELUCTANT;
            case BILL_PLEDGE -> BANK;
            default -> SECOND_BUYER;
          };
      case AUTHORITY -> CUSTOMS;
    };
  }

  private static Story ready(ActType change) {
    return ready(change, false, change == ActType.BILL_RELEASE);
  }

  /** The same, pledged to the bank where the cell is about it, as far as such a bill can be. */
  private static Story readyWith(Cell cell) {
    return ready(cell.change(), false, cell.concerned() == Concerned.PLEDGEE);
  }

  /** A bill of the buyer's, at the point where the change may follow. */
  private static Story ready(ActType change, boolean strict, boolean pledged) {
    Story story = Story.of().under(permissive());
    if (change == ActType.BILL_ISSUE) {
      return story;
    }
    issue("NLS1", change == ActType.BILL_SURRENDER_FOR_SPLIT ? Papers.cars() : document(strict))
        .happenIn(story);
    transferTo(BUYER).happenIn(story);
    if (change == ActType.BILL_SURRENDER_FOR_MERGE) {
      anotherGivenUpForMerge().happenIn(story);
    }
    cleared().happenIn(story);
    if (change != ActType.BILL_INSTRUCT) {
      arrived().happenIn(story);
    }
    if (pledged) {
      pledgeTo(BANK).happenIn(story);
      accept().happenIn(story);
    }
    for (Fact fact : wayTo(change, pledged)) {
      fact.happenIn(story);
    }
    return story;
  }

  private static List<Fact> wayTo(ActType change, boolean pledged) {
    return switch (change) {
      case BILL_CONVERT_TO_ELECTRONIC, BILL_DELIVER_AGAINST_PAPER ->
          pledged
              ? List.of(convertToPaper(), consent(), consent())
              : List.of(convertToPaper(), consent());
      case BILL_DELIVER -> pledged ? List.of() : List.of(surrender(), acceptSurrender());
      case BILL_SELL_GOODS ->
          List.of(
              notifyArrival("told-to-all", BUYER, SHIPPER, BANK), Fact.later(Duration.ofDays(60)));
      case INSPECTION_LIFT -> List.of(hold("hold-0001"));
      default -> List.of();
    };
  }

  private static Document document(boolean strict) {
    return strict
        ? Papers.changed(
            json -> ((ObjectNode) json.at("/procedures")).put("profile", "corridor-2026-strict"))
        : Papers.document();
  }

  /** The standard profiles, the first with delivery on a letter of indemnity. */
  private static LegalProfiles permissive() {
    return new LegalProfiles(
        Stream.concat(
                Stream.of(UndeliveredRulesTest.permissive().profiles().getFirst()),
                LegalProfiles.standard().profiles().stream().skip(1))
            .toList());
  }

  private static Deed proposal(ActType change) {
    return steps(change).getFirst();
  }

  private static void carryOut(Story story, ActType change) {
    steps(change).forEach(step -> step.happenIn(story));
    while (!awaited(story).isEmpty()) {
      consent().happenIn(story);
    }
  }

  /** What carries a change out, consents apart. */
  private static List<Deed> steps(ActType change) {
    return switch (change) {
      case BILL_ISSUE -> List.of(issue());
      case BILL_TRANSFER -> List.of(transferTo(SECOND_BUYER));
      case BILL_OFFER_TRANSFER -> List.of(offerTo(RELUCTANT), accept());
      case BILL_PLEDGE -> List.of(pledgeTo(BANK), accept());
      case BILL_RELEASE -> List.of(release());
      case BILL_AMEND -> List.of(amend());
      case BILL_INSTRUCT -> List.of(instruct(), executeInstruction());
      case BILL_CONVERT_TO_PAPER -> List.of(convertToPaper());
      case BILL_CONVERT_TO_ELECTRONIC ->
          List.of(
              convertToElectronic(SECOND_BUYER, Deeds.ORIGINALS, Deeds.toOrderOf(SECOND_BUYER)),
              accept());
      case BILL_SURRENDER -> List.of(surrender(), acceptSurrender());
      case BILL_SURRENDER_FOR_AMENDMENT -> List.of(surrenderForAmendment(), voided());
      case BILL_SURRENDER_FOR_SPLIT -> List.of(surrenderForSplit(), split());
      case BILL_SURRENDER_FOR_MERGE -> List.of(surrenderForMerge(), merge());
      case BILL_CANCEL -> List.of(cancel());
      case BILL_DELIVER -> List.of(deliver());
      case BILL_DELIVER_AGAINST_PAPER -> List.of(deliverAgainstPaper());
      case BILL_DELIVER_ON_INDEMNITY -> List.of(deliverOnIndemnity());
      case BILL_SELL_GOODS -> List.of(sellGoods());
      case INSPECTION_LIFT -> List.of(lift("hold-0001"));
      default -> throw new IllegalArgumentException(change + " is no change");
    };
  }

  /** The act around the word of somebody whom it does not take. */
  private static Deed aroundAnothersWord(ActType change) {
    return switch (change) {
      case BILL_ISSUE -> issue("NLS1", Papers.document(), STRANGER);
      case BILL_SURRENDER_FOR_AMENDMENT ->
          surrenderForAmendment(STRANGER, Papers.toOrderOf(BUYER), true);
      case BILL_SURRENDER_FOR_SPLIT -> surrenderForSplitAgreedBy(STRANGER);
      case BILL_SURRENDER_FOR_MERGE -> surrenderForMergeAgreedBy(STRANGER);
      case BILL_DELIVER -> deliverAgainstTheReceiptOf(STRANGER);
      default -> throw new IllegalArgumentException(change + " is signed around nothing");
    };
  }

  private static Set<PartyId> signers(Story story, int after) {
    var signers = new HashSet<PartyId>();
    story.entries().stream()
        .skip(after)
        .forEach(
            entry -> {
              Act act = Acts.read(entry.act().payload());
              signers.add(act.by());
              Acts.statementsIn(act)
                  .forEach(statement -> signers.add(Acts.read(statement.payload()).by()));
            });
    return signers;
  }
}
