package org.throughbill.audit;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.throughbill.acts.chain.Topic;

/** Whether what is shown of the bills is what their chains fold to. */
final class Views {
  private Views() {}

  static void require(Dump dump, Map<String, StreamAudit.Bill> bills, Findings findings) {
    var shown = new HashSet<String>();
    dump.views(
        view -> {
          String chain = chain(view.id());
          StreamAudit.Bill bill = bills.get(view.id());
          hold(findings, bill != null, chain, 0, "a bill is shown that has no chain");
          hold(findings, shown.add(view.id()), chain, view.seq(), "the bill is shown twice");
          if (bill != null) {
            String folded = bill.control().controller();
            hold(
                findings,
                Objects.equals(view.controller(), folded),
                chain,
                bill.seq(),
                view.controller() + " is shown in control, by the chain it is " + folded);
            hold(
                findings,
                view.state().equals(bill.control().state()) && view.seq() == bill.seq(),
                chain,
                bill.seq(),
                "is shown as " + view.state() + " at " + view.seq());
          }
        });
    bills.forEach(
        (id, bill) ->
            hold(findings, shown.contains(id), chain(id), bill.seq(), "the bill is not shown"));
  }

  private static String chain(String bill) {
    return Topic.BILL_EVENTS.wireName() + "/" + bill;
  }

  private static void hold(
      Findings findings, boolean holds, String chain, long seq, String otherwise) {
    findings.require(holds, Invariant.I1, chain, seq, otherwise);
  }
}
