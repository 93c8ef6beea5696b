package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;

/**
 * A transport document that exists beside the bill for one part of the journey.
 *
 * @param number its number
 * @param negotiable whether it is itself negotiable
 */
public record UnderlyingDocument(Kind kind, String number, boolean negotiable) {
  /** The documents the corridor knows. */
  public enum Kind {
    CIM,
    SMGS,
    CIM_SMGS,
    SEA_WAYBILL,
    OCEAN_BILL
  }

  public UnderlyingDocument {
    require(number.length() <= 100, Form.WRONG_TYPE, "a number has at most 100 characters");
    boolean rail =
        switch (kind) {
          case CIM, SMGS, CIM_SMGS -> true;
          case SEA_WAYBILL, OCEAN_BILL -> false;
        };
    require(!(rail && negotiable), Rule.R05, "a " + kind + " note is recorded as negotiable");
  }
}
