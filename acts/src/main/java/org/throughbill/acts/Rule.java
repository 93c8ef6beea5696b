package org.throughbill.acts;

/**
 * The rules of the bill. A constant's name is the reason code of the refusal, the last part of the
 * problem's type, and the name of the test that proves it.
 */
public enum Rule implements Reason {
  /**
   * Only the contracting transport operator issues a bill, and only with the consignor's recorded
   * agreement.
   */
  R01(
      "Only the contracting transport operator issues, with the consignor's agreement",
      "仅缔约运输经营人可签发提单，且须有发货人同意",
      "let the operator named in the document sign the issue, around the agreement the consignor"
          + " signed",
      "NCD Convention, issuance"),

  /**
   * A bill says that it is negotiable, under which convention, and to whose order it is made out.
   */
  R02(
      "The bill carries a negotiable notation, the Convention's name and an order clause",
      "提单须载明可转让字样、公约名称及指示条款",
      "state a notation with the word negotiable and the Convention, and make the bill out to"
          + " order",
      "NCD Convention, notation"),

  /** A bill holds the particulars that identify operator, goods and order. */
  R03(
      "The bill's particulars are complete",
      "提单记载事项须完整",
      "add what the fault's pointer names",
      "Rotterdam Rules arts 36, 38, 39 as model"),

  /** The same goods stand under one live negotiable bill only. */
  R04(
      "The same goods are under one live negotiable bill",
      "同一货物只能有一份有效的可转让提单",
      "surrender or end the other bill first",
      "NCD Convention, no second negotiable document"),

  /** A rail consignment note beside the bill is never negotiable. */
  R05(
      "A rail consignment note is not negotiable",
      "铁路运单不可转让",
      "record the rail note as non-negotiable",
      "COTIF-CIM art. 6(5), SMGS"),

  /** A bill is dated when it is made: an act's own time agrees with the registry's clock. */
  R06(
      "No act is ante-dated or post-dated",
      "不得倒签或预签",
      "sign again with the present time",
      "IG P&I cover, ante- and post-dating"),

  /** An electronic bill has one original. */
  R07(
      "An electronic bill has exactly one original",
      "电子提单只有一份正本",
      "state one original",
      "MLETR explanatory note 193"),

  /** A negotiable cargo document covers international carriage. */
  R08(
      "Places of receipt and delivery lie in different States",
      "接收地与交付地须在不同国家",
      "use a domestic document without the Convention's notation",
      "NCD Convention, scope"),

  /** The condition of the goods is stated at issue; silence means apparent good order. */
  R09(
      "The condition of the goods is stated at issue only",
      "货物状况仅可在签发时批注",
      "state clauses in the document before it is issued",
      "Rotterdam Rules art. 39(3) as model"),

  /** Codes of places, vehicles, containers and goods hold by their own check. */
  R10(
      "A code does not hold by its own standard",
      "代码不符合其标准",
      "correct the code; the detail names the standard",
      "UN/LOCODE, ISO 3779, ISO 6346, HS"),

  /** What drives a vehicle, its HS subheading and its UN number agree. */
  R11(
      "Powertrain, HS code and UN number of a vehicle agree",
      "车辆动力类型、税则号与联合国编号须一致",
      "correct the code that is wrong: battery cars are HS 8703.80 and UN3556, hybrids UN3166",
      "IMDG Code amendment 42-24, HS 2022"),

  /** A bill says which law and procedures govern it, and where they are found. */
  R12(
      "The bill names its law and procedures",
      "提单须载明适用法律和程序",
      "name rulebook, law and where the procedures are published",
      "Rotterdam Rules art. 9(2) as model"),

  /** Exactly one party has exclusive control, and only that party acts on it. */
  R13(
      "Only the party in control acts on the bill",
      "仅控制人可就提单行事",
      "ask the party in control; GET the bill's acts shows who may act",
      "MLETR art. 11, UK ETDA s. 2(2)(c)"),

  /**
   * A transfer deprives the former controller at once: an act signed before it has no force after
   * it.
   */
  R14(
      "The act was signed upon an earlier state of the bill",
      "该行为基于提单的先前状态签署",
      "read the bill again and sign after its present head",
      "UK ETDA s. 2(2)(e)"),

  /** One id and its chain are the bill; a copy gives no control. */
  R15("The bill exists once", "提单具有唯一性", "use the bill under its id", "MLETR art. 10(1)(b)(i)"),

