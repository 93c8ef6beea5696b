// Made by scripts/generate-acts.mjs from the JSON Schemas of the acts; not edited by hand.

// A payload is written with its fields in the order they have here.

/** The kinds of authority that inspect on the corridor; none clears for another. */
export type Authority = "MSA" | "CUSTOMS" | "RAIL" | "PORT";

/** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
export type BillId = string;

/** The operator's own number of a bill, unique per operator. */
export type BillNumber = string;

/** One marked change: where, what stood there, and what shall stand there. */
export interface Change {
  /** JSON Pointer (RFC 6901) into the document. */
  pointer: string;
  /** What stands there now; absent where nothing does. */
  before?: string;
  /** What shall stand there; absent where nothing shall. */
  after?: string;
}

/** A freight container by its ISO 6346 number, check digit included. */
export type ContainerNumber = string;

/** The vehicles that stand on one deck of a ro-ro ship. */
export interface DeckLoad {
  /** The ship's name for the deck. */
  deck: string;
  /** The vehicles on it. */
  vins: Vin[];
}

/** The contents of a bill, as consignor and operator agree on them. */
export interface Document {
  /** The words that make the bill negotiable, with the Convention's name. */
  notation: string;
  /** The transport operator that issues the bill. */
  operator: Particulars;
  /** Who ships the goods and is the first holder. */
  consignor: Particulars;
  /** Who is told when the goods arrive. */
  notifyParty?: Particulars;
  /** To whose order the bill is made out. */
  order: OrderClause;
  /** Where the operator takes the goods in charge. */
  receipt: Place;
  /** Where it delivers them. */
  delivery: Place;
  /** The parts of the journey, in their order. */
  legs: Leg[];
  /** The goods, item by item. */
  goods: Goods[];
  /** Clauses on the goods' condition; absent means apparent good order (R09). */
  condition?: string;
  /** How many originals there are; one for an electronic bill. */
  originals: number;
  /** The value the consignor declares, where it does. */
  declaredValue?: Money;
  /** Transport documents that exist beside the bill. */
  underlying: UnderlyingDocument[];
  /** The law and the procedures a bill is under. */
  procedures: Procedures;
  /** How the bill stands to those documents; inserted where it is absent. */
  issuance?: Issuance;
  /** When the goods were loaded on board, once that is recorded on the bill. */
  onBoard?: string;
}

/** How the order runs on. */
export interface Endorsement {
  /** The forms of endorsement, in DCSA's words ENDORSE, ENDORSE_TO_ORDER and BLANK_ENDORSE. */
  kind: EndorsementKind;
  /** The endorsee; none in blank. */
  to?: PartyId;
}

/** The forms of endorsement, in DCSA's words ENDORSE, ENDORSE_TO_ORDER and BLANK_ENDORSE. */
export type EndorsementKind = "NAMED" | "TO_ORDER" | "BLANK";

/** One item of the goods. */
export interface Goods {
  /** What the goods are, in the trade's words. */
  description: string;
  /** Leading marks on the packages. */
  marks: string;
  /** How many packages or pieces. */
  packages: number;
  /** In kilograms. */
  grossWeight: Weight;
  /** A commodity by the Harmonized System: six digits, or up to twelve with national ones. */
  hsCode: HsCode;
  /** The container it travels in, where it does. */
  container?: ContainerNumber;
  /** The vehicles, one number each; empty for other goods. */
  vins: Vin[];
  /** The makers' serial numbers of machines; empty for other goods. */
  serialNumbers: string[];
  /** What drives the vehicles, where it is told apart from the HS code. */
  powertrain?: Powertrain;
  /** The UN number, where they are dangerous goods. */
  unNumber?: UnNumber;
}

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Hash = string;

/** A commodity by the Harmonized System: six digits, or up to twelve with national ones. */
export type HsCode = string;

/** How an inspection ended. */
export type InspectionResult = "PASS" | "FAIL";

/** What an inspection is about, and whose business it is. */
export type InspectionScope = "STUFFING" | "DG_DECLARATION" | "VESSEL" | "CUSTOMS_EXAM" | "RAIL_LOADING";

