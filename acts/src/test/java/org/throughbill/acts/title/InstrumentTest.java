package org.throughbill.acts.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.acts.Samples.BANK;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** What each act does to the title in each of its states: the state it leads to, or the rule. */
class InstrumentTest {
  private static final String TABLE =
      """
      act                          | HELD         | OFFERED | IN_PLEDGE | AMENDING | PLEDGED | SURRENDERING | SURRENDERED | DELIVERED | INSTRUCTED | ON_PAPER  | GIVEN_UP     | VOID | CANCELLING | FOR_PARTS    | FOR_WHOLE    | CANCELLED
      BILL_TRANSFER                | HELD         | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_OFFER_TRANSFER          | OFFERED      | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_ENDORSE                 | HELD         | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_PLEDGE                  | OFFERED      | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_ACCEPT                  | R22          | HELD    | PLEDGED   | R26      | R22     | R22          | R22         | R22       | R28        | R22       | R22          | R22  | R26        | R22          | R22          | R22
      BILL_DECLINE                 | R22          | HELD    | HELD      | HELD     | R22     | R22          | R22         | R22       | HELD       | R22       | R22          | R22  | HELD       | R22          | R22          | R22
      BILL_WITHDRAW                | R22          | HELD    | HELD      | HELD     | R22     | R22          | R22         | R22       | HELD       | R22       | R22          | R22  | HELD       | R22          | R22          | R22
      BILL_AMEND                   | OFFERED      | R61     | R61       | R61      | OFFERED | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_CONSENT                 | R22          | R26     | R26       | HELD     | R22     | R22          | R22         | R22       | R26        | R22       | R22          | R22  | CANCELLED  | R22          | R22          | R22
      BILL_RELEASE                 | R64          | R64     | R64       | R64      | HELD    | R64          | R64         | R64       | R64        | R64       | R64          | R64  | R64        | R64          | R64          | R64
      BILL_SURRENDER               | SURRENDERING | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_ACCEPT_SURRENDER        | R31          | R31     | R31       | R31      | R31     | SURRENDERED  | R31         | R31       | R31        | R31       | R27          | R31  | R31        | R27          | R27          | R31
      BILL_REJECT_SURRENDER        | R31          | R31     | R31       | R31      | R31     | HELD         | R31         | R31       | R31        | R31       | HELD         | R31  | R31        | HELD         | HELD         | R31
      BILL_DELIVER                 | R32          | R32     | R32       | R32      | R32     | R32          | DELIVERED   | R35       | R32        | R32       | R32          | R35  | R32        | R32          | R32          | R35
      BILL_INSTRUCT                | OFFERED      | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_DEMAND_SECURITY         | R22          | R28     | R28       | R28      | R22     | R22          | R22         | R22       | OFFERED    | R22       | R22          | R22  | R28        | R22          | R22          | R22
      BILL_EXECUTE_INSTRUCTION     | R22          | R28     | R28       | R28      | R22     | R22          | R22         | R22       | HELD       | R22       | R22          | R22  | R28        | R22          | R22          | R22
      BILL_CONVERT_TO_PAPER        | OFFERED      | R61     | R61       | R61      | OFFERED | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_CONVERT_TO_ELECTRONIC   | R30          | R30     | R30       | R30      | R30     | R30          | R30         | R30       | R30        | OFFERED   | R30          | R30  | R30        | R30          | R30          | R30
      BILL_DELIVER_AGAINST_PAPER   | R30          | R30     | R30       | R30      | R30     | R30          | R30         | R30       | R30        | DELIVERED | R30          | R30  | R30        | R30          | R30          | R30
      BILL_SURRENDER_FOR_AMENDMENT | SURRENDERING | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_VOID                    | R31          | R31     | R31       | R31      | R31     | R27          | R31         | R31       | R31        | R31       | VOID         | R31  | R31        | R27          | R27          | R31
      BILL_SELL_GOODS              | SOLD         | SOLD    | SOLD      | SOLD     | SOLD    | R31          | SOLD        | R35       | SOLD       | SOLD      | R31          | R35  | SOLD       | R31          | R31          | R35
      BILL_DELIVER_ON_INDEMNITY    | DELIVERED    | R33     | R33       | R33      | R33     | R33          | R33         | R35       | R33        | DELIVERED | R33          | R35  | R33        | R33          | R33          | R35
      BILL_NOTIFY_ARRIVAL          | HELD         | OFFERED | OFFERED   | OFFERED  | PLEDGED | SURRENDERING | SURRENDERED | R35       | OFFERED    | PAPER     | SURRENDERING | R35  | OFFERED    | SURRENDERING | SURRENDERING | R35
      BILL_STORE_GOODS             | HELD         | OFFERED | OFFERED   | OFFERED  | PLEDGED | SURRENDERING | SURRENDERED | R35       | OFFERED    | PAPER     | SURRENDERING | R35  | OFFERED    | SURRENDERING | SURRENDERING | R35
      BILL_MILESTONE               | HELD         | OFFERED | OFFERED   | OFFERED  | PLEDGED | SURRENDERING | SURRENDERED | R35       | OFFERED    | PAPER     | SURRENDERING | R35  | OFFERED    | SURRENDERING | SURRENDERING | R35
      BILL_REFUSAL                 | HELD         | OFFERED | OFFERED   | OFFERED  | PLEDGED | SURRENDERING | SURRENDERED | DELIVERED | OFFERED    | PAPER     | SURRENDERING | VOID | OFFERED    | SURRENDERING | SURRENDERING | CANCELLED
      INSPECTION_INSPECT           | HELD         | OFFERED | OFFERED   | OFFERED  | PLEDGED | SURRENDERING | SURRENDERED | R35       | OFFERED    | PAPER     | SURRENDERING | R35  | OFFERED    | SURRENDERING | SURRENDERING | R35
      BILL_ISSUE                   | R01          | R01     | R01       | R01      | R01     | R01          | R01         | R01       | R01        | R01       | R01          | R01  | R01        | R01          | R01          | R01
      STATEMENT_RECEIVE            | R74          | R74     | R74       | R74      | R74     | R74          | R74         | R74       | R74        | R74       | R74          | R74  | R74        | R74          | R74          | R74
      PARTY_ENROL                  | R74          | R74     | R74       | R74      | R74     | R74          | R74         | R74       | R74        | R74       | R74          | R74  | R74        | R74          | R74          | R74
      COLLATERAL_OFFER             | R74          | R74     | R74       | R74      | R74     | R74          | R74         | R74       | R74        | R74       | R74          | R74  | R74        | R74          | R74          | R74
      BILL_SURRENDER_FOR_SPLIT     | SURRENDERING | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_SPLIT                   | R31          | R31     | R31       | R31      | R31     | R83          | R31         | R31       | R31        | R31       | R83          | R31  | R31        | VOID         | R83          | R31
      BILL_SURRENDER_FOR_MERGE     | SURRENDERING | R61     | R61       | R61      | R61     | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      BILL_MERGE                   | R31          | R31     | R31       | R31      | R31     | R85          | R31         | R31       | R31        | R31       | R85          | R31  | R31        | R85          | VOID         | R31
      BILL_CANCEL                  | OFFERED      | R61     | R61       | R61      | OFFERED | R31          | R31         | R35       | R61        | R29       | R31          | R35  | R61        | R31          | R31          | R35
      """;

