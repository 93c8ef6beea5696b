package org.throughbill.acts.document;

import org.throughbill.acts.value.PartyId;

/** A party as a document names it. */
public record Particulars(PartyId party, String name, String address) {}
