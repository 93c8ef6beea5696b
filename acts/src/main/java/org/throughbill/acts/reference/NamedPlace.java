package org.throughbill.acts.reference;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.value.Unlocode;

/**
 * A place and what it is called.
 *
 * @param code its UN/LOCODE; the first two letters are its country
 * @param nameInChinese absent where the list has none
 */
public record NamedPlace(Unlocode code, String name, @Nullable String nameInChinese) {
  /** The ISO 3166 country of the place. */
  public String country() {
    return code.country();
  }
}