/** What a holder instructs the operator to do with goods on their way (R28). */
export interface Instruction {
  /** What may be instructed without a new contract of carriage. */
  kind: InstructionKind;
  /** The other place of delivery; absent where a party is replaced. */
  delivery?: Place;
  /** Who takes the place of the consignee or of the party to notify; absent where the goods go another way. */
  party?: Particulars;
}

/** What may be instructed without a new contract of carriage. */
export type InstructionKind = "DELIVER_EN_ROUTE" | "REROUTE" | "REPLACE_CONSIGNEE" | "REPLACE_NOTIFY_PARTY";

/** How a bill stands to the transport documents beneath it (R05). */
export type Issuance = "INSERTED" | "SEPARATE";

/** A key's identity: the SHA-256 digest of its SubjectPublicKeyInfo. */
export type KeyId = string;

/** A part of the journey by one mode, performed by one carrier. */
export interface Leg {
  /** Modes of transport (UN/CEFACT recommendation 19). */
  mode: LegMode;
  /** Who performs it. */
  carrier: PartyId;
  /** Where it starts. */
  from: Place;
  /** Where it ends. */
  to: Place;
  /** Planned time of departure. */
  departure: string;
  /** Planned time of arrival. */
  arrival: string;
  /** The vessel, train or vehicle, where it is known. */
  conveyance?: string;
  /** Which vehicle travels on which wagon, on rails and without a container. */
  wagons?: WagonLoad[];
  /** Which vehicle stands on which deck, on a ro-ro ship. */
  decks?: DeckLoad[];
}

/** Modes of transport (UN/CEFACT recommendation 19). */
export type LegMode = "RAIL" | "SEA" | "ROAD" | "INLAND_WATER";

/** The steps of a leg, in their order. */
export type MilestoneKind = "GATE_IN" | "LOADED" | "ON_BOARD" | "DEPARTED" | "ARRIVED" | "DISCHARGED" | "GATE_OUT";

/** An amount of money, never negative, and never more than JSON readers agree on (2^53). */
export interface Money {
  /** ISO 4217 code. */
  currency: string;
  /** Whole minor units of the currency (fen, cents). */
  minorUnits: number;
}

/** The signer's own id of a notation; the same party never uses one twice on a bill. */
export type NotationId = string;

/** An office of an authority, by the place of its district. */
export interface Office {
  /** The kinds of authority that inspect on the corridor; none clears for another. */
  authority: Authority;
  /** A place by its UN/LOCODE (recommendation 16): country and location. */
  district: Unlocode;
}

/** To whom a bill is made out at issue. */
export interface OrderClause {
  /** What an order clause may say; the Convention's documents are order documents only. */
  kind: OrderClauseKind;
  /** Whose order it is; with TO_ORDER alone it is the consignor's. */
  party?: PartyId;
}

/** What an order clause may say; the Convention's documents are order documents only. */
export type OrderClauseKind = "TO_ORDER" | "TO_ORDER_OF" | "NAMED" | "BEARER";

/** A party as a document names it. */
export interface Particulars {
  /** A party as the register knows it. */
  party: PartyId;
  /** The name the party trades under. */
  name: string;
  /** Where it is reached. */
  address: string;
}

/** A party as the register knows it. */
export type PartyId = string;

/** Where something is. */
export interface Place {
  /** A place by its UN/LOCODE (recommendation 16): country and location. */
  locode: Unlocode;
  /** A terminal or station without a code of its own, like Yuzui. */
  subLocation?: string;
}

/** What drives a vehicle; by it HS subheading and UN number belong together (R11). */
export type Powertrain = "BATTERY" | "PLUG_IN_HYBRID" | "HYBRID" | "PETROL" | "DIESEL";

/** The law and the procedures a bill is under. */
export interface Procedures {
  /** The contractual rulebook, with its version. */
  rulebook: string;
  /** The law that governs the document. */
  governingLaw: string;
  /** Where the procedures are found. */
  published: string;
  /** How the rulebook answers what that law leaves open; the corridor's where it is absent. */
  profile?: ProfileId;
}

/** The name of a legal profile, like corridor-2026. */
export type ProfileId = string;

/** Whose place a bill takes (R27). */
export interface Replacement {
  /** The bill that is void and that it replaces. */
  bill: BillId;
  /** The holder that gave that bill up, and that has control of this one. */
  holder: PartyId;
  /** The other bills that it replaces with that one, in the order in which they ended; absent where it replaces that one alone. */
  mergedWith?: BillId[];
}

