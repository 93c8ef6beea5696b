package org.throughbill.bol.api;

import java.util.Objects;
import java.util.stream.Collectors;
import org.throughbill.acts.Act;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Instruction;

/** What an act does in law, in plain words, for whoever is about to sign it. */
record Effects(String english, String chinese) {
  static Effects of(Act act) {
    return switch (act) {
      case TitleAct.Issue issue ->
          new Effects(
              "You issue bill "
                  + issue.number()
                  + " and answer for the whole carriage. "
                  + (issue.replaces() == null
                      ? "The consignor becomes its first holder."
                      : "It takes the place of " + issue.replaces().bills() + "."),
              "您签发提单 "
                  + issue.number()
                  + "，并对全程运输负责。"
                  + (issue.replaces() == null
                      ? "发货人成为第一持有人。"
                      : "该提单取代 " + issue.replaces().bills() + "。"));
      case TitleAct.Transfer transfer ->
          new Effects(
              "You give exclusive control of the bill to "
                  + transfer.to()
                  + ". You cannot take it back.",
              "您将提单的排他性控制权转让给 " + transfer.to() + "，且不可自行撤回。");
      case TitleAct.OfferTransfer offer ->
          new Effects(
              "You offer exclusive control of the bill to "
                  + offer.to()
                  + ". Until the answer, or "
                  + offer.until()
                  + ", the bill is locked and control stays with you; acceptance moves it, and you"
                  + " cannot take it back.",
              "您向 "
                  + offer.to()
                  + " 发出转让提单控制权的要约。在对方答复前或 "
                  + offer.until()
                  + " 之前，提单被锁定，控制权仍属您；对方一经接受即转移，且不可自行撤回。");
      case TitleAct.Endorse endorse ->
          new Effects(
              "You change to whom the bill is made out: "
                  + endorse.endorsement()
                  + ". Control stays where it is.",
              "您变更提单的指示对象。控制权不变。");
      case TitleAct.Pledge pledge ->
          new Effects(
              "You offer the bill in pledge to "
                  + pledge.to()
                  + " for "
                  + pledge.secured()
                  + ". Until the answer, or "
                  + pledge.until()
                  + ", the bill is locked.",
              "您向 " + pledge.to() + " 出质提单，担保金额 " + pledge.secured() + "。在对方答复或期限届满前，提单被锁定。");
      case TitleAct.Accept _ ->
          new Effects(
              "You accept the offer that lies on the bill. If it is of a transfer, you take control"
                  + " of the bill. If it is of a pledge, you take control as pledgee and do not"
                  + " become owner, also not on default.",
              "您接受提单上的要约。如为转让，您取得提单控制权；如为质押，您以质权人身份取得控制权，即使债务人违约，您也不因此成为所有权人。");
      case TitleAct.Decline _ ->
          new Effects(
              "You decline the offer. The bill stands as it did before it.", "您拒绝该要约，提单恢复要约前的状态。");
      case TitleAct.Withdraw _ ->
          new Effects(
              "You withdraw your offer. The bill stands as it did before it.", "您撤回要约，提单恢复要约前的状态。");
      case TitleAct.Amend amend ->
          new Effects(
              "You propose to amend the bill: "
                  + marked(amend, " instead of ", "nothing")
                  + ". It is in force when the operator, the holder and any pledgee have consented;"
                  + " until then, or "
                  + amend.until()
                  + ", the bill is locked. The old values stay visible.",
              "您提议变更提单："
                  + marked(amend, " 取代 ", "空")
                  + "。经营人、持有人及质权人（如有）均同意后生效；此前或至 "
                  + amend.until()
                  + " 止，提单被锁定。原值保留可查。");
      case TitleAct.Consent _ ->
          new Effects(
              "You consent to what is proposed on the bill: an amendment, paper in the place of the"
                  + " record, or the end of the bill. With the last consent it is in force.",
              "您同意提单上的提议：变更提单、以纸质提单取代电子记录，或注销提单。各方均同意后即生效。");
      case TitleAct.Instruct instruct ->
          new Effects(
              "You instruct the operator: "
                  + english(instruct.instruction())
                  + ". Until its answer, or "
                  + instruct.until()
                  + ", the bill is locked. If you are not the consignor, you become liable under"
                  + " the bill by this, as by any right that you exercise. Carried out, the"
                  + " instruction is written into the record.",
              "您指示经营人："
                  + chinese(instruct.instruction())
                  + "。在其答复前或 "
                  + instruct.until()
                  + " 之前，提单被锁定。如您并非发货人，行使此项权利即承担提单项下义务。指示一经执行即载入记录。");
      case TitleAct.DemandSecurity demand ->
          new Effects(
              "You ask the holder for security of "
                  + demand.security()
                  + " before you carry out its instruction. The instruction stays open.",
              "您要求持有人在执行其指示前提供 " + demand.security() + " 的担保。指示仍待执行。");
      case TitleAct.ExecuteInstruction _ ->
          new Effects(
              "You carry out the holder's instruction, and have any security that you asked for. It"
                  + " is written into the record.",
              "您执行持有人的指示，并已取得所要求的担保（如有）。该指示载入记录。");
      case TitleAct.ConvertToPaper paper ->
          new Effects(
              "You propose that "
                  + paper.originals()
                  + " paper original(s) take the place of the electronic record. When the operator,"
                  + " the holder and any pledgee have consented, the record is inoperative and the"
                  + " paper is the bill; until then, or "
                  + paper.until()
                  + ", the bill is locked.",
              "您提议以 "
                  + paper.originals()
                  + " 份纸质正本取代电子记录。经营人、持有人及质权人（如有）均同意后，电子记录即行失效，纸质提单成为提单；此前或至 "
                  + paper.until()
                  + " 止，提单被锁定。");
      case TitleAct.ConvertToElectronic electronic ->
          new Effects(
              "You state that you have all "
                  + electronic.surrendered()
                  + " originals back and that they are inoperative, and offer the electronic record"
                  + " to "
                  + electronic.to()
                  + ". It is the bill again when that party accepts.",
              "您声明已收回全部 "
                  + electronic.surrendered()
                  + " 份正本且其已失效，并向 "
                  + electronic.to()
                  + " 提供电子记录。对方接受后，电子记录恢复为提单。");
      case TitleAct.DeliverAgainstPaper _ ->
          new Effects(
              "You have delivered the goods against the paper. Its other originals are void, and"
                  + " the bill ends.",
              "您已凭纸质提单交付货物。其余正本作废，提单终止。");
      case TitleAct.Release _ ->
          new Effects(
              "You end the pledge. Control returns to the pledgor at once.", "您解除质押，控制权立即归还出质人。");
      case TitleAct.Surrender _ ->
          new Effects(
              "You give the bill up to the operator against delivery. Once accepted, nothing else"
                  + " can be done with it. If you are not the consignor, you become liable under"
                  + " the bill by this, as by any right that you exercise.",
              "您向经营人交回提单以提取货物。一经接受，提单不得再作其他处分。如您并非发货人，行使此项权利即承担提单项下义务。");
      case TitleAct.SurrenderForAmendment _ ->
          new Effects(
              "You give the bill up to the operator for another in its place, which says what the"
                  + " consignor has agreed to. Once accepted, this bill is void, and the operator"
                  + " owes you the other. If you are not the consignor, you become liable under the"
                  + " bill by this, as by any right that you exercise.",
              "您向经营人交回提单以换取新提单，其内容以发货人同意书为准。一经接受，本提单作废，经营人须向您签发新提单。如您并非发货人，行使此项权利即承担提单项下义务。");
      case TitleAct.VoidBill gone ->
          new Effects(
              "You take the bill back; it is void, and you owe its holder bill "
                  + gone.replacedBy()
                  + " in its place.",
              "您收回提单，该提单作废；您须向持有人签发提单 " + gone.replacedBy() + " 以取代之。");
      case TitleAct.SurrenderForSplit split ->
          new Effects(
              "You give the bill up to the operator for "
                  + split.agreements().size()
                  + " in its place, which share out its goods as the consignor has agreed. Once"
                  + " accepted, this bill is void, and the operator owes you the others. If you are"
                  + " not the consignor, you become liable under the bill by this, as by any right"
                  + " that you exercise.",
              "您向经营人交回提单以换取 "
                  + split.agreements().size()
                  + " 份提单，按发货人同意书分载其货物。一经接受，本提单作废，经营人须向您签发各新提单。如您并非发货人，行使此项权利即承担提单项下义务。");
      case TitleAct.SplitBill split ->
          new Effects(
              "You take the bill back; it is void, and you owe its holder bills "
                  + split.into()
                  + " in its place.",
              "您收回提单，该提单作废；您须向持有人签发提单 " + split.into() + " 以取代之。");
      case TitleAct.SurrenderForMerge merge ->
          new Effects(
              "You give the bill up to the operator for one that takes the place of "
                  + merge.merged().size()
                  + " bills of yours, as the consignor has agreed. When all of them are given up"
                  + " and accepted, they are void, and the operator owes you the one. If you are"
                  + " not the consignor, you become liable under the bill by this, as by any right"
                  + " that you exercise.",
              "您向经营人交回提单，以一份提单取代您持有的 "
                  + merge.merged().size()
                  + " 份提单，其内容以发货人同意书为准。各提单全部交回并接受后作废，经营人须向您签发该提单。如您并非发货人，行使此项权利即承担提单项下义务。");
      case TitleAct.MergeBill merge ->
          new Effects(
              "You take the bill back; it is void, and you owe its holder bill "
                  + merge.into()
                  + " in the place of this one and those it is merged with.",
              "您收回提单，该提单作废；您须向持有人签发提单 " + merge.into() + " 以取代该提单及与其合并的各提单。");
      case TitleAct.Cancel cancel ->
          new Effects(
              "You propose to end the bill without delivery and without another in its place. It"
                  + " ends when the operator, the consignor, the holder and any pledgee have"
                  + " consented, and nobody has a right in it from then on; until then, or "
                  + cancel.until()
                  + ", the bill is locked.",
              "您提议注销提单，既不交付也不另行签发。经营人、发货人、持有人及质权人（如有）均同意后提单终止，任何人不再享有提单权利；此前或至 "
                  + cancel.until()
                  + " 止，提单被锁定。");
      case TitleAct.AcceptSurrender _ ->
          new Effects("You take the bill back and owe delivery of the goods.", "您收回提单，并承担交付货物的义务。");
      case TitleAct.RejectSurrender _ ->
          new Effects(
              "You refuse the surrender. Control returns to the holder.", "您拒绝接受交回，控制权归还持有人。");
      case TitleAct.Deliver _ ->
          new Effects(
              "You deliver the goods against the receipt. The bill ends.", "您凭收据交付货物，提单终止。");
      case TitleAct.NotifyArrival notice ->
          new Effects(
              "You state that you have told "
                  + notice.to()
                  + " of the arrival. From now on the days are counted after which goods that"
                  + " nobody takes may be stored and sold.",
              "您声明已将货物到达通知 " + notice.to() + "。自此起算期限，届满后无人提取的货物可予仓储和变卖。");
      case TitleAct.StoreGoods storage ->
          new Effects(
              "You put the goods into store with "
                  + storage.keeper()
                  + ", at the risk and cost of who may claim them.",
              "您将货物交由 " + storage.keeper() + " 仓储，风险和费用由有权提货的人承担。");
      case TitleAct.SellGoods sale ->
          new Effects(
              "You have sold the goods for "
                  + sale.proceeds()
                  + " and hold "
                  + sale.held()
                  + " for who may claim it. The bill ends.",
              "您已以 " + sale.proceeds() + " 变卖货物，并为权利人保管 " + sale.held() + "。提单终止。");
      case TitleAct.DeliverOnIndemnity delivery ->
          new Effects(
              "You deliver the goods to "
                  + delivery.to()
                  + " without the bill, on a letter of indemnity. Where the bill's profile does not"
                  + " allow it, this is refused and the attempt is written on the chain for all its"
                  + " parties; it may cost you your P&I cover.",
              "您凭保函向 " + delivery.to() + " 无单放货。提单所适用的配置不允许的，予以拒绝，并将该企图载入提单链供各方查阅；您可能因此丧失保赔保险。");
      case TitleAct.Milestone milestone ->
          new Effects(
              "You state that " + milestone.kind() + " of leg " + milestone.leg() + " happened.",
              "您声明第 " + milestone.leg() + " 区段的里程碑 " + milestone.kind() + " 已发生。");
      case Statement.Agree _ ->
          new Effects("You agree that the operator issues this bill.", "您同意经营人签发本提单。");
      case Statement.Receive _ ->
          new Effects("You acknowledge that you have received the goods.", "您确认已收到货物。");
      case Statement.InControl shown ->
          new Effects(
              "You state, as the registry, that " + shown.controller() + " controls the bill.",
              "您作为登记处声明 " + shown.controller() + " 控制本提单。");
      case PartyAct.Enrol _, PartyAct.RevokeKey _ ->
          new Effects("You change your party's entry in the register.", "您变更本方在登记册中的记录。");
      case PartyAct.AddKey _ ->
          new Effects(
              "You vouch, with a key that your party has, that the new key is your party's. Whoever"
                  + " holds it signs in your party's name from now on.",
              "您以本方现有密钥证明新密钥属于本方；自此，持有该密钥者即可以本方名义签署。");
      case PartyAct.Freeze freeze ->
          new Effects(
              "You stop everything signed in the name of "
                  + freeze.party()
                  + " until a registrar lifts the freeze. What it signed before stands.",
              "您冻结 " + freeze.party() + "：在登记员解除冻结之前，不接受其任何签署；此前所签仍然有效。");
      case PartyAct.LiftFreeze lift ->
          new Effects(
              "You lift the freeze: the keys of " + lift.party() + " sign again.",
              "您解除冻结：" + lift.party() + " 的密钥恢复签署效力。");
      case PartyAct.ProposeKey propose ->
          new Effects(
              "You vouch, as the first of two registrars, that the new key is "
                  + propose.party()
                  + "'s. It signs nothing before another registrar confirms it.",
              "您作为两名登记员中的第一名，证明新密钥属于 " + propose.party() + "；另一名登记员确认之前，该密钥不得签署。");
      case PartyAct.ConfirmKey confirm ->
          new Effects(
              "You vouch, as the second registrar, that the new key is "
                  + confirm.party()
                  + "'s. It signs from now on; every earlier key of the party ends.",
              "您作为第二名登记员，证明新密钥属于 " + confirm.party() + "；该密钥自此生效，其此前的密钥一律失效。");
      case Statement.RequestKey _ ->
          new Effects(
              "You ask that this key be your party's. Another key of your party decides, or, if none"
                  + " is left, two registrars.",
              "您申请将此密钥登记为本方密钥，由本方另一密钥决定；本方已无密钥的，由两名登记员决定。");
      case TitleAct.Refusal _, InspectionAct _, CollateralAct _ ->
          new Effects("This act belongs to another service.", "该行为属于其他服务。");
    };
  }

