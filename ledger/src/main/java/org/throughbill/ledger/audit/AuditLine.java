package org.throughbill.ledger.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came of it.
 *
 * @param party whose token it was; absent without a valid one
 * @param account the token's subject, an account of the party at its identity provider
 * @param route the address as the API description writes it
 * @param key the bill, draft or party in the address
 * @param reason the rule or fault of form, where it was refused
 * @param trace the W3C trace id
 */
public record AuditLine(
    Instant at,
    @Nullable String party,
    @Nullable String account,
    String method,
    String route,
    @Nullable String key,
    int status,
    @Nullable String reason,
    @Nullable String trace) {}
