package org.throughbill.bol.bill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;

/** The acts of a bill's life, in the trade's words. */
final class Deeds {
  static final Duration TERM = Duration.ofDays(1);
  static final Money DEBT = new Money("CNY", 211_400_000);
  static final Hash CONTRACT = Hash.of("contract".getBytes(StandardCharsets.UTF_8));
  static final int ORIGINALS = 3;
  private static final Unlocode AT = new Unlocode("CNCKG");

  private Deeds() {}

  static Deed issue() {
    return issue("NLS1", Papers.document());
  }

  static Deed issue(String number, Document document) {
    return issue(number, document, Party.SHIPPER);
  }

  static Deed issue(String number, Document document, Party agreeing) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.Issue(
                b.party(),
                b.at(),
                AT,
                new BillNumber(number),
                agreement(agreeing, document, b.story().now())));
  }

  static Fact issued() {
    return issue();
  }

  static Endorsement toOrderOf(Party party) {
    return new Endorsement(Endorsement.Kind.TO_ORDER, party.id());
  }

  static Endorsement toNamed(Party party) {
    return new Endorsement(Endorsement.Kind.NAMED, party.id());
  }

  static Endorsement inBlank() {
    return new Endorsement(Endorsement.Kind.BLANK, null);
  }

  static Deed transferTo(Party to, @Nullable Endorsement endorsement) {
    return Deed.of(
        b ->
            new TitleAct.Transfer(
                b.bill(), b.after(), b.party(), b.at(), AT, to.id(), endorsement));
  }

  /** Control and order together, the ordinary transfer. */
  static Deed transferTo(Party to) {
    return transferTo(to, toOrderOf(to));
  }

  /** Control alone moves. */
  static Deed handTo(Party to) {
    return transferTo(to, null);
  }

  /** Control and order together, once the other party accepts. */
  static Deed offerTo(Party to) {
    return offerTo(to, toOrderOf(to), TERM);
  }

  static Deed offerTo(Party to, @Nullable Endorsement endorsement, Duration term) {
    return Deed.of(
        b ->
            new TitleAct.OfferTransfer(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                to.id(),
                endorsement,
                b.at().plus(term)));
  }

  static Deed endorse(Endorsement endorsement) {
    return Deed.of(
        new Deed.Wording() {
          @Override
          public TitleAct act(Deed.Blanks b) {
            return new TitleAct.Endorse(b.bill(), b.after(), b.party(), b.at(), AT, endorsement);
          }

          @Override
          public Party naturally(Story story) {
            return story
                .present()
                .map(Bill::order)
                .filter(Order.ToOrderOf.class::isInstance)
                .map(order -> Party.of(((Order.ToOrderOf) order).party()))
                .orElse(story.controller());
          }
        });
  }

  static Deed pledgeTo(Party bank) {
    return pledgeTo(bank, DEBT, TERM);
  }

  static Deed pledgeTo(Party bank, Money debt, Duration term) {
    return Deed.of(
        b ->
            new TitleAct.Pledge(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                bank.id(),
                debt,
                CONTRACT,
                b.at().plus(term)));
  }

  private interface Answer {
    TitleAct.Control act(Deed.Blanks blanks);
  }

  /** What the party does to whom the offer on the bill is made. */
  private static Deed offeree(Answer answer) {
    return Deed.of(
        new Deed.Wording() {
          @Override
          public TitleAct act(Deed.Blanks b) {
            return answer.act(b);
          }

          @Override
          public Party naturally(Story story) {
            return story
                .present()
                .map(Bill::title)
                .filter(Title.Offered.class::isInstance)
                .map(title -> Party.of(anyOf(((Title.Offered) title).offer())))
                .orElse(Party.BANK);
          }
        });
  }

  private static PartyId anyOf(Offer offer) {
    Set<PartyId> awaited =
        offer instanceof Offer.OfChange change ? change.awaited() : offer.asked();
    return awaited.stream().min(Comparator.comparing(PartyId::value)).orElseThrow();
  }

  static Change change(String pointer, @Nullable String before, @Nullable String after) {
    return new Change(pointer, before, after);
  }

  /** The vessel of the sea leg is named anew, by whoever would. */
  static Deed amend() {
    return amend(change("/legs/1/conveyance", "BEIBU GULF 1", "BEIBU GULF 2"));
  }

  static Deed amend(Change... changes) {
    return amend(TERM, changes);
  }

  static Deed amend(Duration term, Change... changes) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.Amend(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                List.of(changes),
                "as the line has told us",
                b.at().plus(term)));
  }

  /** By whoever is awaited. */
  static Deed consent() {
    return offeree(b -> new TitleAct.Consent(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  static Deed accept() {
    return offeree(b -> new TitleAct.Accept(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  static Deed decline() {
    return offeree(b -> new TitleAct.Decline(b.bill(), b.after(), b.party(), b.at(), AT, "no"));
  }

  static Deed withdraw() {
    return Deed.of(b -> new TitleAct.Withdraw(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  /** Another party is told of the arrival, whatever way the goods have gone. */
  static Deed instruct() {
    return instruct(
        new Instruction(
            Instruction.Kind.REPLACE_NOTIFY_PARTY, null, Papers.particulars(Party.SECOND_BUYER)));
  }

  static Deed instruct(Instruction instruction) {
    return instruct(instruction, true);
  }

  static Deed instruct(Instruction instruction, @Nullable Boolean acknowledgeLiability) {
    return Deed.of(
        b ->
            new TitleAct.Instruct(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                instruction,
                b.at().plus(TERM),
                acknowledgeLiability));
  }

  static Deed demandSecurity() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.DemandSecurity(
                b.bill(), b.after(), b.party(), b.at(), AT, DEBT, "a day of the vessel"));
  }

  static Deed executeInstruction() {
    return Deed.of(
        Party.OPERATOR,
        b -> new TitleAct.ExecuteInstruction(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  /** Three originals, as the operator proposes them. */
  static Deed convertToPaper() {
    return convertToPaper(TERM);
  }

  static Deed convertToPaper(Duration term) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.ConvertToPaper(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                ORIGINALS,
                "Replaces electronic record " + b.bill() + ", which is inoperative",
                CONTRACT,
                b.at().plus(term)));
  }

  /** With all originals back, and no endorsement on them. */
  static Deed convertToElectronic(Party to) {
    return convertToElectronic(to, ORIGINALS, null);
  }

  static Deed convertToElectronic(Party to, int surrendered, @Nullable Endorsement endorsement) {
    return convertToElectronic(to, surrendered, endorsement, TERM);
  }

  static Deed convertToElectronic(
      Party to, int surrendered, @Nullable Endorsement endorsement, Duration term) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.ConvertToElectronic(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                to.id(),
                surrendered,
                endorsement,
                "Replaces three originals, which are inoperative",
                b.at().plus(term)));
  }

  static Deed deliverAgainstPaper() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.DeliverAgainstPaper(
                b.bill(), b.after(), b.party(), b.at(), AT, 1, "Hanoi Import, by its agent"));
  }

  static Deed release() {
    return Deed.of(b -> new TitleAct.Release(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  /** By a holder that knows what it does. */
  static Deed surrender() {
    return surrender(true);
  }

  static Deed surrender(@Nullable Boolean acknowledgeLiability) {
    return Deed.of(
        b ->
            new TitleAct.Surrender(
                b.bill(), b.after(), b.party(), b.at(), AT, acknowledgeLiability));
  }

  /** For a bill to the order of whoever gives this one up. */
  static Deed surrenderForAmendment() {
    return Deed.of(
        b ->
            surrenderForAmendment(
                b, agreement(Party.SHIPPER, Papers.toOrderOf(b.by()), b.story().now()), true));
  }

  static Deed surrenderForAmendment(
      Party agreeing, Document document, @Nullable Boolean acknowledgeLiability) {
    return Deed.of(
        b ->
            surrenderForAmendment(
                b, agreement(agreeing, document, b.story().now()), acknowledgeLiability));
  }

  private static TitleAct surrenderForAmendment(
      Deed.Blanks b, SignedAct agreement, @Nullable Boolean acknowledgeLiability) {
    return new TitleAct.SurrenderForAmendment(
        b.bill(), b.after(), b.party(), b.at(), AT, agreement, acknowledgeLiability);
  }

  static SignedAct agreement(Party agreeing, Document document, Instant at) {
    return Pens.sign(agreeing, new Statement.Agree(agreeing.id(), at, AT, document));
  }

  /** For its parts to the order of whoever gives it up; of cars there are some to share out. */
  static Deed surrenderForSplit() {
    return surrenderForSplitAgreedBy(Party.SHIPPER);
  }

  static Deed surrenderForSplitAgreedBy(Party agreeing) {
    return Deed.of(
        b ->
            surrenderForSplit(
                b,
                agreeing,
                Papers.parts(
                    b.story().present().map(Bill::document).orElseGet(Papers::cars), b.by()),
                true));
  }

  static Deed surrenderForSplit(List<Document> parts, @Nullable Boolean acknowledgeLiability) {
    return Deed.of(b -> surrenderForSplit(b, Party.SHIPPER, parts, acknowledgeLiability));
  }

  private static TitleAct surrenderForSplit(
      Deed.Blanks b, Party agreeing, List<Document> parts, @Nullable Boolean acknowledgeLiability) {
    return new TitleAct.SurrenderForSplit(
        b.bill(),
        b.after(),
        b.party(),
        b.at(),
        AT,
        parts.stream().map(part -> agreement(agreeing, part, b.story().now())).toList(),
        acknowledgeLiability);
  }

  static Deed split() {
    return split("NLS2", "NLS3");
  }

  static Deed split(String... into) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.SplitBill(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                Arrays.stream(into).map(BillNumber::new).toList()));
  }

  /** For a whole of this bill and those beside it, to the order of whoever gives it up. */
  static Deed surrenderForMerge() {
    return surrenderForMergeAgreedBy(Party.SHIPPER);
  }

  static Deed surrenderForMergeAgreedBy(Party agreeing) {
    return Deed.of(
        b -> {
          List<Document> documents =
              b.story().all().stream().map(story -> story.bill().document()).toList();
          Document whole =
              Papers.whole(documents.isEmpty() ? List.of(Papers.cars()) : documents, b.by());
          return surrenderForMerge(
              b, merged(b.story()), agreement(agreeing, whole, Story.BEGIN), true);
        });
  }

  /** As all bills of one merge are given up, around one agreement. */
  static Deed surrenderForMerge(List<BillId> merged, SignedAct agreement) {
    return surrenderForMerge(merged, agreement, true);
  }

  static Deed surrenderForMerge(
      List<BillId> merged, SignedAct agreement, @Nullable Boolean acknowledgeLiability) {
    return Deed.of(b -> surrenderForMerge(b, merged, agreement, acknowledgeLiability));
  }

  private static TitleAct surrenderForMerge(
      Deed.Blanks b,
      List<BillId> merged,
      SignedAct agreement,
      @Nullable Boolean acknowledgeLiability) {
    return new TitleAct.SurrenderForMerge(
        b.bill(), b.after(), b.party(), b.at(), AT, merged, agreement, acknowledgeLiability);
  }

  /** The bills of a merge; where there is none but this one, one that does not exist. */
  private static List<BillId> merged(Story story) {
    List<BillId> all = story.all().stream().map(Story::id).toList();
    return all.size() > 1 ? all : List.of(story.id(), new BillId("1".repeat(64)));
  }

  /** Another bill of the same holder, given up to be merged with this one. */
  static Fact anotherGivenUpForMerge() {
    return story -> {
      Story other = story.beside(issue("NLS7", Papers.another(story.bill().document())));
      if (story.controller() != Party.SHIPPER) {
        transferTo(story.controller()).happenIn(other);
      }
      story.knows(other);
      surrenderForMerge().happenIn(other);
    };
  }

  static Deed merge() {
    return merge("NLS9");
  }

  static Deed merge(String into) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.MergeBill(
                b.bill(), b.after(), b.party(), b.at(), AT, new BillNumber(into)));
  }

  static Deed cancel() {
    return cancel(TERM);
  }

  static Deed cancel(Duration term) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.Cancel(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                "the sale fell through",
                b.at().plus(term)));
  }

  static Deed voided() {
    return voided("NLS2");
  }

  static Deed voided(String replacedBy) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.VoidBill(
                b.bill(), b.after(), b.party(), b.at(), AT, new BillNumber(replacedBy)));
  }

  static Deed reissue(String number, SignedAct agreement, Replacement replaces) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.Issue(b.party(), b.at(), AT, new BillNumber(number), agreement, replaces));
  }

  static Deed acceptSurrender() {
    return Deed.of(
        Party.OPERATOR,
        b -> new TitleAct.AcceptSurrender(b.bill(), b.after(), b.party(), b.at(), AT));
  }

  static Deed rejectSurrender() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.RejectSurrender(
                b.bill(), b.after(), b.party(), b.at(), AT, "freight is unpaid"));
  }

  /** Against the receipt of whoever is entitled. */
  static Deed deliver() {
    return Deed.of(
        Party.OPERATOR,
        b -> {
          Party entitled =
              b.story()
                  .present()
                  .map(Bill::title)
                  .filter(Title.Surrendered.class::isInstance)
                  .map(title -> Party.of(((Title.Surrendered) title).entitled()))
                  .orElse(Party.SHIPPER);
          return delivery(b, receipt(b.bill(), entitled, b.story().now()));
        });
  }

  static Deed deliverAgainst(SignedAct receipt) {
    return Deed.of(Party.OPERATOR, b -> delivery(b, receipt));
  }

  static Deed deliverAgainstTheReceiptOf(Party receiver) {
    return Deed.of(Party.OPERATOR, b -> delivery(b, receipt(b.bill(), receiver, b.story().now())));
  }

  static SignedAct receipt(org.throughbill.acts.value.BillId bill, Party receiver, Instant at) {
    return Pens.sign(receiver, new Statement.Receive(bill, receiver.id(), at, AT));
  }

  private static TitleAct delivery(Deed.Blanks b, SignedAct receipt) {
    return new TitleAct.Deliver(b.bill(), b.after(), b.party(), b.at(), AT, receipt);
  }

  /** Told by the leg's own carrier, where it happens on that leg. */
  static Deed milestone(int leg, MilestoneKind kind) {
    boolean start = kind.compareTo(MilestoneKind.ARRIVED) < 0;
    Place place =
        leg == 1
            ? (start ? Papers.CHONGQING : Papers.QINZHOU)
            : (start ? Papers.QINZHOU : Papers.HAIPHONG);
    return milestone(leg, kind, place, Duration.ZERO, "step-" + leg + "-" + word(kind));
  }

  static Deed milestone(int leg, MilestoneKind kind, Place where, Duration ago, String id) {
    return milestone(leg, kind, where, ago, id, null);
  }

  static Deed milestone(
      int leg,
      MilestoneKind kind,
      Place where,
      Duration ago,
      String id,
      @Nullable List<String> units) {
    return Deed.of(
        leg == 1 ? Party.RAILWAY : Party.SEA_LINE,
        b ->
            new TitleAct.Milestone(
                b.bill(),
                new NotationId(id + "-notation"),
                b.party(),
                b.at(),
                AT,
                leg,
                kind,
                b.at().minus(ago),
                where,
                units));
  }

  /** To the party to notify, the holder and the bank. */
  static Deed notifyArrival(String id) {
    return notifyArrival(id, Party.BUYER, Party.SHIPPER, Party.BANK);
  }

  static Deed notifyArrival(String id, Party... to) {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.NotifyArrival(
                b.bill(),
                new NotationId(id),
                b.party(),
                b.at(),
                AT,
                Arrays.stream(to).map(Party::id).toList()));
  }

  static Deed storeGoods() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.StoreGoods(
                b.bill(),
                new NotationId("store-01"),
                b.party(),
                b.at(),
                AT,
                Papers.HAIPHONG,
                "Port warehouse"));
  }

  /** For 2,000,000.00, of which 300,000.00 are costs. */
  static Deed sellGoods() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.SellGoods(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                AT,
                new Money("CNY", 200_000_000),
                new Money("CNY", 30_000_000),
                "order of the port court"));
  }

  static Deed deliverOnIndemnity() {
    return Deed.of(
        Party.OPERATOR,
        b ->
            new TitleAct.DeliverOnIndemnity(
                b.bill(), b.after(), b.party(), b.at(), AT, Party.BUYER.id(), CONTRACT));
  }

  static Deed refusal() {
    return Deed.of(
        Party.REGISTRY,
        b ->
            new TitleAct.Refusal(
                b.bill(),
                new NotationId("refusal-1"),
                b.party(),
                b.at(),
                AT,
                CONTRACT,
                Rule.R51,
                "no such hold"));
  }

  static Deed inspect(InspectionScope scope, InspectionResult result) {
    return inspect(scope, result, word(scope) + "-" + word(result));
  }

  static Deed inspect(InspectionScope scope, InspectionResult result, String id, String... units) {
    return Deed.of(
        Party.CUSTOMS,
        b ->
            new InspectionAct.Inspect(
                b.bill(),
                new NotationId(id),
                b.party(),
                b.at(),
                AT,
                office(b),
                scope,
                result,
                b.at(),
                List.of(units),
                List.of(),
                CONTRACT,
                null));
  }

  static Deed cleared() {
    return inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.PASS);
  }

  static Deed arrived() {
    return milestone(2, MilestoneKind.ARRIVED);
  }

  static Deed hold(String id) {
    return Deed.of(
        Party.CUSTOMS,
        b ->
            new InspectionAct.Hold(
                b.bill(), new NotationId(id), b.party(), b.at(), AT, office(b), "art. 1"));
  }

  static Deed lift(String hold) {
    return lift(hold, "lift-of-" + hold);
  }

  static Deed lift(String hold, String id) {
    return Deed.of(
        Party.CUSTOMS,
        b ->
            new InspectionAct.Lift(
                b.bill(),
                new NotationId(id),
                b.party(),
                b.at(),
                AT,
                office(b),
                new NotationId(hold),
                "all is well"));
  }

  /** A hold in the name of another office than the signer's. */
  static Deed holdFor(Party otherOffice) {
    return Deed.of(
        Party.CUSTOMS,
        b ->
            new InspectionAct.Hold(
                b.bill(),
                new NotationId("borrowed-office"),
                b.party(),
                b.at(),
                AT,
                Objects.requireNonNull(otherOffice.office()),
                "art. 1"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().replace('_', '-');
  }

  /** The signer's own office; whoever has none claims the customs house. */
  private static Office office(Deed.Blanks b) {
    Office own = b.by().office();
    return own == null ? Objects.requireNonNull(Party.CUSTOMS.office()) : own;
  }
}
