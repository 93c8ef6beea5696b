package org.throughbill.ledger;

import java.sql.SQLException;

/**
 * The database did not answer; whether a write took place is unknown, and sending the same act
 * again is safe.
 */
public final class LedgerUnavailable extends RuntimeException {
  public LedgerUnavailable(String doing, SQLException cause) {
    super(doing, cause);
  }
}
