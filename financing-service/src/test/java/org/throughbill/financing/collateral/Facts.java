package org.throughbill.financing.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.financing.Journey;
import org.throughbill.local.Signatory;

/** Facts of one bill, told in the trade's words: each is a real act, signed, sealed and folded. */
final class Facts {
  static final Instant NOON = Instant.parse("2026-01-03T12:00:00Z");
  static final Instant TERM = NOON.plus(Duration.ofHours(1));

  private static final Map<KeyId, RegisteredKey> REGISTER = new HashMap<>();
  private static final Map<PartyId, Signatory> SIGNATORIES = new HashMap<>();
  private static final Verifier VERIFIER =
      new Verifier(kid -> Optional.ofNullable(REGISTER.get(kid)));

  static final PartyId MAKER = party("maker-cq", Role.SHIPPER);
  static final PartyId BUYER = party("buyer-dubai", Role.SHIPPER);
  static final PartyId OPERATOR = party("cq-land-sea", Role.OPERATOR);
  static final PartyId BANK = party("bank-cq", Role.BANK);
  static final PartyId OTHER_BANK = party("bank-hk", Role.BANK);
  static final PartyId OFFICER = party("msa-nansha", Role.OFFICER);
  static final PartyId REGISTRY = party("registry-financing", Role.REGISTRAR);
  static final PartyId STRANGER = new PartyId("nobody");

  final Journey journey = new Journey(signatory(MAKER), signatory(OPERATOR), NOON);
  private Instant now = NOON;
  private Optional<Bill> bill = Optional.empty();
  private Inspections inspections = Inspections.NONE;
  private Collateral collateral = Collateral.none(journey.bill());
  private final Map<Topic, Entry> last = new HashMap<>();
  private @Nullable SignedAct accepted;
  private @Nullable SignedAct released;
  private @Nullable SignedAct lastOnTitle;

  private Facts() {}

  private static PartyId party(String name, Role... roles) {
    var id = new PartyId(name);
    var key = SigningKey.generate(Algorithm.ED25519);
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(Set.of(roles));
    SIGNATORIES.put(id, new Signatory(id, name, key, "-"));
    REGISTER.put(
        key.publicKey().id(),
        new RegisteredKey(
            key.publicKey(),
            id,
            Set.copyOf(all),
            null,
            NOON.minus(Duration.ofDays(900)),
            NOON.plus(Duration.ofDays(900)),
            null));
    return id;
  }

  private static Signatory signatory(PartyId id) {
    return Objects.requireNonNull(SIGNATORIES.get(id));
  }

  static SignedAct signed(Act act) {
    return signatory(act.by()).sign(act);
  }

  /** Nothing has happened; there is no bill. */
  static Facts nothing() {
    return new Facts();
  }

  static Facts issued() {
    var facts = nothing();
    facts.title(facts.journey.issue());
    return facts;
  }

  Facts at(Instant time) {
    now = time;
    return this;
  }

  Facts title(Function<Hash, Act> next) {
    return title(signed(next.apply(Objects.requireNonNull(last.get(Topic.BILL_EVENTS)).hash())));
  }

  private Facts title(SignedAct signed) {
    Act act = Acts.read(signed.payload());
    bill = Bill.after(bill, seal(ChainId.title(journey.bill()), signed), act);
    lastOnTitle = signed;
    if (act instanceof TitleAct.Accept) {
      accepted = signed;
    } else if (act instanceof TitleAct.Release) {
      released = signed;
    }
    return this;
  }

  Facts pledged(PartyId bank, String contract) {
    return title(after -> journey.pledge(MAKER, bank, contract, after, now, TERM));
  }

  Facts accepted(PartyId bank) {
    return title(after -> journey.accept(bank, after, now));
  }

  Facts released(PartyId bank) {
    return title(after -> journey.release(bank, after, now));
  }

  Facts transferred(PartyId to, @Nullable Endorsement endorsement) {
    return title(after -> journey.transfer(MAKER, to, endorsement, after, now));
  }

  Facts surrendering() {
    return title(after -> journey.surrender(MAKER, after, now));
  }

  Facts surrendered() {
    return surrendering().title(after -> journey.acceptSurrender(after, now));
  }

  Facts delivered() {
    return surrendered().title(after -> journey.deliver(after, now));
  }

  Facts inspected(String id, InspectionResult result, @Nullable String corrects) {
    return inspection(journey.inspect(OFFICER, id, result, corrects, now));
  }

