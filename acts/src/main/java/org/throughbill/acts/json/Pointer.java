package org.throughbill.acts.json;

import org.jspecify.annotations.Nullable;

/** Where in the JSON one stands; written as a JSON Pointer (RFC 6901) only where a fault is. */
record Pointer(@Nullable Pointer parent, String step) {
  static final Pointer WHOLE = new Pointer(null, "");

  Pointer to(String name) {
    return new Pointer(this, name);
  }

  Pointer to(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  @Override
  public String toString() {
    return parent == null ? "" : parent + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
