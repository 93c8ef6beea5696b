package org.throughbill.acts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.UnNumber;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;

class PowertrainTest {
  private static Goods cars(String hs, @Nullable Powertrain powertrain, @Nullable String un) {
    return new Goods(
        "Cars",
        "N/M",
        1,
        new Weight("1800"),
        new HsCode(hs),
        null,
        List.of(new Vin("LS4ASE2E8NJ100001")),
        List.of(),
        powertrain,
        un == null ? null : new UnNumber(un));
  }

  @ParameterizedTest
  @CsvSource({
    "870380, BATTERY, UN3556",
    "870380, BATTERY, UN3558",
    "870360, PLUG_IN_HYBRID, UN3166",
    "8703700010, PLUG_IN_HYBRID, UN3166",
    "870340, HYBRID, UN3166",
    "870323, PETROL, UN3166",
    "870332, DIESEL, UN3166",
    "870490, BATTERY, UN3556"
  })
  void R11_a_pair_that_belongs_together_passes(String hs, Powertrain powertrain, String un) {
    assertThat(cars(hs, powertrain, un).drivenBy()).contains(powertrain);
    assertThat(cars(hs, null, null).unNumber()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "870380, BATTERY, UN3166",
    "870360, PLUG_IN_HYBRID, UN3556",
    "870370, PLUG_IN_HYBRID, UN3171",
    "870340, HYBRID, UN3556",
    "870323, PETROL, UN3556",
    "870332, DIESEL, UN3557"
  })
  void R11_a_un_number_of_another_powertrain_is_refused(
      String hs, Powertrain powertrain, String un) {
    Refused stated = refusedBy(Rule.R11, () -> cars(hs, powertrain, un));
    Refused told = refusedBy(Rule.R11, () -> cars(hs, null, un));
    assertThat(stated.faults()).extracting(Fault::pointer).containsExactly("/unNumber");
    assertThat(told.faults()).extracting(Fault::pointer).containsExactly("/unNumber");
  }

  @Test
  void R11_an_hs_code_of_another_powertrain_is_refused() {
    Refused refused = refusedBy(Rule.R11, () -> cars("870380", Powertrain.PETROL, "UN3556"));
    assertThat(refused.faults())
        .extracting(Fault::pointer)
        .containsExactly("/powertrain", "/unNumber");
  }

  @Test
  void R11_goods_without_a_powertrain_are_not_judged_by_one() {
    assertThat(cars("847710", null, "UN3480").drivenBy()).isEmpty();
    assertThat(cars("870490", null, "UN3556").drivenBy()).isEmpty();
  }
}
