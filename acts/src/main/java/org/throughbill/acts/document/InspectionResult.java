package org.throughbill.acts.document;

/** How an inspection ended. */
public enum InspectionResult {
  PASS,
  FAIL
}
