package org.throughbill.local;

import java.util.Locale;

/** One database per service, and two roles in it: one owns the tables, one works on them. */
public enum Database {
  BOL,
  CUSTOMS,
  FINANCING;

  /** The name in PostgreSQL. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Runs the migrations and owns what they make. */
  public String owner() {
    return id() + "_owner";
  }

  /** What the service logs in as; it holds only what a migration grants it. */
  public String app() {
    return id() + "_app";
  }

  public static Database of(String id) {
    for (Database database : values()) {
      if (database.id().equals(id)) {
        return database;
      }
    }
    throw new IllegalArgumentException(
        "No database '" + id + "'; name one of bol, customs, financing");
  }
}
