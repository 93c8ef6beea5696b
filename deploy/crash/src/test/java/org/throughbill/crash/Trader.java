package org.throughbill.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.throughbill.acts.Act;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;

/** One group of parties and its bills, one after the other, each from issue to surrender. */
final class Trader {
  private static final Unlocode CKG = new Unlocode("CNCKG");

  private final Cast cast;
  private final Counter counter;
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  Trader(Cast cast, Counter counter) {
    this.cast = cast;
    this.counter = counter;
  }

  /** What was refused that should not have been, or the other way round. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** A bill's life: control goes round, a bank lends, a former holder and a race are refused. */
  void tradeOneBill() {
    Optional<Receipt> issued = issue();
    if (issued.isEmpty()) {
      return;
    }
    Receipt at = issued.get();
    milestone(at, MilestoneKind.GATE_IN);
    at = moved(at, cast.shipper(), cast.buyer());
    at = moved(at, cast.buyer(), cast.shipper());
    formerHolder(issued.get());
    at = lent(at);
    milestone(at, MilestoneKind.LOADED);
    at = raced(at);
    at = taken(at, cast.shipper(), surrender(at));
    at = taken(at, cast.operator(), reject(at));
    at = moved(at, cast.shipper(), cast.buyer());
    at =
        taken(
            at,
            cast.buyer(),
            new TitleAct.Surrender(bill(at), at.hash(), cast.buyer().id(), now(), CKG, true));
    taken(
        at,
        cast.operator(),
        new TitleAct.AcceptSurrender(bill(at), at.hash(), cast.operator().id(), now(), CKG));
  }

  Optional<Receipt> issue() {
    String unique =
        UUID.randomUUID().toString().substring(0, 13).toUpperCase(java.util.Locale.ROOT);
    Document document = Documents.machinery(cast, "M-" + unique, "SMGS-" + unique, now());
    SignedAct agreement =
        cast.shipper().sign(new Statement.Agree(cast.shipper().id(), now(), CKG, document));
    Optional<Receipt> receipt =
        counter.handIn(
            cast.operator(),
            cast.operator()
                .sign(
                    new TitleAct.Issue(
                        cast.operator().id(),
                        now(),
                        CKG,
                        new BillNumber("C" + unique),
                        agreement)));
    if (receipt.isEmpty()) {
      surprises.add("an issue was refused");
    }
    return receipt;
  }

  /** An act that nothing speaks against. */
  private Receipt taken(Receipt after, Signatory by, Act act) {
    Optional<Receipt> receipt = counter.handIn(by, by.sign(act));
    if (receipt.isEmpty()) {
      surprises.add(act + " was refused after " + after);
    }
    return receipt.orElse(after);
  }

  private Receipt moved(Receipt after, Signatory by, Signatory to) {
    return taken(after, by, transfer(after, by, to));
  }

  TitleAct.Transfer transfer(Receipt after, Signatory by, Signatory to) {
    return new TitleAct.Transfer(
        bill(after),
        after.hash(),
        by.id(),
        now(),
        CKG,
        to.id(),
        new Endorsement(Endorsement.Kind.TO_ORDER, to.id()));
  }

  private void formerHolder(Receipt issued) {
    SignedAct stale = cast.shipper().sign(transfer(issued, cast.shipper(), cast.bank()));
    if (counter.handIn(cast.shipper(), stale).isPresent()) {
      surprises.add("an act upon an earlier state was taken: " + stale.id());
    }
  }

  private Receipt lent(Receipt after) {
    Signatory bank = cast.bank();
    Receipt offered =
        taken(
            after,
            cast.shipper(),
            new TitleAct.Pledge(
                bill(after),
                after.hash(),
                cast.shipper().id(),
                now(),
                CKG,
                bank.id(),
                new Money("CNY", 100_000),
                Hash.of(new byte[0]),
                now().plus(Duration.ofDays(1))));
    Receipt accepted =
        taken(
            offered, bank, new TitleAct.Accept(bill(after), offered.hash(), bank.id(), now(), CKG));
    return taken(
        accepted, bank, new TitleAct.Release(bill(after), accepted.hash(), bank.id(), now(), CKG));
  }

  /** Two transfers upon one head at the same time: one is taken, and only one. */
  private Receipt raced(Receipt after) {
    Signatory by = cast.shipper();
    SignedAct one = by.sign(transfer(after, by, cast.buyer()));
    SignedAct other = by.sign(transfer(after, by, cast.bank()));
    var first = CompletableFuture.supplyAsync(() -> counter.handIn(by, one));
    Optional<Receipt> second = counter.handIn(by, other);
    Optional<Receipt> firstWord = first.join();
    if (firstWord.isPresent() == second.isPresent()) {
      surprises.add("of two acts in one place, both or none were taken after " + after);
      return after;
    }
    return second.isPresent()
        ? moved(second.get(), cast.bank(), by)
        : moved(firstWord.orElse(after), cast.buyer(), by);
  }

  private void milestone(Receipt after, MilestoneKind kind) {
    Signatory railway = cast.railway();
    taken(
        after,
        railway,
        new TitleAct.Milestone(
            bill(after),
            new NotationId(
                "leg-1-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace("_", "-")),
            railway.id(),
            now(),
            CKG,
            1,
            kind,
            now(),
            Documents.YUZUI));
  }

  private TitleAct.Surrender surrender(Receipt at) {
    return new TitleAct.Surrender(bill(at), at.hash(), cast.shipper().id(), now(), CKG);
  }

  private TitleAct.RejectSurrender reject(Receipt at) {
    return new TitleAct.RejectSurrender(
        bill(at), at.hash(), cast.operator().id(), now(), CKG, "the papers are incomplete");
  }

  private static BillId bill(Receipt at) {
    return new BillId(at.chain());
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