  /** An endorsement names its kind and fits the order clause it follows. */
  R16(
      "The endorsement does not fit the order clause",
      "背书与指示条款不符",
      "endorse as the party to whose order the bill runs, in a form that party may use",
      "UN convention, transfer; DCSA endorsement chain"),

  /**
   * The holder is provable from issue to now: the order leads, without a gap, to the party in
   * control.
   */
  R17(
      "The chain of endorsements leads to the party in control",
      "背书须连续至控制人",
      "have the party to whose order the bill runs endorse it to the party in control",
      "Liangjiang court, 30 June 2020"),

  /** In blank, control alone passes the bill on, and who has it may fill in a name. */
  R18(
      "A blank endorsement is filled in by the party in control",
      "空白背书仅可由控制人填写",
      "ask the party in control to fill in a name, or take control first",
      "UN convention, transfer; Rotterdam Rules art. 57 as model"),

  /** Acts on one bill happen one after another; the loser of a race is told. */
  R20(
      "Another act on this bill came first",
      "该提单上另一行为在先",
      "read the bill again and decide anew",
      "MLETR art. 11"),

  /** Only the holder claims, instructs and surrenders. */
  R21(
      "Only the holder exercises the rights in the bill",
      "仅持有人可行使提单权利",
      "become holder first: control, and an order clause that leads to you",
      "NCD Convention art. 7(1)"),

  /** Nobody becomes a party to an electronic bill against their will. */
  R22(
      "The recipient is enrolled and accepts an offer that stands",
      "受让人须已登记，并接受有效的要约",
      "name an enrolled party that accepts transfers, or offer the bill and let it accept in time",
      "MLETR art. 7(2)"),

  /**
   * Holding alone makes nobody liable; a holder that is not the consignor becomes so when it first
   * exercises a right, and says that it knows.
   */
  R23(
      "A holder that exercises a right takes on the liabilities under the bill",
      "持有人行使提单权利即承担提单项下义务",
      "sign again with acknowledgeLiability true, or leave the right unexercised; transfer, pledge"
          + " and release make nobody liable",
      "NCD Convention, holder's liability; Rotterdam Rules art. 58 as model"),

  /** The party in control can show that it is, by the registry's word, for a short time. */
  R25(
      "A proof of control is fresh, the registry's, and not overtaken by the chain",
      "控制权证明须在有效期内、由登记处签署且未被后续行为取代",
      "ask the party in control for a new proof, and fetch the bill's chain again",
      "UK ETDA s. 2(2)(d); MLETR art. 11(1)(b)"),

  /** A document is amended by a marked change that operator, holder and pledgee consent to. */
  R26(
      "A bill is amended by a marked change that every party to it consents to",
      "提单的变更须予标明，并经各方同意",
      "propose what stands there and what shall, and have operator, holder and any pledgee consent;"
          + " for another operator, order or goods, issue a new bill",
      "MLETR art. 16; Rotterdam Rules art. 54 as model"),

  /** Another bill takes a bill's place when that one is void, for its holder and as agreed. */
  R27(
      "A bill is replaced when it is void, by the bill its holder gave it up for",
      "原提单作废后，方可签发持有人为之交回的新提单",
      "have any pledge released and holds lifted, surrender the bill for amendment around the"
          + " consignor's agreement to the new one, and let the operator accept and then issue it",
      "NCD Convention, no second negotiable document; DCSA surrender for amendment"),

  /**
   * The holder instructs the operator on goods that are on their way; the operator carries it out
   * where it reasonably can, may ask for security, and may decline with a reason.
   */
  R28(
      "The holder's instruction is one that the operator can carry out",
      "持有人的指示须为经营人可以执行的指示",
      "instruct a place or a party that the journey and its legs still allow, and let the operator"
          + " answer in time; what varies the contract is an amendment or a new bill",
      "Rotterdam Rules arts 50-54 as model"),

  /** Paper takes the record's place in one step, with the consent of all, and says so. */
  R29(
      "The bill is on paper, or goes there with every party's consent and a statement",
      "提单已转为纸质，或须经各方同意并载明声明方可转换",
      "act on the paper, or have the operator take back every original and offer the record anew;"
          + " to go on paper, propose it with the statement and have operator, holder and any"
          + " pledgee consent",
      "MLETR art. 18; Rotterdam Rules art. 10 as model"),

