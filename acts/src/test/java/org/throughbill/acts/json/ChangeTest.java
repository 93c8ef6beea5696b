package org.throughbill.acts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.DOCUMENT;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;

class ChangeTest {
  private static Change change(String pointer, @Nullable String before, @Nullable String after) {
    return new Change(pointer, before, after);
  }

  private static Document changed(Change... changes) {
    return Change.apply(Arrays.asList(changes), DOCUMENT, Document.class);
  }

  @Test
  void R26_a_text_a_number_and_a_truth_value_stay_what_they_are() {
    Document document =
        changed(
            change("/goods/0/marks", "DUBAI 1-3", "DUBAI 1/3"),
            change("/goods/0/packages", "3", "4"),
            change("/underlying/1/negotiable", "true", "false"));
    assertThat(document.goods().getFirst().marks()).isEqualTo("DUBAI 1/3");
    assertThat(document.goods().getFirst().packages()).isEqualTo(4);
    assertThat(document.underlying().get(1).negotiable()).isFalse();
    assertThat(changed(change("/underlying/0/number", "10283746", "1")).underlying().getFirst())
        .extracting(paper -> paper.number())
        .isEqualTo("1");
  }

  @Test
  void R26_a_value_is_put_where_none_stood_and_taken_away() {
    Document named = changed(change("/legs/1/conveyance", null, "EASTERN STAR 2"));
    assertThat(named.legs().get(1).conveyance()).isEqualTo("EASTERN STAR 2");
    assertThat(changed(change("/legs/0/conveyance", "X8001", null)).legs().getFirst().conveyance())
        .isNull();
  }

  @Test
  void R26_an_item_of_a_list_is_exchanged_and_the_list_stays_as_long() {
    assertThat(changed(change("/goods/1/serialNumbers/0", "CS-0001", "CS-0009")).goods().get(1))
        .extracting(goods -> goods.serialNumbers())
        .isEqualTo(List.of("CS-0009", "CS-0002"));
    refusedBy(
        Rule.R26,
        "no place for a value",
        () -> changed(change("/goods/1/serialNumbers/2", null, "CS-0003")));
    refusedBy(
        Rule.R26,
        "no place for a value",
        () -> changed(change("/goods/1/serialNumbers/1", "CS-0002", null)));
  }

  @Test
  void R26_what_stood_there_is_told_as_it_stood() {
    refusedBy(
        Rule.R26,
        "says DUBAI 1-3, not DUBAI 2",
        () -> changed(change("/goods/0/marks", "DUBAI 2", "DUBAI 1/3")));
    refusedBy(
        Rule.R26,
        "says null, not EASTERN STAR",
        () -> changed(change("/legs/1/conveyance", "EASTERN STAR", "X")));
    refusedBy(Rule.R26, "as it is", () -> change("/goods/0/marks", "DUBAI", "DUBAI"));
    refusedBy(Rule.R26, "no single value", () -> changed(change("/goods/0", "x", "y")));
    refusedBy(
        Rule.R26, "no place for a value", () -> changed(change("/goods/0/marks/0", null, "y")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "goods", "/", "/goods//marks", "/a~", "/a~2b", "/a/"})
  void R26_a_place_is_a_json_pointer(String pointer) {
    refusedBy(Rule.R26, "no JSON Pointer", () -> change(pointer, "a", "b"));
  }

  @Test
  void R26_a_number_and_a_truth_value_are_not_changed_into_words() {
    refusedBy(Rule.R26, "an integer", () -> changed(change("/goods/0/packages", "3", "three")));
    refusedBy(Rule.R26, "an integer", () -> changed(change("/goods/0/packages", "3", "3.5")));
    refusedBy(
        Rule.R26, "true or false", () -> changed(change("/underlying/1/negotiable", "true", "no")));
  }

  @Test
  void R26_what_the_changes_make_is_judged_with_every_fault() {
    Refused refused = refusedBy(Rule.R26, () -> changed(change("/goods/0/packages", "3", "-1")));
    assertThat(refused.faults().getFirst().pointer()).isEqualTo("/changes");
    assertThat(refused.faults()).hasSizeGreaterThan(1).extracting(Fault::pointer).isNotEmpty();
  }
}
