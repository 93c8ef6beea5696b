package org.throughbill.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;

class LanguageTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void every_reason_is_told_with_an_example_and_what_to_do(Language language) {
    List<String> untold =
        Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
            .filter(
                reason ->
                    language.sentence(reason).isBlank()
                        || language.remedy(reason).isBlank()
                        || language.example(reason).isBlank())
            .map(Reason::id)
            .toList();
    assertThat(untold).as("add these to rules/" + language.tag() + ".properties").isEmpty();
  }

  @Test
  void every_rule_has_its_basis_in_chinese() {
    assertThat(Rule.values()).noneMatch(rule -> Language.CHINESE.basis(rule).isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | CHINESE",
        "zh-CN, en;q=0.5 | CHINESE",
        "zh-Hans-CN | CHINESE",
        "de, zh;q=0.8, en;q=0.7 | CHINESE",
        "en, zh;q=0.9 | ENGLISH",
        "zh;q=0.1, en | ENGLISH",
        "de | ENGLISH",
        "* | ENGLISH",
        "zh;q=abc | ENGLISH",
        "-; | ENGLISH",
      })
  void a_reader_is_answered_in_the_language_it_asks_for(String header, Language language) {
    assertThat(Language.wanted(header)).isEqualTo(language);
  }
}
