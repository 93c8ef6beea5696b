package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.MilestoneKind;
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
   */
  record Issue(PartyId by, Instant at, Unlocode place, BillNumber number, SignedAct agreement)
      implements TitleAct {}

  /** An act upon control; it is signed for one position in one chain. */
  sealed interface Control extends TitleAct {
    BillId bill();

    /** Hash of the entry the signer saw last. */
    Hash after();
  }

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
      implements Control {}

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
