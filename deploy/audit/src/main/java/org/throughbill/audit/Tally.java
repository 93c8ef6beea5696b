package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The goods of documents, counted: each unit and paper by its mark, each sort by packages and
 * weight, and what is declared of their value. Counted from the signed JSON, on purpose not by the
 * service's own records.
 */
record Tally(Map<String, BigDecimal> counts) {
  /**
   * What several documents have together; one that a unit stands under twice shows by its count.
   */
  static Tally of(List<JsonNode> documents) {
    var all = new TreeMap<String, BigDecimal>();
    documents.forEach(
        document ->
            of(document)
                .counts()
                .forEach((what, count) -> all.merge(what, count, BigDecimal::add)));
    return new Tally(all);
  }

  static Tally of(JsonNode document) {
    var counts = new TreeMap<String, BigDecimal>();
    for (JsonNode goods : document.path("goods")) {
      String code = goods.path("hsCode").asText();
      goods.path("vins").forEach(vin -> one(counts, "VIN " + vin.asText()));
      goods
          .path("serialNumbers")
          .forEach(serial -> one(counts, "machine " + code + " " + serial.asText()));
      if (goods.has("container")) {
        one(counts, "container " + goods.path("container").asText());
      }
      String sort =
          String.join(
              " ",
              goods.path("description").asText(),
              code,
              goods.path("powertrain").asText(),
              goods.path("unNumber").asText());
      add(counts, "packages of " + sort, goods.path("packages"));
      add(counts, "kilograms of " + sort, goods.path("grossWeight"));
    }
    document
        .path("underlying")
        .forEach(
            paper ->
                one(
                    counts,
                    "document "
                        + paper.path("kind").asText()
                        + " "
                        + paper.path("number").asText()));
    JsonNode value = document.path("declaredValue");
    if (value.isObject()) {
      add(counts, "declared " + value.path("currency").asText(), value.path("minorUnits"));
    }
    return new Tally(counts);
  }

  /** However often a document names it: a container may stand with several sorts of goods. */
  private static void one(Map<String, BigDecimal> counts, String unit) {
    counts.put(unit, BigDecimal.ONE);
  }

  private static void add(Map<String, BigDecimal> counts, String what, JsonNode number) {
    counts.merge(what, new BigDecimal(number.asText()), BigDecimal::add);
  }

  /** The first thing of which there is not as much in the other; empty where the two are equal. */
  String differenceTo(Tally other) {
    var all = new TreeSet<>(counts.keySet());
    all.addAll(other.counts.keySet());
    for (String what : all) {
      BigDecimal here = counts.getOrDefault(what, BigDecimal.ZERO);
      BigDecimal there = other.counts.getOrDefault(what, BigDecimal.ZERO);
      if (here.compareTo(there) != 0) {
        return what + ": " + here.toPlainString() + " became " + there.toPlainString();
      }
    }
    return "";
  }
}
