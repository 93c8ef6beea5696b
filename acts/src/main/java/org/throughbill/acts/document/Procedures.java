package org.throughbill.acts.document;

/**
 * The law and the procedures a bill is under.
 *
 * @param rulebook the contractual rulebook, with its version
 * @param governingLaw the law that governs the document
 * @param published where the procedures are found
 */
public record Procedures(String rulebook, String governingLaw, String published) {}
