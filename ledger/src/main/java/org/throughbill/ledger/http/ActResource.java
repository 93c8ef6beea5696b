package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.Spans;
import org.throughbill.ledger.Trace;

/**
 * The one write verb: a signed act comes in, a receipt goes out. The act itself says which chain it
 * is about.
 */
@Path("/acts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ActResource {
  static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final Service service;
  private final Callers callers;
  private final MeterRegistry meters;

  ActResource(Service service, Callers callers, MeterRegistry meters) {
    this.service = service;
    this.callers = callers;
    this.meters = meters;
  }

  /**
   * Takes in a signed act: 201 with the receipt, or 200 with the same receipt for the same act
   * again.
   */
  @POST
  @Consumes("application/jose")
  @RunOnVirtualThread
  @Answers(
      value = Receipt.class,
      statuses = {201, 200})
  public Response receive(byte[] jws, @HeaderParam("traceparent") @Nullable String traceparent) {
    var act = new SignedAct(new String(jws, StandardCharsets.ISO_8859_1));
    Caller caller = callers.present();
    require(!caller.isAuditor(), Form.NOT_YOUR_ROLE, "an auditor reads and does not act");
    String received =
        traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
    String trace = Spans.after(Span.current(), received);
    Outcome outcome = Trace.under(trace, () -> service.receive(act, caller));
    if (outcome.fresh()) {
      String topic = outcome.entry().topic().wireName();
      meters.counter("throughbill.acts.sealed", "topic", topic).increment();
    }
    return Response.status(outcome.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .tag(Long.toString(outcome.entry().seq()))
        .entity(Receipt.of(outcome.entry()))
        .build();
  }
}
