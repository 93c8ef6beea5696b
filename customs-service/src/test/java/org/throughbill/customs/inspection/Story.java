package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;

/** What happened to one bill and its case, told by signed acts; then one act more. */
final class Story {
  static final Instant NOON = Instant.parse("2026-01-03T12:00:00Z");
  static final Unlocode CHONGQING = new Unlocode("CNCKG");
  static final Unlocode QINZHOU = new Unlocode("CNQZH");

  private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
  private static final Instant NEXT_YEAR = NOON.plus(Duration.ofDays(365));
  private static final TrialAuthority ROOT =
      TrialAuthority.create("Root of the test", YESTERDAY, NEXT_YEAR);
  private static final Map<KeyId, RegisteredKey> KEYS = new HashMap<>();
  private static final Map<PartyId, Signatory> PARTIES = new HashMap<>();

  static final Office CUSTOMS_CHONGQING = new Office(Authority.CUSTOMS, CHONGQING);
  static final Office CUSTOMS_QINZHOU = new Office(Authority.CUSTOMS, QINZHOU);
  static final Office MSA_CHONGQING = new Office(Authority.MSA, CHONGQING);
  static final Office RAIL_CHONGQING = new Office(Authority.RAIL, CHONGQING);
  static final Office PORT_QINZHOU = new Office(Authority.PORT, QINZHOU);

  static final Signatory CUSTOMS = party("officer-li", Role.OFFICER, CUSTOMS_CHONGQING);
  static final Signatory CUSTOMS_COLLEAGUE = party("officer-bai", Role.OFFICER, CUSTOMS_CHONGQING);
  static final Signatory CUSTOMS_AT_PORT = party("officer-he", Role.OFFICER, CUSTOMS_QINZHOU);
  static final Signatory MSA = party("officer-wang", Role.OFFICER, MSA_CHONGQING);
  static final Signatory RAIL = party("officer-tie", Role.OFFICER, RAIL_CHONGQING);
  static final Signatory PORT = party("officer-gang", Role.OFFICER, PORT_QINZHOU);
  static final Signatory OFFICER_WITHOUT_OFFICE = party("officer-wu", Role.OFFICER, null);
  static final Signatory CLERK = party("clerk-of-office", Role.SHIPPER, CUSTOMS_CHONGQING);
  static final Signatory SHIPPER = party("cq-machinery", Role.SHIPPER, null);
  static final Signatory OPERATOR = party("new-land-sea", Role.OPERATOR, null);
  static final Signatory BUYER = party("haiphong-import", Role.SHIPPER, null);
  static final Signatory BANK = party("industrial-bank", Role.BANK, null);

  static final Hash EVIDENCE = Hash.of("photographs".getBytes(StandardCharsets.UTF_8));
  static final String VIN = "LS4ASE2E8NJ100001";
  static final String CONTAINER = "CSQU3054383";
  static final String SERIAL = "CS-0001";
  static final String MARKS = "HAI PHONG 1-3";

  static final Cast CAST = new Cast(SHIPPER, OPERATOR, RAIL, PORT, BUYER, BANK, BANK, CUSTOMS, MSA);
  static final Document DOCUMENT = document();
  private static final SignedAct ISSUE = issue();
  static final BillId BILL = BillId.foundedBy(ISSUE.payload());

  private Case inspected = Case.UNTOUCHED;
  private Optional<Bill> bill = Optional.empty();
  private @Nullable Entry lastOfTitle;
  private @Nullable Entry lastOfCase;

  private Story() {}

  /** Something that happened. */
  interface Fact {
    void happenIn(Story story);
  }

  static Story given(Fact... facts) {
    var story = new Story();
    List.of(facts).forEach(fact -> fact.happenIn(story));
    return story;
  }

  static Fact issued() {
    return story -> story.title(ISSUE);
  }

  static Fact transferred(Signatory by, Signatory to) {
    return title(
        by, after -> new TitleAct.Transfer(BILL, after, by.id(), NOON, CHONGQING, to.id(), null));
  }

  static Fact offered(Signatory by, Signatory buyer) {
    return title(
        by,
        after ->
            new TitleAct.OfferTransfer(
                BILL,
                after,
                by.id(),
                NOON,
                CHONGQING,
                buyer.id(),
                null,
                NOON.plus(Duration.ofDays(1))));
  }

  static Fact amending(Signatory by, Change change) {
    return title(
        by,
        after ->
            new TitleAct.Amend(
                BILL,
                after,
                by.id(),
                NOON,
                CHONGQING,
                List.of(change),
                "misread",
                NOON.plus(Duration.ofDays(1))));
  }

  static Fact consented(Signatory by) {
    return title(by, after -> new TitleAct.Consent(BILL, after, by.id(), NOON, CHONGQING));
  }

  static Fact declined(Signatory by) {
    return title(by, after -> new TitleAct.Decline(BILL, after, by.id(), NOON, CHONGQING, "no"));
  }

  static Fact pledged(Signatory by, Signatory bank) {
    return title(
        by,
        after ->
            new TitleAct.Pledge(
                BILL,
                after,
                by.id(),
                NOON,
                CHONGQING,
                bank.id(),
                new Money("CNY", 211_400_000),
                Hash.NONE,
                NEXT_YEAR));
  }

