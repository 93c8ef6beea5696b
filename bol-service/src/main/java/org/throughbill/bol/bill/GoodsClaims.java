package org.throughbill.bol.bill;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
        claimOnJourney("CONTAINER " + goods.container(), document, claims);
      }
    }
    document
        .underlying()
        .forEach(paper -> claims.add("DOCUMENT " + paper.kind() + " " + paper.number()));
    return claims;
  }

  /**
   * A container travels again and again, but is on one journey a day: each planned day is claimed,
   * so that journeys which overlap collide, however their times are written.
   */
  private static void claimOnJourney(String container, Document document, Set<String> claims) {
    LocalDate first = LocalDate.ofInstant(document.legs().getFirst().departure(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(document.legs().getLast().arrival(), ZoneOffset.UTC);
    first.datesUntil(last.plusDays(1)).forEach(day -> claims.add(container + " " + day));
  }
}