/** The rules of the bill. */
export type Rule = "R01" | "R02" | "R03" | "R04" | "R05" | "R06" | "R07" | "R08" | "R09" | "R10" | "R11" | "R12" | "R13" | "R14" | "R15" | "R16" | "R17" | "R18" | "R20" | "R21" | "R22" | "R23" | "R25" | "R26" | "R27" | "R28" | "R29" | "R30" | "R31" | "R32" | "R33" | "R34" | "R35" | "R36" | "R37" | "R38" | "R40" | "R41" | "R44" | "R45" | "R46" | "R51" | "R57" | "R58" | "R61" | "R62" | "R64" | "R73" | "R74" | "R78" | "R79" | "R80" | "R83" | "R84" | "R85";

/** A seal on a unit (ISO 17712). */
export interface Seal {
  /** The number on the seal. */
  number: string;
  /** The mark of the unit it closes. */
  unit: string;
  /** Who put it on. */
  affixedBy: string;
}

/** An act as its signer sent it: a compact JWS, kept for ever exactly as received, not yet verified. */
export type SignedAct = string;

/** Dangerous goods by their UN number, like UN3556 for cars with lithium-ion batteries. */
export type UnNumber = string;

/** A transport document that exists beside the bill for one part of the journey. */
export interface UnderlyingDocument {
  /** The documents the corridor knows. */
  kind: UnderlyingDocumentKind;
  /** Its number. */
  number: string;
  /** Whether it is itself negotiable. */
  negotiable: boolean;
}

/** The documents the corridor knows. */
export type UnderlyingDocumentKind = "CIM" | "SMGS" | "CIM_SMGS" | "SEA_WAYBILL" | "OCEAN_BILL";

/** A place by its UN/LOCODE (recommendation 16): country and location. */
export type Unlocode = string;

/** A vehicle identification number (ISO 3779). */
export type Vin = string;

/** The vehicles that one wagon of a train carries. */
export interface WagonLoad {
  /** A railway wagon by its number, digits only: 7 in China, 8 on SMGS railways, 12 on UIC railways. */
  wagon: WagonNumber;
  /** The wagon's type, like JSQ6. */
  type: string;
  /** How many vehicles it takes, as its keeper states. */
  capacity: number;
  /** The vehicles on it. */
  vins: Vin[];
}

/** A railway wagon by its number, digits only: 7 in China, 8 on SMGS railways, 12 on UIC railways. */
export type WagonNumber = string;

/** A gross weight in kilograms as a decimal string with up to three places, like 1250.5. */
export type Weight = string;

