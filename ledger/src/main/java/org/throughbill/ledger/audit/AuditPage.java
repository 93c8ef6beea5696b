package org.throughbill.ledger.audit;

import java.util.List;

/**
 * A part of the audit, oldest first.
 *
 * @param next where to read on, also when nothing has come yet
 */
public record AuditPage(List<AuditLine> lines, String next) {}