  private static String english(Instruction instruction) {
    return switch (instruction.kind()) {
      case DELIVER_EN_ROUTE -> "deliver the goods en route at " + instruction.delivery();
      case REROUTE -> "deliver the goods at " + instruction.delivery();
      case REPLACE_CONSIGNEE ->
          "deliver the goods to "
              + instruction.party()
              + " by name. The order ends with it: that party cannot endorse the bill on, and you"
              + " still have to move control to it";
      case REPLACE_NOTIFY_PARTY -> "notify " + instruction.party() + " when the goods arrive";
    };
  }

  private static String chinese(Instruction instruction) {
    return switch (instruction.kind()) {
      case DELIVER_EN_ROUTE -> "于途中 " + instruction.delivery() + " 交付货物";
      case REROUTE -> "改于 " + instruction.delivery() + " 交付货物";
      case REPLACE_CONSIGNEE ->
          "将货物交付给记名收货人 " + instruction.party() + "；指示随之终止，该方不得再背书，控制权仍须由您转移给该方";
      case REPLACE_NOTIFY_PARTY -> "货物到达时通知 " + instruction.party();
    };
  }

  private static String marked(TitleAct.Amend amend, String insteadOf, String nothing) {
    return amend.changes().stream()
        .map(
            change ->
                change.pointer()
                    + " "
                    + Objects.requireNonNullElse(change.after(), nothing)
                    + insteadOf
                    + Objects.requireNonNullElse(change.before(), nothing))
        .collect(Collectors.joining("; "));
  }
}
