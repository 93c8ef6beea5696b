package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.UnNumber;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;

/**
 * One item of the goods.
 *
 * @param marks leading marks on the packages
 * @param packages how many packages or pieces
 * @param grossWeight in kilograms
 * @param container the container it travels in, where it does
 * @param vins the vehicles, one number each; empty for other goods
 * @param serialNumbers the makers' serial numbers of machines; empty for other goods
 * @param description what the goods are, in the trade's words
 * @param powertrain what drives the vehicles, where it is told apart from the HS code
 * @param unNumber the UN number, where they are dangerous goods
 */
public record Goods(
    String description,
    String marks,
    int packages,
    Weight grossWeight,
    HsCode hsCode,
    @Nullable ContainerNumber container,
    List<Vin> vins,
    List<String> serialNumbers,
    @Nullable Powertrain powertrain,
    @Nullable UnNumber unNumber) {
  public Goods {
    new Judgement()
        .require(packages >= 1, "/packages", Rule.R03, "goods are at least one package or piece")
        .require(
            serialNumbers.stream().allMatch(serial -> serial.length() <= 100),
            "/serialNumbers",
            Form.WRONG_TYPE,
            "a serial number has at most 100 characters")
        .require(
            isDistinct(serialNumbers), "/serialNumbers", Rule.R10, "a serial number stands twice")
        .at("/powertrain", () -> requireOwnSubheading(hsCode, powertrain))
        .at("/unNumber", () -> requireOwnUnNumber(hsCode, powertrain, unNumber))
        .pass();
  }

  /** Goods that are neither told apart by powertrain nor dangerous. */
  public Goods(
      String description,
      String marks,
      int packages,
      Weight grossWeight,
      HsCode hsCode,
      @Nullable ContainerNumber container,
      List<Vin> vins,
      List<String> serialNumbers) {
    this(
        description,
        marks,
        packages,
        grossWeight,
        hsCode,
        container,
        vins,
        serialNumbers,
        null,
        null);
  }

  /** What drives the vehicles: as it is stated, or else as the HS code tells. */
  public Optional<Powertrain> drivenBy() {
    return drivenBy(hsCode, powertrain);
  }

  private static Optional<Powertrain> drivenBy(HsCode code, @Nullable Powertrain stated) {
    return stated == null ? Powertrain.toldBy(code) : Optional.of(stated);
  }

  private static boolean isDistinct(List<?> items) {
    return items.stream().distinct().count() == items.size();
  }

  private static void requireOwnSubheading(HsCode code, @Nullable Powertrain stated) {
    Powertrain told = Powertrain.toldBy(code).orElse(stated);
    require(
        stated == null || stated == told,
        Rule.R11,
        "HS " + code + " is for " + told + ", the goods are stated as " + stated);
  }

  private static void requireOwnUnNumber(
      HsCode code, @Nullable Powertrain stated, @Nullable UnNumber number) {
    Powertrain powertrain = drivenBy(code, stated).orElse(null);
    require(
        powertrain == null || number == null || powertrain.isCarriedAs(number),
        Rule.R11,
        powertrain + " vehicles are not carried as " + number);
  }
}
