package org.throughbill.acts.value;

import org.jspecify.annotations.Nullable;

/**
 * Where something is.
 *
 * @param subLocation a terminal or station without a code of its own, like Yuzui
 */
public record Place(Unlocode locode, @Nullable String subLocation) {
  public static Place of(String locode) {
    return new Place(new Unlocode(locode), null);
  }
}
