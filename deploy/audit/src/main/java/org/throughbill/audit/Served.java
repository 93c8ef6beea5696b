package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;

/** Whether the public API tells the same story as the database. */
final class Served {
  private final Client api;
  private final Findings findings;
  private final Map<String, Digests> owned;

  Served(Client api, Findings findings, Map<String, Digests> owned) {
    this.api = api;
    this.findings = findings;
    this.owned = owned;
  }

  void require(Map<String, StreamAudit.Bill> bills) {
    try {
      bills.forEach(this::requireBill);
      owned.forEach(
          (chain, hashes) -> {
            if (Service.BOL.owns().stream()
                .map(Topic::wireName)
                .anyMatch(topic -> chain.startsWith(topic + "/"))) {
              requireEntries(chain, hashes);
            }
          });
    } catch (UncheckedIOException e) {
      throw new Unauditable("The public API does not answer", e);
    }
  }

  private void requireBill(String id, StreamAudit.Bill bill) {
    String chain = Topic.BILL_EVENTS.wireName() + "/" + id;
    JsonNode page = get("/bills/" + id, chain, Invariant.I1);
    if (page == null) {
      return;
    }
    String controller = bill.control().controller();
    findings.require(
        page.path("controller").asText().equals(controller == null ? "" : controller),
        Invariant.I1,
        chain,
        bill.seq(),
        "GET /bills names "
            + page.path("controller").asText()
            + " in control, by the chain it is "
            + controller);
    String state = page.path("state").asText();
    findings.require(
        (state.equals(bill.control().state())
                || state.equals(bill.control().stateAt(Instant.now())))
            && page.path("seq").asLong() == bill.seq()
            && page.path("head").asText().equals(bill.head()),
        Invariant.I1,
        chain,
        bill.seq(),
        "GET /bills shows it as " + state + " at " + page.path("seq").asLong());
  }

  private void requireEntries(String chain, Digests hashes) {
    long seq = 0;
    while (seq < hashes.last()) {
      JsonNode page = get("/chains/" + chain + "/entries?after=" + seq, chain, Invariant.I7);
      JsonNode entries = page == null ? null : page.path("entries");
      if (entries == null || entries.isEmpty()) {
        findings.violated(Invariant.I7, new Violation(chain, seq + 1, "is not in the API's chain"));
        return;
      }
      for (JsonNode entry : entries) {
        seq++;
        findings.require(
            entry.path("seq").asLong() == seq && hashes.is(seq, honestHash(entry)),
            Invariant.I7,
            chain,
            seq,
            "is another entry in the API's answer");
      }
    }
  }

  /** The hash of what is served, computed from what is served. */
  private static byte[] honestHash(JsonNode entry) {
    var row =
        new Row(
            entry.path("topic").asText(),
            entry.path("chain").asText(),
            entry.path("seq").asLong(),
            entry.path("prev").asText(),
            entry.path("act").asText(),
            "",
            Instant.parse(entry.path("sealedAt").asText()),
            entry.path("hash").asText());
    String hash = row.recomputedHash();
    return hash.equals(row.hash()) ? HexFormat.of().parseHex(hash) : new byte[0];
  }

  private @Nullable JsonNode get(String path, String chain, Invariant invariant) {
    try {
      return api.get(path);
    } catch (RefusedByService refused) {
      if (refused.status() != 404) {
        throw new Unauditable("The public API refuses " + path, refused);
      }
      findings.violated(invariant, new Violation(chain, 1, "the API does not know it"));
      return null;
    }
  }
}