  Facts inspection(InspectionAct act) {
    inspections =
        Inspections.after(inspections, seal(ChainId.inspection(journey.bill()), signed(act)), act);
    return this;
  }

  Facts requested(PartyId bank, String id) {
    return collateral(journey.request(MAKER, bank, id, Journey.LOAN, now));
  }

  Facts offered(PartyId bank, String request, String contract) {
    return collateral(journey.offer(bank, request, contract, now, TERM));
  }

  Facts declined(PartyId bank, String request) {
    return collateral(journey.decline(bank, request, now));
  }

  /** The bank's accept, or release, has reached the collateral chain too. */
  Facts noted() {
    return collateral(released == null ? accept() : release());
  }

  /** What came last on the title. */
  SignedAct lastOnTitle() {
    return Objects.requireNonNull(lastOnTitle);
  }

  /** What came last on the title has reached the collateral chain too. */
  Facts followed() {
    return collateral(lastOnTitle());
  }

  /** A loan against the bill is taken up: asked for, offered, pledged, accepted and noted. */
  static Facts taken() {
    return issued()
        .requested(BANK, "loan")
        .offered(BANK, "loan", "contract")
        .pledged(BANK, "contract")
        .accepted(BANK)
        .noted();
  }

  Facts answered(Rule rule) {
    return collateral(signed(refusal(rule)));
  }

  private Facts collateral(Act act) {
    return collateral(signed(act));
  }

  private Facts collateral(SignedAct signed) {
    Rules.decide(collateral, verified(signed), situation());
    Entry entry = seal(ChainId.collateral(journey.bill()), signed);
    collateral = collateral.after(entry, Acts.read(signed.payload()), this::pledge);
    return this;
  }

  private TitleAct.Pledge pledge(Hash act) {
    return Objects.requireNonNull(bill.orElseThrow().pledges().get(act));
  }

  SignedAct accept() {
    return Objects.requireNonNull(accepted);
  }

  SignedAct release() {
    return Objects.requireNonNull(released);
  }

  TitleAct.Refusal refusal(Rule rule) {
    SignedAct refused = released == null ? accept() : release();
    return new TitleAct.Refusal(
        journey.bill(),
        Journey.id(refused.value()),
        REGISTRY,
        now,
        Journey.CHONGQING,
        refused.id(),
        rule,
        "no offer");
  }

  CollateralAct.RequestFinance request(PartyId by, PartyId bank, String id) {
    return journey.request(by, bank, id, Journey.LOAN, now);
  }

  CollateralAct.OfferFinance offer(PartyId bank, String request, String contract) {
    return journey.offer(bank, request, contract, now, now.plus(Duration.ofHours(1)));
  }

  CollateralAct.DeclineFinance decline(PartyId bank, String request) {
    return journey.decline(bank, request, now);
  }

  /** The act that is judged upon these facts. */
  When when(Act act) {
    return when(signed(act));
  }

  When when(SignedAct signed) {
    return new When(() -> Rules.decide(collateral, verified(signed), situation()));
  }

  Collateral collateral() {
    return collateral;
  }

  Bill bill() {
    return bill.orElseThrow();
  }

  State state(String request) {
    return collateral.request(Journey.id(request)).orElseThrow().progress().at(now).state();
  }

  Situation situation() {
    return new Situation(now, bill, inspections, Facts::standing, REGISTRY);
  }

  private Verified<Act> verified(SignedAct signed) {
    return VERIFIER.verify(signed, now);
  }

  private static Standing standing(PartyId id) {
    return REGISTER.values().stream()
        .filter(key -> key.party().equals(id))
        .findFirst()
        .map(key -> new Standing(true, key.roles()))
        .orElse(Standing.STRANGER);
  }

  private Entry seal(ChainId chain, SignedAct signed) {
    Entry before = last.get(chain.topic());
    Entry entry =
        before == null
            ? Entry.seal(chain, 1, Hash.NONE, signed, now)
            : Entry.seal(chain, before.seq() + 1, before.hash(), signed, now);
    last.put(chain.topic(), entry);
    return entry;
  }

  /** What the rules say. */
  record When(Runnable decision) {
    void allowed() {
      assertThatCode(decision::run).doesNotThrowAnyException();
    }

    void refusedBy(Reason reason) {
      assertThat(refused().reason()).isEqualTo(reason);
    }

    Refused refused() {
      Refused refused = catchThrowableOfType(Refused.class, decision::run);
      return Objects.requireNonNull(refused, "the act was allowed");
    }
  }
}
