package org.throughbill.acts.document;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.value.ProfileId;

/**
 * The law and the procedures a bill is under.
 *
 * @param rulebook the contractual rulebook, with its version
 * @param governingLaw the law that governs the document
 * @param published where the procedures are found
 * @param profile how the rulebook answers what that law leaves open; the corridor's where it is
 *     absent
 */
public record Procedures(
    String rulebook, String governingLaw, String published, @Nullable ProfileId profile) {
  /** Under the corridor's own profile. */
  public Procedures(String rulebook, String governingLaw, String published) {
    this(rulebook, governingLaw, published, null);
  }
}
