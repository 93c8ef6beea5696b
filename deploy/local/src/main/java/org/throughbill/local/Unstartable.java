package org.throughbill.local;

/** Why a stack cannot start, in words for the one who asked; no stack trace helps there. */
public final class Unstartable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unstartable(String message) {
    super(message);
  }
}