  /** The record takes the paper's place when every original is back with the operator. */
  R30(
      "Every original of the paper is surrendered before the record is the bill again",
      "纸质提单全部正本交回后，电子记录方可恢复效力",
      "have the missing originals surrendered to the operator",
      "MLETR art. 17; Rotterdam Rules art. 10(1) as model"),

  /** A bill is surrendered to the operator that issued it, and an accepted surrender is final. */
  R31(
      "Surrender goes to the issuing operator and is final once accepted",
      "提单须向签发经营人交回，接受后不可撤回",
      "surrender to the issuing operator, or wait for its answer",
      "DCSA SACC/SREJ, Rotterdam Rules art. 47 as model"),

  /** Goods are delivered when every gate is open. */
  R32(
      "A gate of delivery is closed",
      "交付条件未全部满足",
      "see every fault: each is one closed gate",
      "Rotterdam Rules art. 47 as model"),

  /** Goods are handed over against the bill, and not against a promise to pay for the damage. */
  R33(
      "Goods are not delivered without the bill",
      "不得无单放货",
      "have the bill surrendered; a letter of indemnity is no ground here, and the attempt stands"
          + " on the chain",
      "IG P&I cover, delivery without the bill; Rotterdam Rules art. 47(2) as model"),

  /** Goods that nobody takes are stored and sold after notice and its time, for who may claim. */
  R34(
      "Undelivered goods wait for notice and its time",
      "无人提取的货物须经通知并待期限届满",
      "give notice of arrival to the party to notify and to who may claim the goods, and let the"
          + " profile's days pass",
      "Rotterdam Rules art. 48 as model"),

  /** A bill that has ended admits no further act. */
  R35(
      "The bill has ended",
      "提单已终止",
      "nothing more can be done on this bill; read it or start a new one",
      "UNCITRAL model law, record ceases to have effect"),

  /** Every act is signed by the party whose act it is. */
  R36(
      "The signature does not hold",
      "签名无效",
      "sign the exact bytes with the key that kid names",
      "MLETR arts 9, 10(2)"),

  /** Every entry is bound to the one before it. */
  R37(
      "The chain of entries does not hold",
      "条目链校验失败",
      "fetch the chain again from its owner; if it still fails, alert the registrar",
      "MLETR art. 10(2), integrity"),

  /** Every act has a time and a place, and time on a bill only moves forward. */
  R38(
      "The act's time is not the present",
      "行为时间与当前时间不符",
      "correct the signer's clock and sign again",
      "MLETR art. 13"),

  /** A key belongs to a party, with roles, from a time to a time. */
  R40(
      "The key is not one that may sign this act now",
      "该密钥目前不得签署此行为",
      "sign with one of your party's valid keys, or enrol one; a registrar helps a party that is"
          + " frozen or has lost its last key",
      "MLETR art. 9"),

  /** Algorithms are the registered key's own, and strong. */
  R41(
      "The algorithm is not the registered key's",
      "算法与登记密钥不符",
      "sign with ES256, Ed25519 or SM2withSM3, as the key is registered",
      "MLETR art. 19"),

  /** Reading is not control, and a party reads its own bills only. */
  R44(
      "A party sees only what it has a role in",
      "当事人只能查看与其有关的提单",
      "ask a party to the bill",
      "UK ETDA s. 2(4)"),

  /** An officer acts for an office, within its authority. */
  R45(
      "The officer's office has no power for this",
      "该官员所属机构无此权限",
      "have an officer of the competent office sign",
      "MSA mutual recognition scheme"),

  /** An inspection record says where, when, by whom, of which units, with what result. */
  R46(
      "The inspection record does not fit the bill",
      "查验记录与提单不符",
      "record what the bill covers; correct by a new, linked record",
      "MSA mutual recognition scheme"),

  /** A hold is lifted by the authority that placed it. */
  R51(
      "Only the authority that placed a hold lifts it",
      "仅设置扣留的主管机关可解除",
      "ask the authority that placed the hold",
      "Customs Law of China, competences"),

  /** What is counted on the way is what the bill names, each unit once and none left out. */
  R57(
      "What is counted on the way matches the bill",
      "途中理货结果须与提单一致",
      "count again: name each unit once and as the bill does, and tell of those that are not there"
          + " when they are found",
      "Single-document policy [2023] 116"),

