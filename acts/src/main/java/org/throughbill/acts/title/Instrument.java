package org.throughbill.acts.title;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/**
 * The bill as an instrument: who controls it, to whose order it runs and what it says, folded from
 * its title chain.
 *
 * <p>The fold asks again whose act each one is and whether it may stand where it stands, so that
 * whoever folds a chain has checked control along it. What else a registry asks before it seals an
 * act is not asked again.
 *
 * @param replaces whose place it takes; absent for a first bill
 * @param amendments the amendments in force, in their order; the document is as amended
 * @param variations the instructions carried out, in their order; the document is as varied
 * @param signableUpon hashes of the last act upon control and of what came after it: upon any of
 *     them the next act upon control may be signed
 */
public record Instrument(
    BillId id,
    BillNumber number,
    @Nullable Replacement replaces,
    Document document,
    Title title,
    Order order,
    List<Amendment> amendments,
    List<Variation> variations,
    Set<Hash> signableUpon) {
  public Instrument {
    amendments = List.copyOf(amendments);
    variations = List.copyOf(variations);
    signableUpon = Set.copyOf(signableUpon);
  }

  public PartyId operator() {
    return document.operator().party();
  }

  /** The controller, if the order leads to it. */
  public Optional<PartyId> holder() {
    return title.controller().filter(order::leadsTo);
  }

  /** Whose consent a change of the bill needs while its title is this one. */
  public Set<PartyId> partiesTo(ActType change, Title.Settled settled) {
    return Consents.to(change).needed(this, settled);
  }

  /** Who may propose the change while the title is this one. */
  public Set<PartyId> proposersOf(ActType change, Title.Settled settled) {
    return Consents.to(change).proposers(this, settled);
  }

  /** The instrument as it is at a time: an offer whose term has passed has lapsed. */
  public Instrument at(Instant time) {
    return new Instrument(
        id,
        number,
        replaces,
        document,
        title.at(time),
        order,
        amendments,
        variations,
        signableUpon);
  }

  /** The instrument after an entry of its chain; empty before the first. */
  public static Instrument after(Optional<Instrument> instrument, Entry entry, Act act) {
    if (act instanceof TitleAct.Issue issue) {
      return issued(instrument, entry, issue, Acts.read(issue.agreement().payload()));
    }
    Instrument before =
        instrument.orElseThrow(() -> new Refused(Rule.R01, "a title chain begins with an issue"));
    return switch (act) {
      case TitleAct.Control control -> before.controlled(entry, control);
      case TitleAct.Milestone _,
          TitleAct.NotifyArrival _,
          TitleAct.StoreGoods _,
          InspectionAct _ -> {
        require(!before.title.hasEnded(), Rule.R35, "the bill has ended");
        yield before.noted(entry);
      }
      case TitleAct.Refusal _ -> before.noted(entry);
      default -> throw new Refused(Rule.R74, "this act is no part of a title");
    };
  }

  /** The same, with the statement that an issue is signed around as it was read and verified. */
  public static Instrument after(
      Optional<Instrument> instrument, Entry entry, Verified<Act> verified) {
    return verified.act() instanceof TitleAct.Issue issue
        ? issued(instrument, entry, issue, verified.statement())
        : after(instrument, entry, verified.act());
  }

  private static Instrument issued(
      Optional<Instrument> before, Entry entry, TitleAct.Issue issue, @Nullable Act statement) {
    require(before.isEmpty(), Rule.R01, "a bill is issued once");
    if (!(statement instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R01, "the issue is not signed around a consignor's agreement");
    }
    Document document = agreement.document();
    requireBy(document.operator().party(), issue, Rule.R01);
    requireBy(document.consignor().party(), agreement, Rule.R01);
    return new Instrument(
        new BillId(entry.chain()),
        issue.number(),
        issue.replaces(),
        document,
        new Title.Held(issue.firstHolder(document)),
        Order.atIssue(document),
        List.of(),
        List.of(),
        Set.of(entry.hash()));
  }

  private Instrument controlled(Entry entry, TitleAct.Control act) {
    require(
        signableUpon.contains(act.after()),
        Rule.R14,
        "the act was signed upon an earlier state of the bill");
    return at(entry.sealedAt()).moved(entry, act);
  }

  private Instrument moved(Entry entry, TitleAct.Control act) {
    return switch (act) {
      case TitleAct.Transfer transfer -> {
        Title.Held held = held(act);
        yield with(entry, new Title.Held(transfer.to()), ordered(transfer.endorsement(), held));
      }
      case TitleAct.OfferTransfer offer ->
          with(entry, new Title.Offered(held(act), new Offer.OfTransfer(offer)), order);
      case TitleAct.Endorse endorse -> {
        Title.Held held = free();
        boolean byController = held.by().equals(act.by());
        yield with(entry, held, order.endorsed(endorse.endorsement(), act.by(), byController));
      }
      case TitleAct.Pledge pledge ->
          with(entry, new Title.Offered(held(act), new Offer.InPledge(pledge)), order);
      case TitleAct.Accept _ -> accepted(entry, act, offered());
      case TitleAct.Decline _ -> {
        Title.Offered offered = offered();
        requireAmong(offered.offer().asked(), act, Rule.R13);
        yield with(entry, offered.before(), order);
      }
      case TitleAct.Withdraw _ -> {
        Title.Offered offered = offered();
        requireBy(offered.offer().by(), act, Rule.R13);
        yield with(entry, offered.before(), order);
      }
      case TitleAct.Amend amend -> {
        Title.Settled settled = settled();
        requireAmong(proposersOf(ActType.BILL_AMEND, settled), act, Rule.R26);
        yield changing(
            entry, settled, Offer.OfAmendment.to(partiesTo(ActType.BILL_AMEND, settled), amend));
      }
      case TitleAct.Consent _ -> consented(entry, act, offered());
      case TitleAct.Instruct instruct ->
          with(
              entry,
              new Title.Offered(held(act), new Offer.OfInstruction(instruct, operator(), null)),
              order);
      case TitleAct.DemandSecurity demand -> {
        Title.Offered offered = offered();
        Offer.OfInstruction instruction = instruction(act, offered);
        yield with(
            entry, new Title.Offered(offered.before(), instruction.demanding(demand)), order);
      }
      case TitleAct.ExecuteInstruction _ -> {
        Title.Offered offered = offered();
        yield with(entry, offered.before(), order)
            .varied(new Variation(instruction(act, offered).terms(), entry.sealedAt()));
      }
      case TitleAct.ConvertToPaper paper -> {
        Title.Settled settled = settled();
        requireAmong(proposersOf(ActType.BILL_CONVERT_TO_PAPER, settled), act, Rule.R29);
        yield changing(
            entry,
            settled,
            Offer.OfPaper.to(partiesTo(ActType.BILL_CONVERT_TO_PAPER, settled), paper));
      }
      case TitleAct.Cancel cancel -> {
        Title.Settled settled = settled();
        requireAmong(proposersOf(ActType.BILL_CANCEL, settled), act, Rule.R84);
        yield changing(
            entry,
            settled,
            Offer.OfCancellation.to(partiesTo(ActType.BILL_CANCEL, settled), cancel));
      }
      case TitleAct.ConvertToElectronic electronic -> {
        Title.OnPaper paper = onPaper(act);
        paper.requireAll(electronic.surrendered());
        yield with(entry, new Title.Offered(paper, new Offer.OfElectronic(electronic)), order);
      }
      case TitleAct.DeliverAgainstPaper _ -> {
        onPaper(act);
        yield with(entry, new Title.Delivered(null), order);
      }
      case TitleAct.Release _ -> {
        Title.Pledged pledged = pledged();
        requireBy(pledged.pledgee(), act, Rule.R13);
        yield with(entry, new Title.Held(pledged.pledgor()), order);
      }
      case TitleAct.Surrender _ ->
          with(entry, new Title.Surrendering(operator(), held(act).by(), List.of()), order);
      case TitleAct.SurrenderForAmendment surrender ->
          with(
              entry,
              new Title.Surrendering(
                  operator(), held(act).by(), List.of(surrender.agreement().id())),
              order);
      case TitleAct.SurrenderForSplit surrender ->
          with(
              entry,
              new Title.Surrendering(
                  operator(),
                  held(act).by(),
                  surrender.agreements().stream().map(SignedAct::id).toList()),
              order);
      case TitleAct.SplitBill split ->
          with(entry, surrendering(act).splitInto(split.into()), order);
      case TitleAct.SurrenderForMerge surrender ->
          with(
              entry,
              new Title.Surrendering(
                  operator(),
                  held(act).by(),
                  List.of(surrender.agreement().id()),
                  surrender.merged()),
              order);
      case TitleAct.MergeBill merge ->
          with(entry, surrendering(act).mergedInto(merge.into()), order);
      case TitleAct.VoidBill gone ->
          with(entry, surrendering(act).replacedBy(gone.replacedBy()), order);
      case TitleAct.AcceptSurrender _ -> with(entry, surrendering(act).accepted(), order);
      case TitleAct.RejectSurrender _ ->
          with(entry, new Title.Held(surrendering(act).holder()), order);
      case TitleAct.SellGoods sale -> {
        requireBy(operator(), act, Rule.R31);
        requireNotUnanswered();
        yield with(entry, new Title.Sold(title.claimants(), sale), order);
      }
      case TitleAct.DeliverOnIndemnity delivery -> {
        requireBy(operator(), act, Rule.R31);
        requireUnencumbered();
        yield with(entry, new Title.Delivered(delivery.to()), order);
      }
      case TitleAct.Deliver _ -> {
        requireBy(operator(), act, Rule.R31);
        yield with(entry, new Title.Delivered(surrendered().entitled()), order);
      }
    };
  }

  private Instrument accepted(Entry entry, TitleAct.Control act, Title.Offered offered) {
    requireAmong(offered.offer().asked(), act, Rule.R13);
    return switch (offered.offer()) {
      case Offer.OfTransfer(var terms) ->
          with(
              entry,
              new Title.Held(terms.to()),
              ordered(terms.endorsement(), new Title.Held(terms.by())));
      case Offer.InPledge(var terms) ->
          with(entry, new Title.Pledged(terms.to(), terms.by(), terms), order);
      case Offer.OfElectronic(var terms) -> {
        Title.OnPaper paper = onPaper(offered.before());
        yield with(entry, paper.restoredTo(act.by()), order.afterPaper(terms.endorsement()));
      }
      case Offer.OfChange _ -> throw new Refused(Rule.R26, "a change of the bill is consented to");
      case Offer.OfInstruction _ -> throw new Refused(Rule.R28, "an instruction is carried out");
    };
  }

  private Instrument consented(Entry entry, TitleAct.Control act, Title.Offered offered) {
    if (!(offered.offer() instanceof Offer.OfChange proposal)) {
      throw new Refused(Rule.R26, "no change of the bill is proposed");
    }
    requireAmong(proposal.awaited(), act, Rule.R26);
    return changing(entry, offered.before(), proposal.consented(act.by()));
  }

  /** In force with the last consent, in the one step of that entry; until then an offer. */
  private Instrument changing(Entry entry, Title.Settled before, Offer.OfChange offer) {
    if (!offer.awaited().isEmpty()) {
      return with(entry, new Title.Offered(before, offer), order);
    }
    return switch (offer) {
      case Offer.OfAmendment amendment ->
          with(entry, before, order).amended(new Amendment(amendment.terms(), entry.sealedAt()));
      case Offer.OfPaper paper -> with(entry, new Title.OnPaper(before, paper.terms()), order);
      case Offer.OfCancellation cancellation ->
          with(entry, new Title.Cancelled(before.parties(), cancellation.terms()), order);
    };
  }

  private Instrument amended(Amendment amendment) {
    var all = new ArrayList<>(amendments);
    all.add(amendment);
    Document newDocument = Change.apply(amendment.terms().changes(), document, Document.class);
    return new Instrument(
        id, number, replaces, newDocument, title, order, all, variations, signableUpon);
  }

  private Offer.OfInstruction instruction(TitleAct.Control act, Title.Offered offered) {
    if (!(offered.offer() instanceof Offer.OfInstruction instruction)) {
      throw new Refused(Rule.R28, "no instruction lies on the bill");
    }
    requireBy(instruction.operator(), act, Rule.R28);
    return instruction;
  }

  private Instrument varied(Variation variation) {
    var all = new ArrayList<>(variations);
    all.add(variation);
    Instruction instruction = variation.terms().instruction();
    Order newOrder =
        instruction
            .consignee()
            .<Order>map(consignee -> new Order.Named(consignee.party()))
            .orElse(order);
    Document newDocument = instruction.carriedOut(document);
    return new Instrument(
        id, number, replaces, newDocument, title, newOrder, amendments, all, signableUpon);
  }

  private Order ordered(@Nullable Endorsement endorsement, Title.Held held) {
    return endorsement == null ? order : order.endorsed(endorsement, held.by(), true);
  }

  private Title.Held held(TitleAct.Control act) {
    Title.Held held = free();
    requireBy(held.by(), act, Rule.R13);
    return held;
  }

  private Title.Held free() {
    return switch (title) {
      case Title.Held held -> held;
      case Title.Offered _ -> throw new Refused(Rule.R61, "an offer lies on the bill");
      case Title.Pledged _ -> throw new Refused(Rule.R61, "the bill is pledged");
      case Title.OnPaper _ -> throw new Refused(Rule.R29, "the bill is on paper");
      case Title.Surrendering _, Title.Surrendered _ -> throw new Refused(Rule.R31, "given up");
      case Title.Ended _ -> throw new Refused(Rule.R35, "the bill has ended");
    };
  }

  private Title.Settled settled() {
    return title instanceof Title.Pledged pledged ? pledged : free();
  }

  private Title.Offered offered() {
    if (title instanceof Title.Offered offered) {
      return offered;
    }
    throw new Refused(Rule.R22, "no offer lies on the bill");
  }

  private Title.OnPaper onPaper(TitleAct.Control act) {
    requireBy(operator(), act, Rule.R31);
    return onPaper(title);
  }

  private static Title.OnPaper onPaper(Title title) {
    if (title instanceof Title.OnPaper paper) {
      return paper;
    }
    throw new Refused(Rule.R30, "the bill is not on paper");
  }

  private Title.Pledged pledged() {
    if (title instanceof Title.Pledged pledged) {
      return pledged;
    }
    throw new Refused(Rule.R64, "the bill is not pledged");
  }

  private Title.Surrendering surrendering(TitleAct.Control act) {
    requireBy(operator(), act, Rule.R31);
    if (title instanceof Title.Surrendering surrendering) {
      return surrendering;
    }
    throw new Refused(Rule.R31, "the bill is not up for surrender");
  }

  private Title.Surrendered surrendered() {
    return switch (title) {
      case Title.Surrendered surrendered -> surrendered;
      case Title.Ended _ -> throw new Refused(Rule.R35, "the bill has ended");
      case Title.Settled _, Title.Offered _, Title.Surrendering _ ->
          throw new Refused(Rule.R32, "the bill is not surrendered");
    };
  }

  /** What the holder has given up is answered first, and what has ended is not sold. */
  private void requireNotUnanswered() {
    require(!(title instanceof Title.Surrendering), Rule.R31, "the surrender is not answered");
    require(!title.hasEnded(), Rule.R35, "the bill has ended");
  }

  /** Without the bill goods are delivered, if at all, past its holder alone. */
  private void requireUnencumbered() {
    require(!title.hasEnded(), Rule.R35, "the bill has ended");
    require(
        title instanceof Title.Held || title instanceof Title.OnPaper,
        Rule.R33,
        "a pledge, an offer or a surrender stands on the bill");
  }

  private static void requireAmong(Set<PartyId> expected, Act act, Rule rule) {
    require(
        expected.contains(act.by()),
        rule,
        () -> "the act is for " + expected + ", not " + act.by());
  }

  private static void requireBy(PartyId expected, Act act, Rule rule) {
    require(
        act.by().equals(expected), rule, () -> "the act is " + expected + "'s, not " + act.by());
  }

  private Instrument with(Entry entry, Title newTitle, Order newOrder) {
    return new Instrument(
        id,
        number,
        replaces,
        document,
        newTitle,
        newOrder,
        amendments,
        variations,
        Set.of(entry.hash()));
  }

  private Instrument noted(Entry entry) {
    var hashes = new HashSet<>(signableUpon);
    hashes.add(entry.hash());
    return new Instrument(
        id, number, replaces, document, title, order, amendments, variations, hashes);
  }
}
