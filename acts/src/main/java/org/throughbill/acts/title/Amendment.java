package org.throughbill.acts.title;

import java.time.Instant;
import org.throughbill.acts.TitleAct;

/**
 * An amendment in force: the old values stay visible in it (R26).
 *
 * @param since when the last consent was sealed
 */
public record Amendment(TitleAct.Amend terms, Instant since) {}
