package org.throughbill.acts.title;

import java.time.Instant;
import org.throughbill.acts.TitleAct;

/**
 * An instruction that was carried out, as it stands written in the record (R28).
 *
 * @param since when its execution was sealed
 */
public record Variation(TitleAct.Instruct terms, Instant since) {}
