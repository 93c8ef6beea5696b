package org.throughbill.bol.bill;

import java.util.LinkedHashSet;
import java.util.Set;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;

/** By what the same goods are recognised under another bill (R04). */
public final class GoodsClaims {
  private GoodsClaims() {}

  public static Set<String> of(Document document) {
    var claims = new LinkedHashSet<String>();
    for (Goods goods : document.goods()) {
      goods.vins().forEach(vin -> claims.add("VIN " + vin));
      goods
          .serialNumbers()
          .forEach(serial -> claims.add("SERIAL " + goods.hsCode() + " " + serial));
      if (goods.container() != null) {
        claims.add("CONTAINER " + goods.container() + " " + document.legs().getFirst().departure());
      }
    }
    document
        .underlying()
        .forEach(paper -> claims.add("DOCUMENT " + paper.kind() + " " + paper.number()));
    return claims;
  }
}