  /** A pledge stands on a written contract and on control moved to the pledgee. */
  R58(
      "A pledge needs an enrolled bank, its contract and control",
      "质押须有已登记银行、合同及控制权转移",
      "offer the pledge to an enrolled bank, with the contract's hash and a term",
      "Civil Code of China art. 441"),

  /** While a pledge stands, only the pledgee acts on the bill; an offer locks it as well. */
  R61(
      "The bill is pledged, or an offer lies on it",
      "提单已质押，或正处于要约期",
      "ask the pledgee to release, or have the offer answered or withdrawn",
      "Civil Code of China art. 431"),

  /** A bank lends on goods that have passed inspection and that no authority holds. */
  R62(
      "The goods are held, or an inspection has failed",
      "货物被扣留或查验未通过",
      "have the hold lifted, or the failed inspection corrected or passed, and offer again",
      "Civil Code of China art. 433"),

  /** The pledgee's release, once, gives control back to the pledgor. */
  R64(
      "Only the pledgee releases a pledge, once",
      "仅质权人可解除质押，且仅一次",
      "have the pledgee release",
      "Civil Code of China art. 436"),

  /** A consumer applies each entry once, in order, and holds at a gap. */
  R73(
      "An entry came out of order",
      "条目顺序错误",
      "nothing to do: the missing entries are fetched from the chain's owner",
      "Kafka: order per key"),

  /** A consumer verifies signature and chain itself before it acts. */
  R74(
      "A record on a topic does not verify",
      "主题记录校验失败",
      "nothing to do: the record is kept aside and the chain is fetched from its owner",
      ""),

  /** The legs of a through bill join without a gap, each with a performing carrier. */
  R78(
      "The legs do not join into one journey",
      "各运输区段未连成完整行程",
      "let each leg start where and not before the one before it ends",
      "Single-document policy [2023] 116"),

  /** A vehicle travels once, by its VIN, on a wagon or a deck that has room for it. */
  R79(
      "Whole vehicles and their load plan are one tally",
      "整车与装载计划须一致",
      "place every vehicle outside a container once, on a wagon or deck with room for it",
      "Single-document policy [2023] 116"),

  /** A milestone is signed by who performed it, in order. */
  R80(
      "The milestone does not fit the leg",
      "里程碑与运输区段不符",
      "have the leg's carrier or the operator sign, in the order of the journey",
      "Single-document policy [2023] 116"),

  /** The parts of a bill that is split are together what it was, for its holder. */
  R83(
      "The parts of a split bill are together the whole, on its terms and for its holder",
      "拆分后的各提单合计须与原提单一致，条款不变，并归其持有人",
      "have any pledge released and holds lifted, and agree on parts that share out the goods,"
          + " packages, weight and value of the bill without a rest, each to the holder's order",
      "NCD Convention, no second negotiable document; DCSA split of a transport document"),

  /** A bill ends without delivery when everybody concerned consents. */
  R84(
      "A bill is cancelled with the consent of everybody concerned",
      "提单须经各有关方同意方可注销",
      "propose it, and have operator, consignor, holder and any pledgee consent; have holds lifted"
          + " first",
      "UNCITRAL model law, record ceases to have effect; practice before the first transfer"),

  /** The bills that are merged are together the whole that takes their place, for their holder. */
  R85(
      "Bills that are merged are together the whole, on its terms, all given up by one holder",
      "合并的各提单合计须与新提单一致，条款不变，并由同一持有人全部交回",
      "have any pledge released and holds lifted, give up every one of the bills for the same merge"
          + " as their one holder, and agree on a whole of all their goods, packages, weight and"
          + " value without a rest, to the holder's order",
      "NCD Convention, no second negotiable document; the rule for parts (R83) read backwards");

  private final String sentence;
  private final String sentenceInChinese;
  private final String remedy;
  private final String basis;

  Rule(String sentence, String sentenceInChinese, String remedy, String basis) {
    this.sentence = sentence;
    this.sentenceInChinese = sentenceInChinese;
    this.remedy = remedy;
    this.basis = basis;
  }

  @Override
  public String id() {
    return name();
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String sentenceInChinese() {
    return sentenceInChinese;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  /** The law, convention or practice behind the rule; empty where it is the registry's own. */
  public String basis() {
    return basis;
  }
}
