package org.throughbill.acts.proof;

import static org.throughbill.acts.Samples.BANK;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.FixedAuthority;
import org.throughbill.acts.sign.FixedKeys;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;

/**
 * A bill from issue to delivery, with the chains of its four parties: issued to the maker, pledged
 * to the bank and released, sold to the buyer, given up and delivered. Always the same, byte for
 * byte.
 */
final class Voyage {
  private static final SigningKey BUYER_KEY = FixedKeys.of(Algorithm.ED25519, "buyer-dubai");
  private static final SigningKey BANK_KEY = FixedKeys.of(Algorithm.ES256, "bank-cq");

  private final List<Entry> parties = new ArrayList<>();
  private final List<Entry> title = new ArrayList<>();
  private Instant now = NOON;

  Voyage() {
    enrol(OPERATOR, Samples.OPERATOR_KEY, Role.OPERATOR);
    enrol(MAKER, Samples.MAKER_KEY, Role.SHIPPER);
    enrol(BANK, BANK_KEY, Role.BANK);
    enrol(BUYER, BUYER_KEY, Role.SHIPPER);
    SignedAct issue = Samples.OPERATOR_KEY.sign(Samples.ISSUE);
    var bill = BillId.foundedBy(issue.payload());
    seal(bill, issue);
    var secured = new Money("CNY", 211_400_000);
    act(bill, Samples.MAKER_KEY, pledge(bill, secured));
    act(bill, BANK_KEY, new TitleAct.Accept(bill, head(), BANK, later(), CHONGQING));
    act(bill, BANK_KEY, new TitleAct.Release(bill, head(), BANK, later(), CHONGQING));
    act(
        bill,
        Samples.MAKER_KEY,
        new TitleAct.Transfer(bill, head(), MAKER, later(), CHONGQING, BUYER, null));
    act(bill, BUYER_KEY, new TitleAct.Surrender(bill, head(), BUYER, later(), CHONGQING));
    act(
        bill,
        Samples.OPERATOR_KEY,
        new TitleAct.AcceptSurrender(bill, head(), OPERATOR, later(), CHONGQING));
    SignedAct receipt = BUYER_KEY.sign(new Statement.Receive(bill, BUYER, later(), CHONGQING));
    act(
        bill,
        Samples.OPERATOR_KEY,
        new TitleAct.Deliver(bill, head(), OPERATOR, later(), CHONGQING, receipt));
  }

  List<Entry> parties() {
    return parties;
  }

  List<Entry> title() {
    return title;
  }

  /** The file in which these chains are handed over. */
  String lines() {
    var all = new ArrayList<>(parties);
    all.addAll(title);
    return all.stream()
        .map(entry -> new String(entry.toJson(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Another entry of the title's chain, sealed after the given ones, right or wrong. */
  static Entry next(List<Entry> after, SignedAct act) {
    Entry last = after.getLast();
    Instant at = last.sealedAt().plusSeconds(1);
    return Entry.seal(last.chainId(), last.seq() + 1, last.hash(), act, at);
  }

  private TitleAct.Pledge pledge(BillId bill, Money secured) {
    var contract = new Hash("c".repeat(64));
    Instant at = later();
    Instant until = at.plusSeconds(86_400);
    return new TitleAct.Pledge(bill, head(), MAKER, at, CHONGQING, BANK, secured, contract, until);
  }

  private void enrol(PartyId party, SigningKey key, Role role) {
    var certificates = List.of(FixedAuthority.certify(party, key, role));
    var enrol = new PartyAct.Enrol(party, later(), CHONGQING, "Trial " + party, certificates, true);
    parties.add(Entry.seal(ChainId.party(party), 1, Hash.NONE, key.sign(enrol), now));
  }

  private void act(BillId bill, SigningKey key, Act act) {
    seal(bill, key.sign(act));
  }

  private void seal(BillId bill, SignedAct act) {
    title.add(
        title.isEmpty()
            ? Entry.seal(ChainId.title(bill), 1, Hash.NONE, act, later())
            : Entry.seal(ChainId.title(bill), title.size() + 1, head(), act, later()));
  }

  private Hash head() {
    return title.getLast().hash();
  }

  private Instant later() {
    now = now.plusSeconds(60);
    return now;
  }
}
