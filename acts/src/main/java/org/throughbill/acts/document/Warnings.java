package org.throughbill.acts.document;

import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Vin;

/** What is allowed and still deserves a second look before a document is signed. */
public final class Warnings {
  private Warnings() {}

  public static List<Fault> about(Document document) {
    var warnings = new ArrayList<Fault>();
    boolean bySea = document.legs().stream().anyMatch(leg -> leg.mode() == Leg.Mode.SEA);
    for (int i = 0; i < document.goods().size(); i++) {
      Goods goods = document.goods().get(i);
      String at = "/goods/" + i;
      aboutVins(goods.vins(), at, warnings);
      if (bySea && goods.container() != null && goods.unNumber() == null) {
        goods
            .drivenBy()
            .filter(powertrain -> powertrain == Powertrain.BATTERY)
            .ifPresent(_ -> warnings.add(classNine(at)));
      }
    }
    return List.copyOf(warnings);
  }

  private static void aboutVins(List<Vin> vins, String at, List<Fault> warnings) {
    for (int i = 0; i < vins.size(); i++) {
      Vin vin = vins.get(i);
      if (!vin.checkDigitHolds()) {
        warnings.add(
            new Fault(
                at + "/vins/" + i,
                Rule.R10,
                "the check digit of VIN "
                    + vin
                    + " does not hold; its maker need not use one, so compare it with the car"));
      }
    }
  }

  private static Fault classNine(String at) {
    return new Fault(
        at + "/unNumber",
        Rule.R11,
        "battery cars in a container are class 9 at sea; a lithium-ion car is UN3556");
  }
}
