package org.throughbill.cli;

/** The profile lacks something, or what it names cannot be used. */
final class WrongProfile extends RuntimeException {
  WrongProfile(String message) {
    super(message);
  }
}
