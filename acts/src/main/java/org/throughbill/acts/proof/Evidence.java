package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.KeyRegister;

/** Entries as somebody hands them over: a file of one entry a line, of any number of chains. */
public final class Evidence {
  /**
   * What verification found.
   *
   * @param chains the chains that hold
   * @param broken where each of the others breaks
   * @param keys the keys that the parties' chains brought
   */
  public record Findings(List<Chain> chains, List<Broken> broken, KeyRegister keys) {
    public boolean hold() {
      return broken.isEmpty();
    }

    /** Refuses, unless the entry of which somebody holds a receipt stands in its chain. */
    public void requireHolds(Receipt receipt) {
      String name = new ChainId(receipt.topic(), receipt.chain()).toString();
      boolean isBroken = broken.stream().anyMatch(breaks -> breaks.chain().equals(name));
      if (!isBroken) {
        chains.stream()
            .filter(chain -> chain.id().toString().equals(name))
            .findFirst()
            .orElseThrow(() -> Broken.missing(name, receipt.seq()))
            .requireHolds(receipt);
      }
    }
  }

  private final Map<String, List<JsonNode>> chains;

  private Evidence(Map<String, List<JsonNode>> chains) {
    this.chains = chains;
  }

  /** Reads the lines; refuses a file with a line that is no JSON, and says which. */
  public static Evidence read(byte[] lines) {
    var chains = new LinkedHashMap<String, List<JsonNode>>();
    int number = 0;
    for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        JsonNode entry = parse(line, number);
        chains.computeIfAbsent(Chain.nameOf(entry), _ -> new ArrayList<>()).add(entry);
      }
    }
    require(!chains.isEmpty(), Form.NOT_JSON, "there is no entry in it");
    return new Evidence(chains);
  }

  private static JsonNode parse(String line, int number) {
    try {
      return StrictJson.parse(line.getBytes(StandardCharsets.UTF_8));
    } catch (Refused refused) {
      throw new Refused(refused.reason(), "line " + number + ": " + refused.getMessage());
    }
  }

  /** Verifies every chain; the parties' own first, because their keys judge the rest. */
  public Findings verify(Enrolments roots) {
    var register = new PartyKeys(roots);
    var broken = new ArrayList<Broken>();
    List<Chain> holding = new ArrayList<>(holding(growing(register, Evidence::isParty), broken));
    holding.addAll(holding(growing(register, name -> !isParty(name)), broken));
    return new Findings(List.copyOf(holding), List.copyOf(broken), register);
  }

  private List<Growing> growing(PartyKeys register, Predicate<String> wanted) {
    return chains.entrySet().stream()
        .filter(chain -> wanted.test(chain.getKey()))
        .map(chain -> new Growing(chain.getValue(), register))
        .toList();
  }

  /**
   * Verifies chains side by side, what was sealed first before what was sealed later: a registrar's
   * act on another party's chain is judged by what the registrar's own chain said then.
   */
  private static List<Chain> holding(List<Growing> chains, List<Broken> broken) {
    var waiting = new PriorityQueue<>(Comparator.comparing(Growing::nextSealedAt));
    waiting.addAll(chains);
    while (!waiting.isEmpty()) {
      Growing chain = waiting.remove();
      try {
        chain.next();
        if (!chain.isWhole()) {
          waiting.add(chain);
        }
      } catch (Broken breaks) {
        broken.add(breaks);
      }
    }
    return chains.stream().filter(Growing::isWhole).map(Growing::whole).toList();
  }

  private static boolean isParty(String chain) {
    return chain.startsWith(Topic.PARTY_EVENTS.wireName() + "/");
  }
}
