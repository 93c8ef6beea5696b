package org.throughbill.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Database;
import org.throughbill.local.Progress;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.scenarios.Enrolment;

/**
 * Two parties who trade bills to and fro; every transfer is a genuine act with a signature of its
 * own.
 */
final class Traders {
  private static final Unlocode CKG = new Unlocode("CNCKG");

  private final Stack stack;
  private final Cast cast;
  private final List<Side> sides;

  private record Side(Signatory party, String token) {}

  /** A bill in somebody's hands, and the entry to sign after. */
  static final class Position {
    private final BillId bill;
    private Hash after;
    private int holder;

    private Position(BillId bill, Hash after) {
      this.bill = bill;
      this.after = after;
    }
  }

  private Traders(Stack stack, Cast cast, List<Side> sides) {
    this.stack = stack;
    this.cast = cast;
    this.sides = sides;
  }

  static Traders enrolled(Stack stack, Algorithm algorithm, Progress progress) {
    var pki = stack.pki();
    var cast = Cast.of(pki);
    String suffix = algorithm.name().toLowerCase(Locale.ROOT);
    var sides = new ArrayList<Side>();
    try (var http = HttpClient.newHttpClient()) {
      var enrolment = new Enrolment(stack, http);
      enrolment.enrol(cast, progress);
      for (String name : List.of("trader-east-" + suffix, "trader-west-" + suffix)) {
        Signatory trader = pki.signatory(name, name, algorithm, Set.of(Role.SHIPPER), null);
        enrolment.enrol(trader);
        sides.add(new Side(trader, stack.token(name)));
      }
    }
    return new Traders(stack, cast, sides);
  }

  Wire connect() throws IOException {
    return new Wire(stack.uri(Database.BOL));
  }

  /** A new bill, with the first trader in control of it. */
  Position issue(Wire wire) throws IOException {
    String serial = "B-" + UUID.randomUUID();
    var document = Documents.machinery(cast, serial, serial, now());
    SignedAct agreement =
        cast.shipper().sign(new Statement.Agree(cast.shipper().id(), now(), CKG, document));
    var number =
        new BillNumber("B" + serial.substring(2).toUpperCase(Locale.ROOT).replace("-", ""));
    SignedAct issue =
        cast.operator()
            .sign(new TitleAct.Issue(cast.operator().id(), now(), CKG, number, agreement));
    Receipt issued = receipt(wire.post(stack.token(cast.operator().id().value()), issue.value()));
    var bill = new BillId(issued.chain());
    var first = transfer(bill, issued.hash(), cast.shipper(), sides.getFirst().party());
    Receipt moved = receipt(wire.post(stack.token(cast.shipper().id().value()), first.value()));
    return new Position(bill, moved.hash());
  }

  /** The next transfer, signed and sent, and its receipt read. */
  Receipt trade(Wire wire, Position position) throws IOException {
    Side from = sides.get(position.holder);
    Side to = sides.get(1 - position.holder);
    SignedAct act = transfer(position.bill, position.after, from.party(), to.party());
    Receipt receipt = receipt(wire.post(from.token(), act.value()));
    position.after = receipt.hash();
    position.holder = 1 - position.holder;
    return receipt;
  }

  private static Receipt receipt(Wire.Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException("status " + answer.status() + ": " + answer.body());
    }
    return RecordJson.read(answer.body().getBytes(StandardCharsets.UTF_8), Receipt.class);
  }

  private static SignedAct transfer(BillId bill, Hash after, Signatory from, Signatory to) {
    var endorsement = new Endorsement(Endorsement.Kind.TO_ORDER, to.id());
    return from.sign(
        new TitleAct.Transfer(bill, after, from.id(), now(), CKG, to.id(), endorsement));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
