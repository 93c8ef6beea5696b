package org.throughbill.acts.reference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.throughbill.acts.value.Unlocode;

/** The places a registry knows: the corridor's, and whatever list was loaded beside them. */
public final class Places {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
  private static final Places CORRIDOR = new Places(corridorLines());

  private final TreeMap<String, NamedPlace> byCode = new TreeMap<>();

  private Places(Collection<NamedPlace> places) {
    places.forEach(place -> byCode.put(place.code().value(), place));
  }

  /** The places that ship with the product. */
  public static Places corridor() {
    return CORRIDOR;
  }

  /**
   * These places and those of the official UN/LOCODE list as the UNECE publishes it: change,
   * country, location and name are its first columns; entries marked X are to be removed. Where
   * both lists have a place, its names stay.
   */
  public Places withOfficial(List<String> lines) {
    var all = new Places(lines.stream().map(Csv::fields).flatMap(Places::official).toList());
    all.byCode.putAll(byCode);
    return all;
  }

  public boolean knows(Unlocode code) {
    return byCode.containsKey(code.value());
  }

  public Optional<NamedPlace> named(Unlocode code) {
    return Optional.ofNullable(byCode.get(code.value()));
  }

  /** All places by their code. */
  public List<NamedPlace> all() {
    return List.copyOf(byCode.values());
  }

  private static List<NamedPlace> corridorLines() {
    return Csv.lines("places.csv").stream()
        .skip(1)
        .map(Csv::fields)
        .map(f -> new NamedPlace(new Unlocode(f.get(0) + f.get(1)), f.get(2), f.get(3)))
        .toList();
  }

  /** A line of the official list; countries' own heading lines and removed places are none. */
  private static Stream<NamedPlace> official(List<String> fields) {
    if (fields.size() < 4 || fields.getFirst().equals("X")) {
      return Stream.empty();
    }
    String code = fields.get(1) + fields.get(2);
    return CODE.matcher(code).matches()
        ? Stream.of(new NamedPlace(new Unlocode(code), fields.get(3), null))
        : Stream.empty();
  }
}
