package org.throughbill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.Client;

/** Everything a party may read, page by page. */
final class Registry {
  private final Client bol;

  Registry(Desk desk) {
    this.bol = desk.service("bol");
  }

  List<JsonNode> bills() {
    var bills = new ArrayList<JsonNode>();
    String after = "";
    do {
      JsonNode page = bol.get("/bills?after=" + after);
      page.path("bills").forEach(bills::add);
      after = page.path("next").asText();
    } while (!after.isEmpty());
    return bills;
  }

  /** The entries of a chain, from the first. */
  List<JsonNode> chain(Topic topic, String key) {
    var entries = new ArrayList<JsonNode>();
    JsonNode page;
    do {
      page =
          bol.get("/chains/%s/%s/entries?after=%d".formatted(topic.wireName(), key, entries.size()))
              .path("entries");
      page.forEach(entries::add);
    } while (!page.isEmpty());
    return entries;
  }

  /** The chains of all parties, whose keys judge everything else. */
  List<JsonNode> parties() {
    var entries = new ArrayList<JsonNode>();
    String cursor = "";
    while (true) {
      JsonNode page = bol.get("/events?topic=party-events&after=" + cursor);
      page.path("entries").forEach(entries::add);
      if (page.path("next").asText().equals(cursor)) {
        return entries;
      }
      cursor = page.path("next").asText();
    }
  }
}
