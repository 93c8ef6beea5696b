package org.throughbill.bol.bill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.Powertrain;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.UnNumber;

/**
 * Whether documents share out another one's goods without a rest and change nothing else.
 *
 * @param way whether the one was there first, or the others
 */
record Parts(Way way, Document whole, List<Document> parts) {
  /** From one bill to several or back: by which rule, and what the documents are called then. */
  enum Way {
    SPLIT(Rule.R83, "bill", "part", "/agreements/"),
    MERGE(Rule.R85, "whole", "bill", "/merged/");

    private final Rule rule;
    private final String whole;
    private final String part;
    private final String pointer;

    Way(Rule rule, String whole, String part, String pointer) {
      this.rule = rule;
      this.whole = whole;
      this.part = part;
      this.pointer = pointer;
    }
  }

  /** What every part has in common with the whole; goods, papers, order and value are its own. */
  private static final Map<String, Function<Document, @Nullable Object>> TERMS =
      new TreeMap<>(
          Map.ofEntries(
              term("notation", Document::notation),
              term("operator", Document::operator),
              term("consignor", Document::consignor),
              term("notifyParty", Document::notifyParty),
              term("receipt", Document::receipt),
              term("delivery", Document::delivery),
              term("legs", Parts::legs),
              term("condition", Document::condition),
              term("originals", Document::originals),
              term("procedures", Document::procedures),
              term("issuance", Document::issuance)));

  private static Map.Entry<String, Function<Document, @Nullable Object>> term(
      String name, Function<Document, @Nullable Object> value) {
    return Map.entry(name, value);
  }

  /** The legs without their load plans, which follow the goods. */
  private static List<Leg> legs(Document document) {
    return document.legs().stream()
        .map(
            leg ->
                new Leg(
                    leg.mode(),
                    leg.carrier(),
                    leg.from(),
                    leg.to(),
                    leg.departure(),
                    leg.arrival(),
                    leg.conveyance()))
        .toList();
  }

  /** Goods that are told apart by what they are alone. */
  private record Sort(
      String description, HsCode code, @Nullable Powertrain powertrain, @Nullable UnNumber number) {
    static Sort of(Goods goods) {
      return new Sort(goods.description(), goods.hsCode(), goods.powertrain(), goods.unNumber());
    }
  }

  /** How much of a sort there is. */
  private record Amount(long packages, long grams) {
    static Amount of(Goods goods) {
      return new Amount(goods.packages(), goods.grossWeight().grams());
    }

    Amount plus(Amount other) {
      return new Amount(packages + other.packages, grams + other.grams);
    }
  }

  /** Refuses with everything in which the parts are not the whole. */
  void requireTheWhole() {
    var judgement = new Judgement();
    judgeTerms(judgement);
    judgeUnits(judgement);
    judgeAmounts(judgement);
    judgeValue(judgement);
    judgement.pass();
  }

  private void judgeTerms(Judgement judgement) {
    for (int i = 0; i < parts.size(); i++) {
      Document part = parts.get(i);
      String at = at(i);
      TERMS.forEach(
          (name, value) ->
              judgement.require(
                  Objects.equals(value.apply(whole), value.apply(part)),
                  at,
                  way.rule,
                  name + " is another than the " + way.whole + "'s"));
    }
  }

  /** Vehicles, machines, containers and papers are each under one part. */
  private void judgeUnits(Judgement judgement) {
    Set<String> all = GoodsClaims.of(whole);
    var seen = new HashSet<String>();
    for (int i = 0; i < parts.size(); i++) {
      for (String unit : GoodsClaims.of(parts.get(i))) {
        judgement
            .require(all.contains(unit), at(i), way.rule, unit + " is not on the " + way.whole)
            .require(seen.add(unit), at(i), way.rule, unit + " is under two " + way.part + "s");
      }
    }
    var missing = new TreeSet<>(all);
    missing.removeAll(seen);
    judgement.require(missing.isEmpty(), "", way.rule, "under no " + way.part + ": " + missing);
  }

  private void judgeAmounts(Judgement judgement) {
    Map<Sort, Amount> before = amounts(whole.goods());
    Map<Sort, Amount> after =
        amounts(parts.stream().flatMap(part -> part.goods().stream()).toList());
    var sorts = new HashSet<>(before.keySet());
    sorts.addAll(after.keySet());
    var nothing = new Amount(0, 0);
    for (Sort sort : sorts) {
      Amount there = before.getOrDefault(sort, nothing);
      Amount shared = after.getOrDefault(sort, nothing);
      judgement.require(
          shared.equals(there),
          "",
          way.rule,
          "%s: the %ss have %d packages and %d g, the %s %d and %d g"
              .formatted(
                  sort.description(),
                  way.part,
                  shared.packages(),
                  shared.grams(),
                  way.whole,
                  there.packages(),
                  there.grams()));
    }
  }

  private static Map<Sort, Amount> amounts(Collection<Goods> goods) {
    var amounts = new HashMap<Sort, Amount>();
    goods.forEach(item -> amounts.merge(Sort.of(item), Amount.of(item), Amount::plus));
    return amounts;
  }

  /** A declared value is shared out too; what was not declared is not declared of a part. */
  private void judgeValue(Judgement judgement) {
    Money declared = whole.declaredValue();
    List<Money> values = new ArrayList<>();
    for (Document part : parts) {
      if (part.declaredValue() != null) {
        values.add(part.declaredValue());
      }
    }
    boolean shared =
        declared == null
            ? values.isEmpty()
            : values.stream().allMatch(value -> value.currency().equals(declared.currency()))
                && values.stream().mapToLong(Money::minorUnits).sum() == declared.minorUnits();
    judgement.require(
        shared,
        "",
        way.rule,
        "the " + way.part + "s' declared values are not together " + declared);
  }

  private String at(int part) {
    return way.pointer + part;
  }
}