  private static final Instant TERM = NOON.plusSeconds(86_400);
  private static final PartyId STRANGER = new PartyId("stranger");

  /** A cell of the table. */
  record Cell(ActType act, String state, String outcome) {}

  static Stream<Cell> cells() {
    List<String[]> rows =
        TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).map(InstrumentTest::trimmed).toList();
    String[] states = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                Stream.iterate(1, i -> i < row.length, i -> i + 1)
                    .map(i -> new Cell(ActType.valueOf(row[0]), states[i], row[i])));
  }

  private static String[] trimmed(String[] row) {
    return Arrays.stream(row).map(String::trim).toArray(String[]::new);
  }

  @Test
  void every_act_upon_control_has_its_row() {
    Set<ActType> rows = cells().map(Cell::act).collect(Collectors.toSet());
    assertThat(Arrays.stream(ActType.values()).filter(InstrumentTest::isControl))
        .allMatch(rows::contains);
  }

  private static boolean isControl(ActType type) {
    return TitleAct.Control.class.isAssignableFrom(type.record());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void an_act_leads_on_or_is_refused_by_its_rule(Cell cell) {
    Chain chain = in(cell.state());
    if (cell.outcome().matches("R\\d\\d")) {
      assertThat(refusalOf(chain, chain.act(cell.act())).reason())
          .isEqualTo(Rule.valueOf(cell.outcome()));
    } else {
      chain.then(chain.act(cell.act()));
      assertThat(chain.now().title().state()).isEqualTo(TitleState.valueOf(cell.outcome()));
    }
  }

  static Stream<Cell> movingCells() {
    return cells().filter(cell -> isControl(cell.act()) && !cell.outcome().matches("R\\d\\d"));
  }

  @ParameterizedTest
  @MethodSource("movingCells")
  void R13_a_stranger_moves_nothing(Cell cell) {
    Chain chain = in(cell.state());
    Rule expected =
        switch (cell.act()) {
          case BILL_AMEND, BILL_CONSENT -> Rule.R26;
          case BILL_ENDORSE -> Rule.R16;
          case BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION -> Rule.R28;
          case BILL_CONVERT_TO_PAPER -> Rule.R29;
          case BILL_CANCEL -> Rule.R84;
          case BILL_SPLIT, BILL_MERGE -> Rule.R31;
          case BILL_ACCEPT_SURRENDER, BILL_REJECT_SURRENDER, BILL_DELIVER -> Rule.R31;
          case BILL_CONVERT_TO_ELECTRONIC, BILL_DELIVER_AGAINST_PAPER, BILL_VOID -> Rule.R31;
          case BILL_SELL_GOODS, BILL_DELIVER_ON_INDEMNITY -> Rule.R31;
          default -> Rule.R13;
        };
    assertThat(refusalOf(chain, by(STRANGER, chain.act(cell.act()))).reason()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("movingCells")
  void R14_an_act_upon_an_earlier_state_moves_nothing(Cell cell) {
    Chain chain = in(cell.state());
    Act act = with(chain.act(cell.act()), "after", "f".repeat(64));
    assertThat(refusalOf(chain, act).reason()).isEqualTo(Rule.R14);
  }

  @Test
  void R01_a_chain_begins_with_an_issue_of_the_operator_named_in_it() {
    Act transfer = new Chain().act(ActType.BILL_TRANSFER);
    assertThat(refusal(Optional.empty(), transfer).reason()).isEqualTo(Rule.R01);
    assertThat(refusal(Optional.empty(), by(STRANGER, Samples.ISSUE)).reason()).isEqualTo(Rule.R01);
  }

  @Test
  void R01_the_agreement_in_an_issue_is_the_consignors() {
    Act agreement = by(STRANGER, Samples.AGREE);
    Act issue = with(Samples.ISSUE, "agreement", Samples.MAKER_KEY.sign(agreement).value());
    assertThat(refusal(Optional.empty(), issue).reason()).isEqualTo(Rule.R01);
    Act receipt = with(Samples.ISSUE, "agreement", Samples.MAKER_KEY.sign(Samples.RECEIVE).value());
    assertThat(refusal(Optional.empty(), receipt).reason()).isEqualTo(Rule.R01);
  }

  @Test
  void the_claimant_is_who_may_claim_where_the_order_leads_to_it() {
    assertThat(in("HELD").now().title().claimant()).contains(MAKER);
    assertThat(in("IN_PLEDGE").now().title().claimant()).contains(MAKER);
    assertThat(in("PLEDGED").now().title().claimant()).contains(MAKER);
    assertThat(in("SURRENDERING").now().title().claimant()).isEmpty();
    assertThat(in("DELIVERED").now().title().claimant()).isEmpty();
  }

  @Test
  void an_offer_of_the_bill_is_to_whom_it_names_and_a_proposal_to_nobody() {
    assertThat(offer("OFFERED").isTo(BUYER)).isTrue();
    assertThat(offer("OFFERED").isTo(BANK)).isFalse();
    assertThat(offer("IN_PLEDGE").isTo(BANK)).isTrue();
    assertThat(offer("IN_PLEDGE").isTo(BUYER)).isFalse();
    assertThat(offer("AMENDING").isTo(MAKER)).isFalse();
  }

  private static Offer offer(String state) {
    return ((Title.Offered) in(state).now().title()).offer();
  }

  @Test
  void R16_an_endorsement_to_a_party_by_name_ends_the_order() {
    var named = new Order.Named(BUYER);
    var on = new Endorsement(Endorsement.Kind.TO_ORDER, BANK);
    assertThat(catchThrowableOfType(Refused.class, () -> named.endorsed(on, BUYER, true)).reason())
        .isEqualTo(Rule.R16);
    assertThat(named.kind()).isEqualTo(Endorsement.Kind.NAMED);
    assertThat(named.to()).contains(BUYER);
    assertThat(new Order.Blank().kind()).isEqualTo(Endorsement.Kind.BLANK);
    assertThat(new Order.Blank().to()).isEmpty();
    assertThat(new Order.Blank().leadsTo(BANK)).isTrue();
    assertThat(named.leadsTo(BANK)).isFalse();
  }

  @Test
  void a_bearer_bill_is_in_blank_from_its_issue() {
    var json = (ObjectNode) StrictJson.parse(RecordJson.write(Samples.DOCUMENT));
    json.putObject("order").put("kind", "BEARER");
    assertThat(Order.atIssue(RecordJson.read(json, Document.class))).isEqualTo(new Order.Blank());
  }

  @Test
  void R85_a_merged_bill_says_with_which_others_and_in_which_order_it_ended() {
    Chain chain = in("FOR_WHOLE");
    chain.then(chain.act(ActType.BILL_MERGE));
    var merged = (TitleAct.SurrenderForMerge) Samples.of(ActType.BILL_SURRENDER_FOR_MERGE);
    assertThat(chain.now().title())
        .isEqualTo(
            new Title.Voided(
                MAKER,
                List.of(
                    new Title.Successor(merged.agreement().id(), new BillNumber("NCD-2026/0005"))),
                merged.merged()));
  }

  @Test
  void R14_an_act_may_be_signed_upon_what_was_noted_since_the_last_act_upon_control() {
    Chain chain = in("HELD");
    Act transfer = chain.act(ActType.BILL_TRANSFER);
    chain.then(chain.act(ActType.BILL_MILESTONE));
    assertThat(chain.now().signableUpon()).hasSize(2);
    chain.then(transfer);
    assertThat(chain.now().signableUpon()).hasSize(1);
  }

  @Test
  void R22_an_offer_whose_term_has_passed_binds_nobody() {
    Chain chain = in("OFFERED");
    assertThat(chain.now().at(TERM).title().state()).isEqualTo(TitleState.OFFERED);
    assertThat(chain.now().at(TERM.plusMillis(1)).title().state()).isEqualTo(TitleState.HELD);
    chain.later(TERM.plusSeconds(1));
    assertThat(refusalOf(chain, chain.act(ActType.BILL_ACCEPT)).reason()).isEqualTo(Rule.R22);
    chain.then(chain.act(ActType.BILL_PLEDGE));
  }

  @Test
  void control_goes_where_the_acts_say() {
    assertThat(in("HELD").now().title().controller()).contains(MAKER);
    assertThat(in("OFFERED").now().title().controller()).contains(MAKER);
    assertThat(in("PLEDGED").now().title().controller()).contains(BANK);
    assertThat(in("SURRENDERING").now().title().controller()).contains(OPERATOR);
    assertThat(in("SURRENDERED").now().title().controller()).contains(OPERATOR);
    assertThat(in("DELIVERED").now().title().controller()).isEmpty();
    assertThat(in("DELIVERED").now().title()).isEqualTo(new Title.Delivered(MAKER));
    Chain released = in("PLEDGED");
    released.then(released.act(ActType.BILL_RELEASE));
    assertThat(released.now().title()).isEqualTo(new Title.Held(MAKER));
    Chain accepted = in("OFFERED");
    accepted.then(accepted.act(ActType.BILL_ACCEPT));
    assertThat(accepted.now().title()).isEqualTo(new Title.Held(BUYER));
  }

  @Test
  void R16_the_order_follows_the_endorsements_and_the_holder_is_whom_it_leads_to() {
    Chain chain = in("HELD");
    assertThat(chain.now().order()).isEqualTo(new Order.ToOrderOf(BANK));
    assertThat(chain.now().holder()).isEmpty();
    chain.then(chain.act(ActType.BILL_ENDORSE));
    assertThat(chain.now().order()).isEqualTo(new Order.ToOrderOf(MAKER));
    assertThat(chain.now().holder()).contains(MAKER);
    var named = new Endorsement(Endorsement.Kind.NAMED, BUYER);
    chain.then(
        new TitleAct.Transfer(chain.id(), chain.head(), MAKER, NOON, CHONGQING, BUYER, named));
    assertThat(chain.now().order()).isEqualTo(new Order.Named(BUYER));
    assertThat(chain.now().holder()).contains(BUYER);
  }

  @Test
  void R18_a_blank_endorsement_is_filled_in_by_the_party_in_control() {
    Chain chain = in("HELD");
    var blank = new Endorsement(Endorsement.Kind.BLANK, null);
    chain.then(new TitleAct.Endorse(chain.id(), chain.head(), BANK, NOON, CHONGQING, blank));
    Act byBank = chain.act(ActType.BILL_ENDORSE);
    assertThat(refusalOf(chain, byBank).reason()).isEqualTo(Rule.R18);
    chain.then(by(MAKER, byBank));
    assertThat(chain.now().holder()).contains(MAKER);
  }

  @Test
  void R26_an_amendment_is_in_force_with_the_last_consent() {
    Chain chain = in("PLEDGED");
    chain.then(chain.act(ActType.BILL_AMEND));
    assertThat(chain.now().title()).isInstanceOf(Title.Offered.class);
    assertThat(refusalOf(chain, consent(chain, OPERATOR)).reason()).isEqualTo(Rule.R26);
    chain.then(consent(chain, MAKER));
    assertThat(chain.now().amendments()).isEmpty();
    assertThat(refusalOf(chain, consent(chain, MAKER)).reason()).isEqualTo(Rule.R26);
    chain.then(consent(chain, BANK));
    assertThat(chain.now().document().legs().get(1).conveyance()).isEqualTo("EASTERN STAR 2");
    assertThat(chain.now().amendments())
        .singleElement()
        .extracting(Amendment::since)
        .isEqualTo(NOON);
    assertThat(chain.now().title().state()).isEqualTo(TitleState.PLEDGED);
    assertThat(chain.now().partiesTo(ActType.BILL_AMEND, (Title.Settled) chain.now().title()))
        .isEqualTo(Set.of(OPERATOR, MAKER, BANK));
  }

  private static Act consent(Chain chain, PartyId by) {
    return new TitleAct.Consent(chain.id(), chain.head(), by, NOON, CHONGQING);
  }

  private static Refused refusalOf(Chain chain, Act act) {
    return refusal(Optional.of(chain.now()), act, chain.time);
  }

  private static Refused refusal(Optional<Instrument> instrument, Act act) {
    return refusal(instrument, act, NOON);
  }

  private static Refused refusal(Optional<Instrument> instrument, Act act, Instant time) {
    Entry entry =
        Entry.seal(
            ChainId.title(Samples.BILL), 2, Samples.AFTER, Samples.MAKER_KEY.sign(act), time);
    Refused refused =
        catchThrowableOfType(Refused.class, () -> Instrument.after(instrument, entry, act));
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }

  private static Act by(PartyId party, Act act) {
    return with(act, "by", party.value());
  }

  private static Act with(Act act, String field, String value) {
    var json = (ObjectNode) StrictJson.parse(Acts.write(act));
    json.put(field, value);
    return Acts.read(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Chain in(String state) {
    var chain = new Chain();
    List<ActType> way =
        switch (state) {
          case "HELD" -> List.of();
          case "OFFERED" -> List.of(ActType.BILL_OFFER_TRANSFER);
          case "IN_PLEDGE" -> List.of(ActType.BILL_PLEDGE);
          case "AMENDING" -> List.of(ActType.BILL_AMEND);
          case "PLEDGED" -> List.of(ActType.BILL_PLEDGE, ActType.BILL_ACCEPT);
          case "SURRENDERING" -> List.of(ActType.BILL_SURRENDER);
          case "SURRENDERED" -> List.of(ActType.BILL_SURRENDER, ActType.BILL_ACCEPT_SURRENDER);
          case "DELIVERED" ->
              List.of(ActType.BILL_SURRENDER, ActType.BILL_ACCEPT_SURRENDER, ActType.BILL_DELIVER);
          case "INSTRUCTED" -> List.of(ActType.BILL_INSTRUCT);
          case "ON_PAPER" -> List.of(ActType.BILL_CONVERT_TO_PAPER, ActType.BILL_CONSENT);
          case "GIVEN_UP" -> List.of(ActType.BILL_SURRENDER_FOR_AMENDMENT);
          case "VOID" -> List.of(ActType.BILL_SURRENDER_FOR_AMENDMENT, ActType.BILL_VOID);
          case "FOR_PARTS" -> List.of(ActType.BILL_SURRENDER_FOR_SPLIT);
          case "FOR_WHOLE" -> List.of(ActType.BILL_SURRENDER_FOR_MERGE);
          case "CANCELLING" -> List.of(ActType.BILL_CANCEL);
          case "CANCELLED" -> List.of(ActType.BILL_CANCEL, ActType.BILL_CONSENT);
          default -> throw new IllegalArgumentException(state);
        };
    way.forEach(type -> chain.then(chain.act(type)));
    return chain;
  }

  /** A title chain that is only folded: whose signature stands under an act is not asked here. */
  private static final class Chain {
    private final List<Entry> entries = new ArrayList<>();
    private Instrument instrument;
    private Instant time = NOON;

    Chain() {
      Entry entry =
          Entry.seal(
              ChainId.title(Samples.BILL),
              1,
              Hash.NONE,
              Samples.MAKER_KEY.sign(Samples.ISSUE),
              NOON);
      entries.add(entry);
      instrument = Instrument.after(Optional.empty(), entry, Samples.ISSUE);
    }

    Instrument now() {
      return instrument;
    }

    BillId id() {
      return instrument.id();
    }

    Hash head() {
      return entries.getLast().hash();
    }

    void later(Instant newTime) {
      time = newTime;
    }

    void then(Act act) {
      Entry last = entries.getLast();
      Entry entry =
          Entry.seal(
              last.chainId(), last.seq() + 1, last.hash(), Samples.MAKER_KEY.sign(act), time);
      instrument = Instrument.after(Optional.of(instrument), entry, act);
      entries.add(entry);
    }

    /** The act of this type by the party that may do it here, if anybody may. */
    Act act(ActType type) {
      Instant until = time.plusSeconds(86_400);
      return switch (type) {
        case BILL_TRANSFER ->
            new TitleAct.Transfer(id(), head(), MAKER, NOON, CHONGQING, BUYER, null);
        case BILL_OFFER_TRANSFER ->
            new TitleAct.OfferTransfer(id(), head(), MAKER, NOON, CHONGQING, BUYER, null, until);
        case BILL_ENDORSE ->
            new TitleAct.Endorse(
                id(),
                head(),
                BANK,
                NOON,
                CHONGQING,
                new Endorsement(Endorsement.Kind.TO_ORDER, MAKER));
        case BILL_AMEND ->
            new TitleAct.Amend(
                id(),
                head(),
                OPERATOR,
                NOON,
                CHONGQING,
                List.of(new Change("/legs/1/conveyance", null, "EASTERN STAR 2")),
                "named",
                until);
        default -> sample(type);
      };
    }

    private Act sample(ActType type) {
      Act sample = Samples.of(type);
      return sample instanceof TitleAct.Control
          ? with(by(actor(type), sample), "after", head().value())
          : sample;
    }

    private PartyId actor(ActType type) {
      return switch (type) {
        case BILL_ACCEPT, BILL_DECLINE, BILL_CONSENT -> asked();
        case BILL_WITHDRAW ->
            instrument.title() instanceof Title.Offered offered ? offered.offer().by() : MAKER;
        case BILL_RELEASE -> BANK;
        case BILL_ACCEPT_SURRENDER, BILL_REJECT_SURRENDER, BILL_DELIVER -> OPERATOR;
        case BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION, BILL_CONVERT_TO_PAPER -> OPERATOR;
        case BILL_CONVERT_TO_ELECTRONIC, BILL_DELIVER_AGAINST_PAPER, BILL_VOID -> OPERATOR;
        case BILL_SELL_GOODS, BILL_DELIVER_ON_INDEMNITY, BILL_SPLIT, BILL_CANCEL -> OPERATOR;
        case BILL_MERGE -> OPERATOR;
        default -> MAKER;
      };
    }

    private PartyId asked() {
      return instrument.title() instanceof Title.Offered offered
          ? new HashSet<>(offered.offer().asked()).iterator().next()
          : MAKER;
    }
  }
}
