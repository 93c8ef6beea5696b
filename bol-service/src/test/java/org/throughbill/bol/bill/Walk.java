package org.throughbill.bol.bill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Unsigned;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** One bill under the rules and the model side by side, without a signature and without HTTP. */
final class Walk {
  static final List<Party> RECIPIENTS =
      List.of(
          Party.SHIPPER,
          Party.BUYER,
          Party.SECOND_BUYER,
          Party.RELUCTANT,
          Party.BANK,
          Party.OTHER_BANK,
          Party.OPERATOR,
          Party.UNKNOWN);
  private static final BillId BILL = new BillId("b".repeat(64));
  private static final BillId OTHER = new BillId("c".repeat(64));

  /** The bills of a merge; this one ends first. */
  static final List<BillId> MERGED = List.of(BILL, OTHER);

  /** Stands in each entry; what was signed is not what is asked here. */
  private static final SignedAct ANY = Deeds.receipt(BILL, Party.SHIPPER, Story.BEGIN);

  private static final Map<Party, SignedAct> ANEW = new EnumMap<>(Party.class);

  /** What a walk starts from. */
  record Start(LegalProfiles profiles, Model.ModelProfile answers, Document document, Party order) {
    SignedAct agreement() {
      return Deeds.agreement(Party.SHIPPER, document, Story.BEGIN);
    }
  }

  final Model model;
  private final Start start;
  private final SignedAct agreement;
  private final List<Hash> hashes = new ArrayList<>();
  private Optional<Bill> bill = Optional.empty();
  private Duration elapsed = Duration.ZERO;

  Walk(Start start, SignedAct agreement, Set<Model.Flaw> flaws) {
    this.start = start;
    this.agreement = agreement;
    this.model = new Model(start.answers(), start.order(), flaws);
    this.model.vessel = Objects.requireNonNull(start.document().legs().get(1).conveyance());
    this.model.hasParts = start.document().goods().getFirst().vins().size() > 1;
  }

  /** Tries a move in both; says how they differ, or nothing. */
  @Nullable String differsAt(Move move) {
    elapsed = elapsed.plus(move.pause());
    Reason expected = model.objection(move, elapsed);
    Reason got = attempted(move);
    if (!Objects.equals(expected, got)) {
      return "the model says %s, the rules say %s upon %s"
          .formatted(word(expected), word(got), shape());
    }
    if (expected == null) {
      new ModelEffect(model, elapsed).of(move);
    }
    return differences();
  }

  private static String word(@Nullable Reason reason) {
    return reason == null ? "legal" : reason.id();
  }

  private String shape() {
    return bill.map(b -> b.title().at(now()).toString()).orElse("nothing");
  }

  Duration elapsed() {
    return elapsed;
  }

  Instant now() {
    return Story.BEGIN.plus(elapsed);
  }

  private @Nullable Reason attempted(Move move) {
    try {
      Act act = new Acting(this, move).act();
      Rules.decide(
          bill,
          Unsigned.of(act, ANY, Pens.keyOf(move.by()), statements(move, act)),
          situation(move));
      Hash prev = hashes.isEmpty() ? Hash.NONE : hashes.getLast();
      Entry entry = Entry.seal(ChainId.title(BILL), hashes.size() + 1L, prev, ANY, now());
      bill = Bill.after(bill, entry, act);
      hashes.add(entry.hash());
      return null;
    } catch (Refused refused) {
      return refused.reason();
    }
  }

  private List<Statement> statements(Move move, Act act) {
    return switch (act) {
      case TitleAct.Issue _ -> List.of(agreed(start.document()));
      case TitleAct.SurrenderForAmendment _ -> List.of(agreed(Papers.toOrderOf(move.to())));
      case TitleAct.SurrenderForSplit _ -> parts(move);
      case TitleAct.SurrenderForMerge _ ->
          List.of(agreed(Papers.whole(List.of(document(), other()), move.to())));
      case TitleAct.Deliver _ ->
          List.of(new Statement.Receive(BILL, move.to().id(), now(), Papers.CHONGQING.locode()));
      default -> List.of();
    };
  }

  /** The parts of the document as it is, or the first of them twice. */
  private List<Statement> parts(Move move) {
    List<Document> parts = Papers.parts(document(), move.to());
    Document second = move.what() == 0 ? parts.getFirst() : parts.getLast();
    return List.of(agreed(parts.getFirst()), agreed(second));
  }

  private Document document() {
    return bill.map(Bill::document).orElse(start.document());
  }

  /** What another bill says, on the same terms. */
  private Document other() {
    return Papers.another(document());
  }

  /**
   * Another bill: it goes with this one into a merge, or is in other hands, or is not given up for
   * the merge.
   */
  private Bill another(Move move) {
    boolean goesAlong = move.what() != 0;
    Party otherHands = move.by() == Party.STRANGER ? Party.BANK : Party.STRANGER;
    Title title =
        move.type() == ActType.BILL_MERGE
                && goesAlong
                && bill.map(Bill::title).orElse(null) instanceof Title.Surrendering mine
            ? mine
            : new Title.Held((goesAlong ? move.by() : otherHands).id());
    var instrument =
        new Instrument(
            OTHER,
            new BillNumber("NLS7"),
            null,
            other(),
            title,
            new Order.Blank(),
            List.of(),
            List.of(),
            Set.of());
    return new Bill(
        instrument, List.of(), Map.of(), Findings.NONE, Set.of(), Set.of(), Undelivered.NOTHING);
  }

