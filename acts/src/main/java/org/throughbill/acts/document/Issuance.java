package org.throughbill.acts.document;

/** How a bill stands to the transport documents beneath it (R05). */
public enum Issuance {
  /** The transport document itself is made negotiable by the notation; the ordinary case. */
  INSERTED,
  /** Issued beside a transport document that the law keeps from being negotiable. */
  SEPARATE
}
