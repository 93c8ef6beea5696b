package org.throughbill.ledger;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an entry, as spans of one trace: its request, its sending, its intake elsewhere.
 *
 * <p>The traceparent that is kept with the entry is the thread through it, because no call lasts
 * that long. Where nothing is recorded, the caller's own is handed on.
 */
@ApplicationScoped
public class Spans {
  private static final String HEADER = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private final Tracer tracer;

  public Spans(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("org.throughbill.ledger");
  }

  /** Begins a span that continues a trace; without one to continue nothing is recorded. */
  public Span begin(String name, SpanKind kind, @Nullable String traceparent) {
    if (traceparent == null) {
      return Span.getInvalid();
    }
    Context parent = W3C.extract(Context.root(), traceparent, TheHeader.ONLY);
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
  }

  /** The traceparent for what a span brings about; the one before it where nothing is recorded. */
  public static @Nullable String after(Span span, @Nullable String before) {
    if (!span.getSpanContext().isValid()) {
      return before;
    }
    var headers = new HashMap<String, String>();
    W3C.inject(Context.root().with(span), headers, (map, name, value) -> headers.put(name, value));
    return headers.get(HEADER);
  }

  /** The one header there is. */
  private enum TheHeader implements TextMapGetter<String> {
    ONLY;

    @Override
    public Iterable<String> keys(String traceparent) {
      return List.of(HEADER);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String name) {
      return name.equals(HEADER) ? traceparent : null;
    }
  }
}
