package org.throughbill.acts.register;

import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.PartyId;

/**
 * A new key for a party that has none left, until a second registrar confirms it.
 *
 * @param request the party's request, signed with the key
 * @param by the registrar who proposed it
 */
public record Proposal(SignedAct request, RegisteredKey key, PartyId by) {}
