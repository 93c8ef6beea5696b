package org.throughbill.acts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.json.RecordJson;

class WarningsTest {
  private static Document with(String before, String after) {
    String text = new String(RecordJson.write(Samples.DOCUMENT), StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    return RecordJson.read(
        text.replace(before, after).getBytes(StandardCharsets.UTF_8), Document.class);
  }

  @Test
  void R10_a_european_vin_whose_check_digit_fails_is_warned_of_and_not_refused() {
    Document document = with("LGWEF4A58PF200001", "WP0ZZZ99ZTS392124");
    assertThat(Warnings.about(document))
        .extracting(Fault::pointer, Fault::reason)
        .contains(tuple("/goods/0/vins/1", Rule.R10));
  }

  @Test
  void R11_battery_cars_in_a_container_by_sea_without_a_un_number_are_warned_of() {
    assertThat(Warnings.about(Samples.DOCUMENT))
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(tuple("/goods/0/unNumber", Rule.R11));
    String vins = "\"serialNumbers\":[]";
    assertThat(Warnings.about(with(vins, vins + ",\"unNumber\":\"UN3556\""))).isEmpty();
    assertThat(Warnings.about(with("\"870380\"", "\"870323\""))).isEmpty();
    assertThat(Warnings.about(with("\"container\":\"CSQU3054383\",", ""))).isEmpty();
    assertThat(Warnings.about(with("\"mode\":\"SEA\"", "\"mode\":\"ROAD\""))).isEmpty();
  }
}
