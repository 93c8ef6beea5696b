package org.throughbill.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.chain.Topic;

/** Checks what never breaks, and names the first entry where it does. */
public final class Auditor {
  private final Evidence evidence;
  private final Findings findings = new Findings();
  private final Map<String, Digests> hashes = new HashMap<>();

  private Auditor(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Audits a registry at rest; throws {@link Unauditable} where the evidence cannot be read. */
  public static Report audit(Evidence evidence) {
    return new Auditor(evidence).audit();
  }

  private Report audit() {
    var dumps = new ArrayList<Dump>();
    try {
      evidence.databases().forEach(database -> dumps.add(Dump.of(database)));
      audit(dumps);
    } finally {
      dumps.forEach(Dump::close);
    }
    return findings.report();
  }

  private void audit(List<Dump> dumps) {
    var published = Published.read(evidence.bootstrapServers(), findings);
    var history = History.read(evidence.history(), findings);
    var keys = new Keys(evidence.roots());
    Map<String, StreamAudit.Bill> bills = new HashMap<>();
    var owned = new ArrayList<Topic>();
    for (Dump dump : inOrder(dumps)) {
      for (Topic topic : dump.service().owns()) {
        var signatures = signatures(topic, keys);
        var stream = new StreamAudit(topic, dump, findings, signatures, published, history, hashes);
        bills.putAll(stream.bills());
        owned.add(topic);
      }
      dump.unsent(violation -> findings.violated(Invariant.I8, violation));
      findings.checked(Invariant.I8);
    }
    Conservation.require(bills, findings);
    history.requireAllFound();
    published.requireNothingMoreThan(hashes, owned);
    auditCopies(dumps, owned, bills);
  }

  /** Parties stand first: their keys judge all the rest. */
  private static List<Dump> inOrder(List<Dump> dumps) {
    return dumps.stream().sorted((one, two) -> one.service().compareTo(two.service())).toList();
  }

  private Signatures signatures(Topic topic, Keys keys) {
    return topic == Topic.PARTY_EVENTS
        ? Signatures.inOrder(findings, keys::learn)
        : Signatures.together(findings, keys::verify);
  }

  private void auditCopies(
      List<Dump> dumps, List<Topic> owned, Map<String, StreamAudit.Bill> bills) {
    var copies = new Copies(findings, hashes);
    for (Dump dump : dumps) {
      if (dump.service() == Service.BOL) {
        Views.require(dump, bills, findings);
      }
      for (Topic topic : dump.service().follows()) {
        if (owned.contains(topic)) {
          copies.require(dump, topic);
        }
      }
    }
    if (evidence.api() != null) {
      new Served(evidence.api(), findings, hashes).require(bills);
    }
  }
}
