package org.throughbill.ledger.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.ledger.BrokenChain;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.RefusedAt;

/** Every answer that is not a success is a problem that names its rule. */
public class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final int SERVICE_UNAVAILABLE = 503;

  private final MeterRegistry meters;
  private final BrokenChains broken;
  private final Routes routes;

  Problems(MeterRegistry meters, BrokenChains broken, Routes routes) {
    this.meters = meters;
    this.broken = broken;
    this.routes = routes;
  }

  @ServerExceptionMapper
  Response refused(Refused refused, HttpHeaders headers) {
    return answer(refused, null, headers);
  }

  @ServerExceptionMapper
  Response refusedAt(RefusedAt refused, HttpHeaders headers) {
    boolean hidden = refused.refused().reason() == Form.NOT_FOUND;
    return answer(refused.refused(), hidden ? null : refused.head(), headers);
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    ForbiddenException.class
  })
  Response notSignedIn(SecurityException e, HttpHeaders headers) {
    return answer(
        new Refused(Form.NOT_SIGNED_IN, "the request needs a valid access token"), null, headers);
  }

  @ServerExceptionMapper
  Response unavailable(LedgerUnavailable e, HttpHeaders headers) {
    LOG.warnf(e, "the ledger is unavailable");
    return answer(new Refused(Form.UNAVAILABLE, "the ledger does not answer"), null, headers);
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, HttpHeaders headers, UriInfo address) {
    int status = e.getResponse().getStatus();
    if (e instanceof NotFoundException) {
      return answer(
          e.getCause() instanceof IllegalArgumentException // of a parameter that is no number
              ? new Refused(Form.WRONG_TYPE, "a parameter of the address is not of its type")
              : new Refused(Form.NOT_FOUND, "no such resource"),
          null,
          headers);
    }
    var refused =
        new Refused(
            status == 413 ? Form.TOO_LARGE : Form.NOT_SUPPORTED,
            HttpResponseStatus.valueOf(status).reasonPhrase());
    Response answer = answer(refused, null, headers, status);
    return e instanceof NotAllowedException
        ? Response.fromResponse(answer)
            .header(HttpHeaders.ALLOW, routes.allowed(address.getPath()))
            .build()
        : answer;
  }

  /** The registry's own fault, and told without the place: whoever asks may be a stranger to it. */
  @ServerExceptionMapper
  Response broken(BrokenChain e, HttpHeaders headers) {
    broken.report(e);
    var refused = new Refused(Rule.R37, "what this registry keeps here does not hold; it is told");
    return answer(refused, null, headers, SERVICE_UNAVAILABLE);
  }

  /** Whatever nobody foresaw: an incident with a number, told to the caller as temporary. */
  @ServerExceptionMapper
  Response incident(RuntimeException e, HttpHeaders headers) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(e, "incident %s", incident);
    return answer(new Refused(Form.UNAVAILABLE, "incident " + incident), null, headers);
  }

  /** RFC 9470 for who has to sign in anew. */
  private static String challenge(Refused refused) {
    return refused.reason() == Form.STEP_UP
        ? "Bearer error=\"insufficient_user_authentication\""
        : "Bearer";
  }

  private Response answer(Refused refused, @Nullable Head head, HttpHeaders headers) {
    return answer(refused, head, headers, Problem.status(refused.reason()));
  }

  private Response answer(Refused refused, @Nullable Head head, HttpHeaders headers, int status) {
    meters.counter("throughbill.refusals", "rule", refused.reason().id()).increment();
    var language = Language.wanted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var response =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
            .entity(Problem.of(refused, head, language, status));
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(refused));
    }
    if (status == 503 || status == 429) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.build();
  }
}
