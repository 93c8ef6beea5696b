package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;

/** The acts of the title chain: what founds, moves, encumbers and ends a bill. */
public sealed interface TitleAct extends Act {

  /**
   * The operator issues the bill, around the consignor's agreement to its document.
   *
   * @param agreement the consignor's signed agreement to the document
   * @param replaces the bill whose place it takes; absent for a first bill
   */
  record Issue(
      PartyId by,
      Instant at,
      Unlocode place,
      BillNumber number,
      SignedAct agreement,
      @Nullable Replacement replaces)
      implements TitleAct {
    /** A bill that replaces none. */
    public Issue(PartyId by, Instant at, Unlocode place, BillNumber number, SignedAct agreement) {
      this(by, at, place, number, agreement, null);
    }

    /** Who has control first: the consignor, or the holder of the bill that is replaced. */
    public PartyId firstHolder(Document document) {
      return replaces == null ? document.firstHolder() : replaces.holder();
    }
  }

  /** An act upon control; it is signed for one position in one chain. */
  sealed interface Control extends TitleAct {
    BillId bill();

    /** Hash of the entry the signer saw last. */
    Hash after();
  }

  /** An act that ends the bill. */
  sealed interface Ending extends Control {}

  /**
   * The controller moves control to another party, with or without an endorsement.
   *
   * @param to the party that control moves to
   * @param endorsement how the order runs on, where it does
   */
  record Transfer(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId to,
      @Nullable Endorsement endorsement)
      implements Control {}

  /**
   * The controller offers the bill to a party that has to accept it; control moves when it does.
   *
   * @param to the party that the bill is offered to
   * @param endorsement how the order runs on at acceptance, where it does
   * @param until the offer lapses at this time
   */
  record OfferTransfer(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId to,
      @Nullable Endorsement endorsement,
      Instant until)
      implements Control {
    public OfferTransfer {
      require(until.isAfter(at), Rule.R22, "an offer's term ends after it is made");
    }
  }

  /** The party to whose order the bill runs endorses it; control stays where it is. */
  record Endorse(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, Endorsement endorsement)
      implements Control {}

  /**
   * The holder offers the bill to a bank in pledge.
   *
   * @param secured the debt that the pledge secures
   * @param contract SHA-256 of the written pledge contract
   * @param until the offer lapses at this time
   * @param to the bank
   */
  record Pledge(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId to,
      Money secured,
      Hash contract,
      Instant until)
      implements Control {
    public Pledge {
      require(until.isAfter(at), Rule.R58, "an offer's term ends after it is made");
    }
  }