  static Fact accepted(Signatory bank) {
    return title(bank, after -> new TitleAct.Accept(BILL, after, bank.id(), NOON, CHONGQING));
  }

  static Fact released(Signatory bank) {
    return title(bank, after -> new TitleAct.Release(BILL, after, bank.id(), NOON, CHONGQING));
  }

  static Fact delivered() {
    return story -> {
      title(SHIPPER, after -> new TitleAct.Surrender(BILL, after, SHIPPER.id(), NOON, CHONGQING))
          .happenIn(story);
      title(
              OPERATOR,
              after -> new TitleAct.AcceptSurrender(BILL, after, OPERATOR.id(), NOON, CHONGQING))
          .happenIn(story);
      SignedAct receipt = SHIPPER.sign(new Statement.Receive(BILL, SHIPPER.id(), NOON, CHONGQING));
      title(
              OPERATOR,
              after -> new TitleAct.Deliver(BILL, after, OPERATOR.id(), NOON, CHONGQING, receipt))
          .happenIn(story);
    };
  }

  /** An officer's act that was allowed. */
  static Fact done(InspectionAct act) {
    return story -> {
      SignedAct signed = signatory(act.by()).sign(act);
      Rules.decide(story.inspected, verified(signed), story.situation());
      Entry entry = next(ChainId.inspection(BILL), story.lastOfCase, signed);
      story.inspected = story.inspected.after(entry, act);
      story.lastOfCase = entry;
    };
  }

  private interface Signing {
    Act after(Hash head);
  }

  private static Fact title(Signatory by, Signing act) {
    return story ->
        story.title(
            by.sign(act.after(story.lastOfTitle == null ? Hash.NONE : story.lastOfTitle.hash())));
  }

  private void title(SignedAct signed) {
    Entry entry = next(ChainId.title(BILL), lastOfTitle, signed);
    bill = Bill.after(bill, entry, verified(signed).act());
    lastOfTitle = entry;
  }

  private static Entry next(ChainId chain, @Nullable Entry last, SignedAct signed) {
    return Entry.seal(
        chain,
        last == null ? 1 : last.seq() + 1,
        last == null ? Hash.NONE : last.hash(),
        signed,
        NOON);
  }

  Situation situation() {
    return new Situation(NOON, bill);
  }

  Case inspected() {
    return inspected;
  }

  Bill bill() {
    return bill.orElseThrow();
  }

  /** The decision on one act more. */
  final class Attempt {
    private final Act act;

    private Attempt(Act act) {
      this.act = act;
    }

    Refused refusedBy(Reason reason) {
      Refused refused = catchThrowableOfType(Refused.class, this::decide);
      assertThat(refused).as("nothing was refused").isNotNull();
      assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
      return refused;
    }

    Case allowed() {
      decide();
      Entry entry = next(ChainId.inspection(BILL), lastOfCase, signatory(act.by()).sign(act));
      return inspected.after(entry, act);
    }

    private void decide() {
      Rules.decide(inspected, verified(signatory(act.by()).sign(act)), situation());
    }
  }

  Attempt when(Act act) {
    return new Attempt(act);
  }

  private static Verified<Act> verified(SignedAct signed) {
    return new Verifier(kid -> Optional.ofNullable(KEYS.get(kid))).verify(signed, NOON);
  }

  private static Signatory signatory(PartyId id) {
    return Optional.ofNullable(PARTIES.get(id)).orElseThrow();
  }

  private static Signatory party(String name, Role role, @Nullable Office office) {
    var id = new PartyId(name);
    var key = SigningKey.generate(Algorithm.ED25519);
    String certificate =
        ROOT.certify(id, key.publicKey(), Set.of(role), office, YESTERDAY, NEXT_YEAR);
    var party = new Signatory(id, name, key, certificate);
    var enrolments = new Enrolments(Enrolments.certificates(ROOT.root()), List.of());
    KEYS.put(key.publicKey().id(), enrolments.verify(party.enrolment(NOON), NOON).key());
    PARTIES.put(id, party);
    return party;
  }

  private static SignedAct issue() {
    SignedAct agreement =
        SHIPPER.sign(new Statement.Agree(SHIPPER.id(), NOON, CHONGQING, DOCUMENT));
    return OPERATOR.sign(
        new TitleAct.Issue(OPERATOR.id(), NOON, CHONGQING, new BillNumber("NLS-1"), agreement));
  }

  private static Document document() {
    Document machinery = Documents.machinery(CAST, "M-1", "SMGS-1", NOON);
    return new Document(
        machinery.notation(),
        machinery.operator(),
        machinery.consignor(),
        machinery.notifyParty(),
        machinery.order(),
        machinery.receipt(),
        machinery.delivery(),
        machinery.legs(),
        List.of(
            new Goods(
                "Battery electric cars",
                MARKS,
                1,
                new Weight("1800.5"),
                new HsCode("870380"),
                new ContainerNumber(CONTAINER),
                List.of(new Vin(VIN)),
                List.of()),
            new Goods(
                "Charging stations",
                "HAI PHONG 4",
                1,
                new Weight("310"),
                new HsCode("850440"),
                null,
                List.of(),
                List.of(SERIAL))),
        null,
        1,
        null,
        List.of(),
        machinery.procedures());
  }
}
