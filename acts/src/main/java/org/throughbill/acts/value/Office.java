package org.throughbill.acts.value;

/** An office of an authority, by the place of its district. */
public record Office(Authority authority, Unlocode district) {
  @Override
  public String toString() {
    return authority + " " + district;
  }
}