  /** The offeree accepts the offer that lies on the bill. */
  record Accept(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The offeree declines the offer that lies on the bill.
   *
   * @param reason why, in the offeree's words
   */
  record Decline(BillId bill, Hash after, PartyId by, Instant at, Unlocode place, String reason)
      implements Control {}

  /** The offeror takes its offer back. */
  record Withdraw(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The operator or the holder proposes to amend the document; in force when both have consented,
   * and the pledgee too while the bill is pledged.
   *
   * @param changes what stands there and what shall
   * @param reason why, in the proposer's words
   * @param until the proposal lapses at this time
   */
  record Amend(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      List<Change> changes,
      String reason,
      Instant until)
      implements Control {
    public Amend {
      require(until.isAfter(at), Rule.R26, "a proposal's term ends after it is made");
      require(!changes.isEmpty(), Rule.R26, "an amendment changes something");
      require(
          changes.stream().map(Change::pointer).distinct().count() == changes.size(),
          Rule.R26,
          "a value is changed twice");
    }
  }

  /** A party whose consent it needs consents to the proposal that lies on the bill. */
  record Consent(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The holder instructs the operator what to do with the goods on their way. The operator carries
   * it out, declines it with its reason, or asks for security first.
   *
   * @param until the instruction lapses at this time
   * @param acknowledgeLiability that the holder knows it takes on the liabilities under the bill;
   *     needed of a holder that is not the consignor when it first exercises a right
   */
  record Instruct(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      Instruction instruction,
      Instant until,
      @Nullable Boolean acknowledgeLiability)
      implements Control {
    public Instruct {
      require(until.isAfter(at), Rule.R28, "an instruction's term ends after it is given");
    }
  }

  /**
   * The operator asks for security before it carries out the instruction that lies on the bill.
   *
   * @param security how much, in minor units of its currency
   * @param reason for which expense, loss or damage
   */
  record DemandSecurity(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      Money security,
      String reason)
      implements Control {
    public DemandSecurity {
      require(security.minorUnits() > 0, Rule.R28, "security is an amount");
    }
  }

  /**
   * The operator carries out the instruction that lies on the bill, which writes it into the
   * record; with security, if it had asked for one.
   */
  record ExecuteInstruction(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The operator or the holder proposes that paper takes the place of the electronic record. With
   * the consent of both, and of the pledgee while the bill is pledged, the record is inoperative
   * and the paper is the bill, in one step.
   *
   * @param originals how many originals of the paper there are; at least one
   * @param statement what the paper says of the record it replaces; names the bill's id and says
   *     that the electronic record is inoperative
   * @param paper SHA-256 of the paper as it is to be signed
   * @param until the proposal lapses at this time
   */
  record ConvertToPaper(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      int originals,
      String statement,
      Hash paper,
      Instant until)
      implements Control {
    public ConvertToPaper {
      new Judgement()
          .require(originals >= 1, "/originals", Rule.R29, "a set has at least one original")
          .require(
              statement.contains(bill.value()),
              "/statement",
              Rule.R29,
              "the paper names the record that it replaces: " + bill)
          .require(
              says(statement), "/statement", Rule.R29, "it says that the record is inoperative")
          .require(until.isAfter(at), "/until", Rule.R29, "a proposal's term ends after it is made")
          .pass();
    }

    static boolean says(String statement) {
      return statement.contains("inoperative") || statement.contains("失效");
    }
  }

  /**
   * The operator, which has every original of the paper back, offers the electronic record anew to
   * the party that surrendered them; it is the bill again when that party accepts.
   *
   * @param to the holder of the paper that surrendered it
   * @param surrendered how many originals the operator has; all that there are
   * @param endorsement to whom the paper ran at last, where the record does not say so
   * @param statement what the record says of the originals it replaces; says that they are
   *     inoperative
   * @param until the offer lapses at this time
   */
  record ConvertToElectronic(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId to,
      int surrendered,
      @Nullable Endorsement endorsement,
      String statement,
      Instant until)
      implements Control {
    public ConvertToElectronic {
      new Judgement()
          .require(
              ConvertToPaper.says(statement),
              "/statement",
              Rule.R30,
              "it says that the originals are inoperative")
          .require(until.isAfter(at), "/until", Rule.R30, "an offer's term ends after it is made")
          .pass();
    }
  }

  /**
   * The operator has delivered the goods against the paper; the bill has ended.
   *
   * @param surrendered how many originals were given up; one suffices, the others are void
   * @param receiver who received the goods, in the operator's words
   */
  record DeliverAgainstPaper(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      int surrendered,
      String receiver)
      implements Ending {
    public DeliverAgainstPaper {
      require(surrendered >= 1, Rule.R29, "goods are delivered against at least one original");
    }
  }

  /** The pledgee ends the pledge; control returns to the pledgor. */
  record Release(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The holder gives the bill up to the operator against delivery.
   *
   * @param acknowledgeLiability that the holder knows it takes on the liabilities under the bill;
   *     needed of a holder that is not the consignor when it first exercises a right
   */
  record Surrender(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      @Nullable Boolean acknowledgeLiability)
      implements Control {
    /** By a holder that is liable already, as the consignor is. */
    public Surrender(BillId bill, Hash after, PartyId by, Instant at, Unlocode place) {
      this(bill, after, by, at, place, null);
    }
  }

  /**
   * The holder gives the bill up to the operator for another in its place, around the consignor's
   * agreement to what that one says.
   *
   * @param agreement the consignor's signed agreement to the document of the new bill
   * @param acknowledgeLiability that the holder knows it takes on the liabilities under the bill;
   *     needed of a holder that is not the consignor when it first exercises a right
   */
  record SurrenderForAmendment(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      SignedAct agreement,
      @Nullable Boolean acknowledgeLiability)
      implements Control {}

  /**
   * The operator takes the bill back and owes its holder the other; this one has ended.
   *
   * @param replacedBy the number that the other bill is issued under
   */
  record VoidBill(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, BillNumber replacedBy)
      implements Ending {}

  /**
   * The holder gives the bill up to the operator for several in its place, each for a part of the
   * goods, around the consignor's agreement to each of them.
   *
   * @param agreements the consignor's signed agreements to the documents of the parts
   * @param acknowledgeLiability that the holder knows it takes on the liabilities under the bill;
   *     needed of a holder that is not the consignor when it first exercises a right
   */
  record SurrenderForSplit(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      List<SignedAct> agreements,
      @Nullable Boolean acknowledgeLiability)
      implements Control {
    /** More than this are not checked in one act. */
    public static final int MOST_PARTS = 50;

    public SurrenderForSplit {
      agreements = List.copyOf(agreements);
      require(agreements.size() >= 2, Rule.R83, "a bill is split into at least two parts");
      require(
          agreements.size() <= MOST_PARTS,
          Rule.R83,
          "a bill is split into at most " + MOST_PARTS + " parts");
      require(
          agreements.stream().map(SignedAct::id).distinct().count() == agreements.size(),
          Rule.R83,
          "a part stands twice");
    }
  }

  /**
   * The operator takes the bill back and owes its holder the parts; this one has ended.
   *
   * @param into the numbers that the parts are issued under, in the order of their agreements
   */
  record SplitBill(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, List<BillNumber> into)
      implements Ending {
    public SplitBill {
      into = List.copyOf(into);
      require(into.size() >= 2, Rule.R83, "a bill is split into at least two parts");
      require(into.stream().distinct().count() == into.size(), Rule.R83, "a number stands twice");
    }
  }

  /**
   * The holder gives the bill up to the operator for one that takes its place and that of others it
   * holds, around the consignor's agreement to what that one says. Each of them is given up so on
   * its own chain.
   *
   * @param merged the bills that are merged, in the order in which they end; the same on the chain
   *     of each, this one among them
   * @param agreement the consignor's signed agreement to the document of the whole
   * @param acknowledgeLiability that the holder knows it takes on the liabilities under the bill;
   *     needed of a holder that is not the consignor when it first exercises a right
   */
  record SurrenderForMerge(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      List<BillId> merged,
      SignedAct agreement,
      @Nullable Boolean acknowledgeLiability)
      implements Control {
    /** More than this are not checked in one act. */
    public static final int MOST_BILLS = 50;

    public SurrenderForMerge {
      merged = List.copyOf(merged);
      require(merged.size() >= 2, Rule.R85, "at least two bills are merged");
      require(merged.size() <= MOST_BILLS, Rule.R85, "at most " + MOST_BILLS + " bills are merged");
      require(merged.stream().distinct().count() == merged.size(), Rule.R85, "a bill stands twice");
      require(merged.contains(bill), Rule.R85, "the bill itself is among those that are merged");
    }
  }

  /**
   * The operator takes the bill back and owes its holder the whole; this one has ended.
   *
   * @param into the number that the whole is issued under
   */
  record MergeBill(BillId bill, Hash after, PartyId by, Instant at, Unlocode place, BillNumber into)
      implements Ending {}

  /**
   * The operator or the holder proposes that the bill ends without delivery and without another in
   * its place; it ends when everybody concerned has consented.
   *
   * @param reason why, in the proposer's words
   * @param until the proposal lapses at this time
   */
  record Cancel(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, String reason, Instant until)
      implements Control {
    public Cancel {
      require(until.isAfter(at), Rule.R84, "a proposal's term ends after it is made");
    }
  }

  /** The operator accepts the surrender; nothing but delivery can follow. */
  record AcceptSurrender(BillId bill, Hash after, PartyId by, Instant at, Unlocode place)
      implements Control {}

  /**
   * The operator refuses the surrender; control returns to the holder.
   *
   * @param reason why, in the operator's words
   */
  record RejectSurrender(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, String reason)
      implements Control {}

  /**
   * The operator delivers the goods, around the receiver's acknowledgement; the bill has ended.
   *
   * @param receipt the receiver's signed acknowledgement
   */
  record Deliver(BillId bill, Hash after, PartyId by, Instant at, Unlocode place, SignedAct receipt)
      implements Ending {}

  /**
   * The operator tells that the goods have arrived and wait to be taken. It is bound to the bill
   * and its own id, and commutes with acts upon control.
   *
   * @param to whom it has told: the party to notify, and who may claim the goods at present
   */
  record NotifyArrival(
      BillId bill, NotationId id, PartyId by, Instant at, Unlocode place, List<PartyId> to)
      implements TitleAct {
    public NotifyArrival {
      require(!to.isEmpty(), Rule.R34, "a notice is given to somebody");
    }
  }

  /**
   * The operator puts goods that nobody took into store, at the risk and cost of who may claim
   * them. It is bound to the bill and its own id, and commutes with acts upon control.
   *
   * @param where where they are kept
   * @param keeper who keeps them, in the operator's words
   */
  record StoreGoods(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      Place where,
      String keeper)
      implements TitleAct {}

  /**
   * The operator has sold goods that nobody took; the bill has ended, and what is left of the
   * proceeds is held for who may claim it.
   *
   * @param proceeds what the goods fetched, in minor units of its currency
   * @param costs what carriage, storage and sale cost, in the same currency
   * @param basis by which law or order they were sold, in the operator's words
   */
  record SellGoods(
      BillId bill,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      Money proceeds,
      Money costs,
      String basis)
      implements Ending {
    public SellGoods {
      require(
          costs.currency().equals(proceeds.currency()),
          Rule.R34,
          "costs are taken from the proceeds in one currency");
    }

    /** What is held for who may claim it, once the costs are taken. */
    public Money held() {
      return new Money(
          proceeds.currency(), Math.max(0, proceeds.minorUnits() - costs.minorUnits()));
    }
  }

  /**
   * The operator would deliver without the bill, on a letter of indemnity.
   *
   * @param to who would receive the goods
   * @param indemnity SHA-256 of the letter
   */
  record DeliverOnIndemnity(
      BillId bill, Hash after, PartyId by, Instant at, Unlocode place, PartyId to, Hash indemnity)
      implements Ending {}

  /**
   * A physical step of the journey, told by who performed it. It is bound to the bill and its own
   * id, and commutes with acts upon control.
   *
   * @param leg which leg of the document, from 1
   * @param happenedAt when the step happened
   * @param where where it happened
   * @param units the units it is about: containers, vehicles, machines or marks as the bill names
   *     them, or wagons of the leg; all of them where it is absent
   */
  record Milestone(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      int leg,
      MilestoneKind kind,
      Instant happenedAt,
      Place where,
      @Nullable List<String> units)
      implements TitleAct {
    public Milestone {
      require(leg >= 1, Rule.R80, "legs count from 1");
      require(!happenedAt.isAfter(at), Rule.R80, "a milestone is told after it happened");
      require(
          units == null || !units.isEmpty(), Rule.R80, "the units are named, or left out for all");
    }

    /** A step of the whole consignment. */
    public Milestone(
        BillId bill,
        NotationId id,
        PartyId by,
        Instant at,
        Unlocode place,
        int leg,
        MilestoneKind kind,
        Instant happenedAt,
        Place where) {
      this(bill, id, by, at, place, leg, kind, happenedAt, where, null);
    }
  }

  /**
   * The registry answers, on the chain it was meant for, an act of another chain that a rule
   * refuses here.
   *
   * @param refused hash of the entry, on its own chain, whose act is refused
   * @param rule the rule that refuses it
   * @param detail what is wrong with this act
   */
  record Refusal(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      Hash refused,
      Rule rule,
      String detail)
      implements TitleAct {}
}
