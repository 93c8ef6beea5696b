package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.HsCode;
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
 */
public record Goods(
    String description,
    String marks,
    int packages,
    Weight grossWeight,
    HsCode hsCode,
    @Nullable ContainerNumber container,
    List<Vin> vins,
    List<String> serialNumbers) {
  public Goods {
    require(packages >= 1, Rule.R03, "goods are at least one package or piece");
    require(vins.stream().distinct().count() == vins.size(), Rule.R10, "a VIN stands twice");
    require(
        serialNumbers.stream().allMatch(serial -> serial.length() <= 100),
        Form.WRONG_TYPE,
        "a serial number has at most 100 characters");
    require(
        serialNumbers.stream().distinct().count() == serialNumbers.size(),
        Rule.R10,
        "a serial number stands twice");
  }
}
