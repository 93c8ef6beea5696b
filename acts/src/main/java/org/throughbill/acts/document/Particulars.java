package org.throughbill.acts.document;

import org.throughbill.acts.value.PartyId;

/**
 * A party as a document names it.
 *
 * @param name the name the party trades under
 * @param address where it is reached
 */
public record Particulars(PartyId party, String name, String address) {}
