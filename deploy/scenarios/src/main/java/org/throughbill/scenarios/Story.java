package org.throughbill.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.throughbill.acts.Reason;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;

/** Tells a scenario line by line, and stops where it does not go as told. */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PrintStream out = System.out;
  private final Desk reader;
  private final List<String> refusals = new ArrayList<>();
  private int sealed;
  private String state = "-";

  /**
   * @param reader who reads the bill's state after each act
   */
  Story(Desk reader) {
    this.reader = reader;
  }

  void title(String text) {
    out.printf("%n%s%n%n", text);
    out.printf("  %-32s %-72s %-12s %4s %-12s %6s%n", "who", "what", "bill", "seq", "hash", "ms");
  }

  /** An act on the title that is to be sealed. */
  Receipt sealed(Desk by, String what, SignedAct act) {
    return sealed(by, what, by.bol(), act);
  }

  /** An act that is to be sealed. */
  Receipt sealed(Desk by, String what, Client service, SignedAct act) {
    long start = System.nanoTime();
    Receipt receipt = service.send(act);
    long millis = millisSince(start);
    if (receipt.topic() == Topic.BILL_EVENTS) {
      state = stateOf(receipt.chain());
    }
    sealed++;
    line(
        by,
        what,
        state,
        Long.toString(receipt.seq()),
        receipt.hash().value().substring(0, 12),
        millis);
    return receipt;
  }

  /** An act on the title that this rule, and no other, is to refuse. */
  void refused(Reason rule, Desk by, String what, SignedAct act) {
    refused(rule, by, what, by.bol(), act);
  }

  /** An act that this rule, and no other, is to refuse. */
  void refused(Reason rule, Desk by, String what, Client service, SignedAct act) {
    refused(rule, by, what, () -> service.send(act));
  }

  /** Something that this rule, and no other, is to refuse. */
  void refused(Reason rule, Desk by, String what, Runnable doing) {
    long start = System.nanoTime();
    try {
      doing.run();
    } catch (RefusedByService refusal) {
      if (!refusal.rule().equals(rule.id())) {
        throw new IllegalStateException(
            "%s should refuse: %s %s".formatted(rule.id(), by.party().name(), what), refusal);
      }
      refusals.add(refusal.rule());
      line(by, what, state, "", "", millisSince(start));
      out.printf("  %-32s   refused by %s: %s%n", "", refusal.rule(), refusal.detail());
      return;
    }
    throw new IllegalStateException(
        "This should have been refused: " + by.party().name() + " " + what);
  }

  /** Something that is no act. */
  JsonNode done(Desk by, String what, Supplier<JsonNode> doing) {
    long start = System.nanoTime();
    JsonNode result = doing.get();
    line(by, what, state, "", "", millisSince(start));
    return result;
  }

  /** Something that comes about by itself, over Kafka. */
  void await(Desk by, String what, BooleanSupplier seen) {
    long start = System.nanoTime();
    while (!isSeen(seen)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("In vain waited: " + by.party().name() + " " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    line(by, what, state, "", "", millisSince(start));
  }

  private static boolean isSeen(BooleanSupplier seen) {
    try {
      return seen.getAsBoolean();
    } catch (RefusedByService notYet) {
      if (notYet.status() == 404) {
        return false;
      }
      throw notYet;
    }
  }

  /** The end of it. */
  Told told(BillId bill) {
    out.printf(
        "%n  %d acts sealed, %d refused. The bill: %s%n%n",
        sealed, refusals.size(), "GET /chains/bill-events/" + bill + "/entries");
    return new Told(bill, stateOf(bill.value()), sealed, refusals);
  }

  void note(String text) {
    out.printf("  %s%n%n", text);
  }

  private String stateOf(String bill) {
    return reader.bol().get("/bills/" + bill).path("state").asText();
  }

  private void line(Desk by, String what, String bill, String seq, String hash, long millis) {
    out.printf(
        "  %-32s %-72s %-12s %4s %-12s %6d%n", by.party().name(), what, bill, seq, hash, millis);
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