  private static Statement agreed(Document document) {
    return new Statement.Agree(
        Party.SHIPPER.id(), Story.BEGIN, Papers.CHONGQING.locode(), document);
  }

  /** The agreement to a bill to the order of a party; signed once. */
  static SignedAct anew(Party holder) {
    return ANEW.computeIfAbsent(
        holder, to -> Deeds.agreement(Party.SHIPPER, Papers.toOrderOf(to), Story.BEGIN));
  }

  SignedAct agreement() {
    return agreement;
  }

  BillId id() {
    return BILL;
  }

  Hash hashUpon(Move move) {
    return hashes.isEmpty() ? Hash.NONE : hashes.get(model.upon(move) - 1);
  }

  /** Whom a notice of arrival is given to. */
  static List<Party> told(Move move) {
    List<Party> some =
        IntStream.range(0, RECIPIENTS.size())
            .filter(i -> (move.what() >> i & 1) == 1)
            .mapToObj(RECIPIENTS::get)
            .toList();
    return some.isEmpty() ? RECIPIENTS : some;
  }

  private Situation situation(Move move) {
    return new Situation(
        now(),
        Party::standing,
        Party.REGISTRY.id(),
        Places.corridor(),
        start.profiles(),
        new OtherBills() {
          @Override
          public Optional<Bill> find(BillId id) {
            return id.equals(OTHER) ? Optional.of(another(move)) : Optional.empty();
          }

          @Override
          public Optional<Bill> glimpse(BillId id) {
            return find(id);
          }

          @Override
          public boolean isIssued(PartyId operator, BillNumber number) {
            return number.value().equals("NLS1");
          }
        });
  }

  /** What the model and the fold say differently of the bill as it is now. */
  private @Nullable String differences() {
    if (bill.isEmpty()) {
      return model.entries == 0 ? null : "there is no bill";
    }
    Bill present = bill.get();
    Title title = present.title().at(now());
    return Stream.of(
            differ("state", model.at(elapsed), title.state()),
            differ("controller", controller(), title.controller()),
            differ("order", model.order, present.order().kind()),
            differ(
                "order to",
                Optional.ofNullable(model.orderTo).map(Party::id),
                present.order().to()),
            differ("liable", ids(model.liable), present.liable()),
            differ("holds", model.holds.size(), present.holds().size()),
            differ("amendments", model.amendments, present.amendments().size()),
            differ("vessel", model.vessel, present.document().legs().get(1).conveyance()),
            differ("signable", model.signableUpon(), present.signableUpon().size()),
            differ("rights", rights(), rights(title)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String differ(
      String what, @Nullable Object model, @Nullable Object fold) {
    return Objects.equals(model, fold)
        ? null
        : "%s: the model has %s, the bill %s".formatted(what, model, fold);
  }

  private Optional<PartyId> controller() {
    return switch (model.at(elapsed)) {
      case UNISSUED, PAPER, DELIVERED, VOID, SOLD, CANCELLED -> Optional.empty();
      case OFFERED ->
          model.under == TitleState.PAPER ? Optional.empty() : Optional.of(model.controller.id());
      case HELD, PLEDGED, SURRENDERING, SURRENDERED -> Optional.of(model.controller.id());
    };
  }

  private static Set<PartyId> ids(Set<Party> parties) {
    return parties.stream().map(Party::id).collect(Collectors.toSet());
  }

  /** What else the title says, in the model's words. */
  private String rights() {
    return switch (model.at(elapsed)) {
      case OFFERED ->
          "%s by %s to %s awaiting %s until %s upon %s"
              .formatted(
                  Objects.requireNonNull(model.offer).type(),
                  model.offeror.id(),
                  sorted(ids(model.asked)),
                  sorted(ids(model.awaited)),
                  Story.BEGIN.plus(model.until),
                  model.under);
      case PLEDGED -> model.pledgor.id() + " pledged to " + model.bank.id();
      case SURRENDERING ->
          "%s %d for %d".formatted(model.givenUpBy.id(), model.oldBills, model.newBills);
      case SURRENDERED -> model.givenUpBy.id().value();
      default -> "";
    };
  }

  private static String rights(Title title) {
    return switch (title) {
      case Title.Offered(Title.Settled before, Offer offer) ->
          "%s by %s to %s awaiting %s until %s upon %s"
              .formatted(
                  offer.change(),
                  offer.by(),
                  sorted(offer.asked()),
                  offer instanceof Offer.OfChange change ? sorted(change.awaited()) : "[]",
                  offer.until(),
                  before.state());
      case Title.Pledged pledged -> pledged.pledgor() + " pledged to " + pledged.pledgee();
      case Title.Surrendering gone ->
          "%s %d for %d"
              .formatted(
                  gone.holder(), Math.max(gone.merged().size(), 1), gone.agreements().size());
      case Title.Surrendered gone -> gone.entitled().value();
      default -> "";
    };
  }

  private static String sorted(Set<PartyId> parties) {
    return parties.stream().map(PartyId::value).sorted().toList().toString();
  }

  static Hash contract() {
    return Hash.of("contract".getBytes(StandardCharsets.UTF_8));
  }

  static boolean isTried(ActType type) {
    return type.mayStandOn(Topic.BILL_EVENTS);
  }
}
