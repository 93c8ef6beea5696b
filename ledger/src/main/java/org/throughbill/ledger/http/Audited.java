package org.throughbill.ledger.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.ledger.audit.Audit;
import org.throughbill.ledger.audit.AuditLine;

/**
 * Notes every answer for the audit, but for acts that were sealed, which their chains hold, what is
 * for everybody (the rules' pages, and what strangers verify), and what one sender is refused at
 * the door again and again.
 */
class Audited {
  private static final int LONGEST_KEY = 80;

  private final Audit audit;
  private final Callers callers;
  private final TurnedAway turnedAway;
  private final RoutingContext connection;
  private final Clock clock;
  private final Map<Method, String> routes = new ConcurrentHashMap<>();

  Audited(
      Audit audit, Callers callers, TurnedAway turnedAway, RoutingContext connection, Clock clock) {
    this.audit = audit;
    this.callers = callers;
    this.turnedAway = turnedAway;
    this.connection = connection;
    this.clock = clock;
  }

  @ServerResponseFilter
  void filter(
      ContainerRequestContext request,
      ContainerResponseContext response,
      @Nullable ResourceInfo resource) {
    Method method = resource == null ? null : resource.getResourceMethod();
    if (method == null
        || method.getDeclaringClass().isAnnotationPresent(PermitAll.class)
        || response.getEntity() instanceof Receipt) {
      return;
    }
    Optional<Caller> caller = callers.known();
    if (isTurnedAway(caller, response) && !turnedAway.isNoted(sender(caller))) {
      return;
    }
    audit.note(
        new AuditLine(
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            caller.map(known -> known.party().value()).orElse(null),
            caller.map(Caller::account).orElse(null),
            request.getMethod(),
            routes.computeIfAbsent(method, Routes::of),
            key(request),
            response.getStatus(),
            response.getEntity() instanceof Problem problem ? problem.rule() : null,
            trace(request.getHeaderString("traceparent"))));
  }

  /**
   * Whether nothing stood between the sender and this answer: no valid token, or no more patience.
   */
  private static boolean isTurnedAway(Optional<Caller> caller, ContainerResponseContext response) {
    return caller.isEmpty() || response.getStatus() == Problem.status(Form.TOO_MANY);
  }

  private String sender(Optional<Caller> caller) {
    return caller
        .map(known -> known.party().value())
        .orElseGet(() -> Strangers.networkOf(connection));
  }

  /** The last name in the address, which is a caller's text and may be anything. */
  private static @Nullable String key(ContainerRequestContext request) {
    var names = request.getUriInfo().getPathParameters();
    for (String name : new String[] {"key", "bill", "id"}) {
      String key = names.getFirst(name);
      if (key != null) {
        return StrictJson.harmless(key.substring(0, Math.min(key.length(), LONGEST_KEY)));
      }
    }
    return null;
  }

  private static @Nullable String trace(@Nullable String traceparent) {
    return traceparent != null && ActResource.TRACEPARENT.matcher(traceparent).matches()
        ? traceparent.substring(3, 35)
        : null;
  }
}