/** The operator accepts the surrender; nothing but delivery can follow. */
export interface BillAcceptSurrenderV1 {
  /** Which act this is. */
  act: "bill.accept-surrender.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The offeree accepts the offer that lies on the bill. */
export interface BillAcceptV1 {
  /** Which act this is. */
  act: "bill.accept.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The operator or the holder proposes to amend the document; in force when both have consented, and the pledgee too while the bill is pledged. */
export interface BillAmendV1 {
  /** Which act this is. */
  act: "bill.amend.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** What stands there and what shall. */
  changes: Change[];
  /** Why, in the proposer's words. */
  reason: string;
  /** The proposal lapses at this time. */
  until: string;
}

/** The operator or the holder proposes that the bill ends without delivery and without another in its place; it ends when everybody concerned has consented. */
export interface BillCancelV1 {
  /** Which act this is. */
  act: "bill.cancel.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Why, in the proposer's words. */
  reason: string;
  /** The proposal lapses at this time. */
  until: string;
}

/** A party whose consent it needs consents to the proposal that lies on the bill. */
export interface BillConsentV1 {
  /** Which act this is. */
  act: "bill.consent.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The operator, which has every original of the paper back, offers the electronic record anew to the party that surrendered them; it is the bill again when that party accepts. */
export interface BillConvertToElectronicV1 {
  /** Which act this is. */
  act: "bill.convert-to-electronic.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The holder of the paper that surrendered it. */
  to: PartyId;
  /** How many originals the operator has; all that there are. */
  surrendered: number;
  /** To whom the paper ran at last, where the record does not say so. */
  endorsement?: Endorsement;
  /** What the record says of the originals it replaces; says that they are inoperative. */
  statement: string;
  /** The offer lapses at this time. */
  until: string;
}

/** The operator or the holder proposes that paper takes the place of the electronic record. */
export interface BillConvertToPaperV1 {
  /** Which act this is. */
  act: "bill.convert-to-paper.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** How many originals of the paper there are; at least one. */
  originals: number;
  /** What the paper says of the record it replaces; names the bill's id and says that the electronic record is inoperative. */
  statement: string;
  /** SHA-256 of the paper as it is to be signed. */
  paper: Hash;
  /** The proposal lapses at this time. */
  until: string;
}

/** The offeree declines the offer that lies on the bill. */
export interface BillDeclineV1 {
  /** Which act this is. */
  act: "bill.decline.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Why, in the offeree's words. */
  reason: string;
}

/** The operator has delivered the goods against the paper; the bill has ended. */
export interface BillDeliverAgainstPaperV1 {
  /** Which act this is. */
  act: "bill.deliver-against-paper.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** How many originals were given up; one suffices, the others are void. */
  surrendered: number;
  /** Who received the goods, in the operator's words. */
  receiver: string;
}

/** The operator would deliver without the bill, on a letter of indemnity. */
export interface BillDeliverOnIndemnityV1 {
  /** Which act this is. */
  act: "bill.deliver-on-indemnity.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Who would receive the goods. */
  to: PartyId;
  /** SHA-256 of the letter. */
  indemnity: Hash;
}

/** The operator delivers the goods, around the receiver's acknowledgement; the bill has ended. */
export interface BillDeliverV1 {
  /** Which act this is. */
  act: "bill.deliver.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The receiver's signed acknowledgement. */
  receipt: SignedAct;
}

/** The operator asks for security before it carries out the instruction that lies on the bill. */
export interface BillDemandSecurityV1 {
  /** Which act this is. */
  act: "bill.demand-security.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** How much, in minor units of its currency. */
  security: Money;
  /** For which expense, loss or damage. */
  reason: string;
}

/** The party to whose order the bill runs endorses it; control stays where it is. */
export interface BillEndorseV1 {
  /** Which act this is. */
  act: "bill.endorse.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** How the order runs on. */
  endorsement: Endorsement;
}

/** The operator carries out the instruction that lies on the bill, which writes it into the record; with security, if it had asked for one. */
export interface BillExecuteInstructionV1 {
  /** Which act this is. */
  act: "bill.execute-instruction.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The holder instructs the operator what to do with the goods on their way. */
export interface BillInstructV1 {
  /** Which act this is. */
  act: "bill.instruct.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** What a holder instructs the operator to do with goods on their way (R28). */
  instruction: Instruction;
  /** The instruction lapses at this time. */
  until: string;
  /** That the holder knows it takes on the liabilities under the bill; needed of a holder that is not the consignor when it first exercises a right. */
  acknowledgeLiability?: boolean;
}

/** The operator issues the bill, around the consignor's agreement to its document. */
export interface BillIssueV1 {
  /** Which act this is. */
  act: "bill.issue.v1";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The operator's own number of a bill, unique per operator. */
  number: BillNumber;
  /** The consignor's signed agreement to the document. */
  agreement: SignedAct;
  /** The bill whose place it takes; absent for a first bill. */
  replaces?: Replacement;
}

/** The operator takes the bill back and owes its holder the whole; this one has ended. */
export interface BillMergeV1 {
  /** Which act this is. */
  act: "bill.merge.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The number that the whole is issued under. */
  into: BillNumber;
}

/** A physical step of the journey, told by who performed it. */
export interface BillMilestoneV1 {
  /** Which act this is. */
  act: "bill.milestone.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Which leg of the document, from 1. */
  leg: number;
  /** The steps of a leg, in their order. */
  kind: MilestoneKind;
  /** When the step happened. */
  happenedAt: string;
  /** Where it happened. */
  where: Place;
  /** The units it is about: containers, vehicles, machines or marks as the bill names them, or wagons of the leg; all of them where it is absent. */
  units?: string[];
}

/** The operator tells that the goods have arrived and wait to be taken. */
export interface BillNotifyArrivalV1 {
  /** Which act this is. */
  act: "bill.notify-arrival.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Whom it has told: the party to notify, and who may claim the goods at present. */
  to: PartyId[];
}

/** The controller offers the bill to a party that has to accept it; control moves when it does. */
export interface BillOfferTransferV1 {
  /** Which act this is. */
  act: "bill.offer-transfer.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The party that the bill is offered to. */
  to: PartyId;
  /** How the order runs on at acceptance, where it does. */
  endorsement?: Endorsement;
  /** The offer lapses at this time. */
  until: string;
}

/** The holder offers the bill to a bank in pledge. */
export interface BillPledgeV1 {
  /** Which act this is. */
  act: "bill.pledge.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The bank. */
  to: PartyId;
  /** The debt that the pledge secures. */
  secured: Money;
  /** SHA-256 of the written pledge contract. */
  contract: Hash;
  /** The offer lapses at this time. */
  until: string;
}

/** The registry answers, on the chain it was meant for, an act of another chain that a rule refuses here. */
export interface BillRefusalV1 {
  /** Which act this is. */
  act: "bill.refusal.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Hash of the entry, on its own chain, whose act is refused. */
  refused: Hash;
  /** The rule that refuses it. */
  rule: Rule;
  /** What is wrong with this act. */
  detail: string;
}

/** The operator refuses the surrender; control returns to the holder. */
export interface BillRejectSurrenderV1 {
  /** Which act this is. */
  act: "bill.reject-surrender.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Why, in the operator's words. */
  reason: string;
}

/** The pledgee ends the pledge; control returns to the pledgor. */
export interface BillReleaseV1 {
  /** Which act this is. */
  act: "bill.release.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The operator has sold goods that nobody took; the bill has ended, and what is left of the proceeds is held for who may claim it. */
export interface BillSellGoodsV1 {
  /** Which act this is. */
  act: "bill.sell-goods.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** What the goods fetched, in minor units of its currency. */
  proceeds: Money;
  /** What carriage, storage and sale cost, in the same currency. */
  costs: Money;
  /** By which law or order they were sold, in the operator's words. */
  basis: string;
}

/** The operator takes the bill back and owes its holder the parts; this one has ended. */
export interface BillSplitV1 {
  /** Which act this is. */
  act: "bill.split.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The numbers that the parts are issued under, in the order of their agreements. */
  into: BillNumber[];
}

/** The operator puts goods that nobody took into store, at the risk and cost of who may claim them. */
export interface BillStoreGoodsV1 {
  /** Which act this is. */
  act: "bill.store-goods.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** Where they are kept. */
  where: Place;
  /** Who keeps them, in the operator's words. */
  keeper: string;
}

/** The holder gives the bill up to the operator for another in its place, around the consignor's agreement to what that one says. */
export interface BillSurrenderForAmendmentV1 {
  /** Which act this is. */
  act: "bill.surrender-for-amendment.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The consignor's signed agreement to the document of the new bill. */
  agreement: SignedAct;
  /** That the holder knows it takes on the liabilities under the bill; needed of a holder that is not the consignor when it first exercises a right. */
  acknowledgeLiability?: boolean;
}

/** The holder gives the bill up to the operator for one that takes its place and that of others it holds, around the consignor's agreement to what that one says. */
export interface BillSurrenderForMergeV1 {
  /** Which act this is. */
  act: "bill.surrender-for-merge.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The bills that are merged, in the order in which they end; the same on the chain of each, this one among them. */
  merged: BillId[];
  /** The consignor's signed agreement to the document of the whole. */
  agreement: SignedAct;
  /** That the holder knows it takes on the liabilities under the bill; needed of a holder that is not the consignor when it first exercises a right. */
  acknowledgeLiability?: boolean;
}

/** The holder gives the bill up to the operator for several in its place, each for a part of the goods, around the consignor's agreement to each of them. */
export interface BillSurrenderForSplitV1 {
  /** Which act this is. */
  act: "bill.surrender-for-split.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The consignor's signed agreements to the documents of the parts. */
  agreements: SignedAct[];
  /** That the holder knows it takes on the liabilities under the bill; needed of a holder that is not the consignor when it first exercises a right. */
  acknowledgeLiability?: boolean;
}

/** The holder gives the bill up to the operator against delivery. */
export interface BillSurrenderV1 {
  /** Which act this is. */
  act: "bill.surrender.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** That the holder knows it takes on the liabilities under the bill; needed of a holder that is not the consignor when it first exercises a right. */
  acknowledgeLiability?: boolean;
}

/** The controller moves control to another party, with or without an endorsement. */
export interface BillTransferV1 {
  /** Which act this is. */
  act: "bill.transfer.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The party that control moves to. */
  to: PartyId;
  /** How the order runs on, where it does. */
  endorsement?: Endorsement;
}

/** The operator takes the bill back and owes its holder the other; this one has ended. */
export interface BillVoidV1 {
  /** Which act this is. */
  act: "bill.void.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The number that the other bill is issued under. */
  replacedBy: BillNumber;
}

/** The offeror takes its offer back. */
export interface BillWithdrawV1 {
  /** Which act this is. */
  act: "bill.withdraw.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** Hash of the entry the signer saw last. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** The bank declines a request. */
export interface CollateralDeclineV1 {
  /** Which act this is. */
  act: "collateral.decline.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of the act. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The id of the request it answers. */
  request: NotationId;
  /** Why, in the bank's words. */
  reason: string;
}

/** The bank offers finance against a pledge of the bill. */
export interface CollateralOfferV1 {
  /** Which act this is. */
  act: "collateral.offer.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of the act. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The id of the request it answers. */
  request: NotationId;
  /** How much is offered. */
  amount: Money;
  /** SHA-256 of the written contract it offers. */
  contract: Hash;
  /** The offer lapses at this time. */
  until: string;
}

/** The holder asks a bank for finance on the bill. */
export interface CollateralRequestV1 {
  /** Which act this is. */
  act: "collateral.request.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of the act. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The bank that is asked. */
  bank: PartyId;
  /** How much is asked for. */
  amount: Money;
  /** The day the debt is to be repaid. */
  maturity: string;
}

/** An authority holds the goods: no loading and no delivery, while title may still move. */
export interface InspectionHoldV1 {
  /** Which act this is. */
  act: "inspection.hold.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** An office of an authority, by the place of its district. */
  office: Office;
  /** The law or the doubt the hold rests on. */
  basis: string;
}

/** An officer records what was inspected, with what result. */
export interface InspectionInspectV1 {
  /** Which act this is. */
  act: "inspection.inspect.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** An office of an authority, by the place of its district. */
  office: Office;
  /** What an inspection is about, and whose business it is. */
  scope: InspectionScope;
  /** How an inspection ended. */
  result: InspectionResult;
  /** When the inspection took place. */
  inspectedAt: string;
  /** Marks of the units inspected, as the bill names them; all of them where the list is empty. */
  units: string[];
  /** The seals on the units afterwards. */
  seals: Seal[];
  /** SHA-256 of photographs and papers kept by the office. */
  evidence: Hash;
  /** The record that this one takes the place of. */
  corrects?: NotationId;
}

/** The authority that placed a hold lifts it. */
export interface InspectionLiftV1 {
  /** Which act this is. */
  act: "inspection.lift.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The signer's own id of a notation; the same party never uses one twice on a bill. */
  id: NotationId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** An office of an authority, by the place of its district. */
  office: Office;
  /** The id of the hold. */
  hold: NotationId;
  /** Why the hold ends. */
  reason: string;
}

/** A party adds a key, with a signature by a key it has; a certificate alone brings no further key in. */
export interface PartyAddKeyV2 {
  /** Which act this is. */
  act: "party.add-key.v2";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The party's request, signed with the new key. */
  request: SignedAct;
}

/** A second registrar confirms the proposed key: it is the party's, and all keys before it end. */
export interface PartyConfirmKeyV1 {
  /** Which act this is. */
  act: "party.confirm-key.v1";
  /** Who gets the key. */
  party: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The proposed key, named so that the second registrar signs for this one. */
  key: KeyId;
  /** How the second registrar knows that it is the party who asks. */
  reason: string;
}

/** A party enters the register; the signature by the key in the certificate proves possession. */
export interface PartyEnrolV1 {
  /** Which act this is. */
  act: "party.enrol.v1";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The name the party trades under. */
  name: string;
  /** The chain in base64 DER, the party's own first, the root left out. */
  certificates: string[];
  /** Standing acceptance of transfers of electronic bills. */
  acceptsTransfers: boolean;
}

/** The party, or a registrar for it, stops everything that is signed in its name: a key may be in other hands. */
export interface PartyFreezeV1 {
  /** Which act this is. */
  act: "party.freeze.v1";
  /** Whose keys sign nothing until a registrar lifts the freeze. */
  party: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** What is known, in the signer's words. */
  reason: string;
}

/** A registrar ends a freeze. */
export interface PartyLiftFreezeV1 {
  /** Which act this is. */
  act: "party.lift-freeze.v1";
  /** Whose keys sign again. */
  party: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** What was found, in the registrar's words. */
  reason: string;
}

/** A registrar proposes a new key for a party that has none left to sign with. */
export interface PartyProposeKeyV1 {
  /** Which act this is. */
  act: "party.propose-key.v1";
  /** Who gets the key. */
  party: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The party's request, signed with the new key. */
  request: SignedAct;
  /** How the registrar knows that it is the party who asks. */
  reason: string;
}

/** A party ends one of its keys. */
export interface PartyRevokeKeyV1 {
  /** Which act this is. */
  act: "party.revoke-key.v1";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** Hash of the last entry of the chain that the signer knew. */
  after: Hash;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The key that signs nothing more. */
  key: KeyId;
  /** Why the key ends, in the party's words. */
  reason: string;
}

/** The consignor agrees that this document is issued. */
export interface StatementAgreeV1 {
  /** Which act this is. */
  act: "statement.agree.v1";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The contents of a bill, as consignor and operator agree on them. */
  document: Document;
}

/** The registry states who controls a bill; that party shows it to others for a short time. */
export interface StatementInControlV1 {
  /** Which act this is. */
  act: "statement.in-control.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The party in control. */
  controller: PartyId;
  /** The entry that the bill stood at. */
  seq: number;
  /** Hash of that entry. */
  head: Hash;
  /** The statement is good for nothing from this time on. */
  until: string;
}

/** The party entitled to the goods acknowledges that it has received them. */
export interface StatementReceiveV1 {
  /** Which act this is. */
  act: "statement.receive.v1";
  /** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
  bill: BillId;
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
}

/** A party asks for a new key; the signature by the new key proves possession. */
export interface StatementRequestKeyV1 {
  /** Which act this is. */
  act: "statement.request-key.v1";
  /** The party whose act it is; its key signs. */
  by: PartyId;
  /** When the party signed, by its own clock. */
  at: string;
  /** Where the party signed. */
  place: Unlocode;
  /** The chain in base64 DER, the party's own first, the root left out. */
  certificates: string[];
}

/** Every act. */
export type Act =
  | BillAcceptSurrenderV1
  | BillAcceptV1
  | BillAmendV1
  | BillCancelV1
  | BillConsentV1
  | BillConvertToElectronicV1
  | BillConvertToPaperV1
  | BillDeclineV1
  | BillDeliverAgainstPaperV1
  | BillDeliverOnIndemnityV1
  | BillDeliverV1
  | BillDemandSecurityV1
  | BillEndorseV1
  | BillExecuteInstructionV1
  | BillInstructV1
  | BillIssueV1
  | BillMergeV1
  | BillMilestoneV1
  | BillNotifyArrivalV1
  | BillOfferTransferV1
  | BillPledgeV1
  | BillRefusalV1
  | BillRejectSurrenderV1
  | BillReleaseV1
  | BillSellGoodsV1
  | BillSplitV1
  | BillStoreGoodsV1
  | BillSurrenderForAmendmentV1
  | BillSurrenderForMergeV1
  | BillSurrenderForSplitV1
  | BillSurrenderV1
  | BillTransferV1
  | BillVoidV1
  | BillWithdrawV1
  | CollateralDeclineV1
  | CollateralOfferV1
  | CollateralRequestV1
  | InspectionHoldV1
  | InspectionInspectV1
  | InspectionLiftV1
  | PartyAddKeyV2
  | PartyConfirmKeyV1
  | PartyEnrolV1
  | PartyFreezeV1
  | PartyLiftFreezeV1
  | PartyProposeKeyV1
  | PartyRevokeKeyV1
  | StatementAgreeV1
  | StatementInControlV1
  | StatementReceiveV1
  | StatementRequestKeyV1;
