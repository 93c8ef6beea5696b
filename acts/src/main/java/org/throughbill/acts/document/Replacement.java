package org.throughbill.acts.document;

import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;

/**
 * Whose place a bill takes (R27).
 *
 * @param bill the bill that is void and that it replaces
 * @param holder the holder that gave that bill up, and that has control of this one
 */
public record Replacement(BillId bill, PartyId holder) {}
