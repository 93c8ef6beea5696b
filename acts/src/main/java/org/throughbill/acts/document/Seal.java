package org.throughbill.acts.document;

/**
 * A seal on a unit (ISO 17712).
 *
 * @param unit the mark of the unit it closes
 * @param affixedBy who put it on
 * @param number the number on the seal
 */
public record Seal(String number, String unit, String affixedBy) {}
