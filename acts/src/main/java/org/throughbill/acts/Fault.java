package org.throughbill.acts;

/**
 * One thing that is wrong.
 *
 * @param pointer JSON Pointer to the field, empty for the whole
 * @param detail what is wrong with this value in this place
 */
public record Fault(String pointer, Reason reason, String detail) {
  /** The same fault seen from the object that holds the field. */
  public Fault under(String parent) {
    return new Fault(parent + pointer, reason, detail);
  }
}
