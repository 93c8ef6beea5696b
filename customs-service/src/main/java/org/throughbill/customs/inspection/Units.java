package org.throughbill.customs.inspection;

import java.util.LinkedHashSet;
import java.util.Set;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;

/** The names by which a bill knows its units: containers, vehicles, machines, and marks. */
public final class Units {
  private Units() {}

  public static Set<String> of(Document document) {
    var units = new LinkedHashSet<String>();
    for (Goods goods : document.goods()) {
      units.add(goods.marks());
      if (goods.container() != null) {
        units.add(goods.container().value());
      }
      goods.vins().forEach(vin -> units.add(vin.value()));
      units.addAll(goods.serialNumbers());
    }
    return units;
  }
}
