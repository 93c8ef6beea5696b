package org.throughbill.ledger.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.Spans;

/**
 * Sends unsent entries to Kafka, in order per chain, and marks them after the broker's
 * acknowledgement.
 *
 * <p>One relay works at a time, under a lease with an epoch. A relay that was paused and comes back
 * may send entries twice, which consumers skip, and marks nothing.
 */
@ApplicationScoped
public class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final int BATCH = 1000;
  private static final int LEASE_SECONDS = 5;
  private static final int LOOK_AGAIN_MILLIS = 100;
  private static final int AFTER_FAILURE_MILLIS = 1000;

  /** Entries that come within this time travel together: under load, a tenth of the statements. */
  private static final int GATHER_MILLIS = 20;

  private final Outbox outbox;
  private final Spans spans;
  private final String source;
  private final String bootstrapServers;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;
  private volatile double age;
  private long renewedAt;

  private record OnTheWay(
      Outbox.Unsent unsent, Span span, Future<RecordMetadata> acknowledgement) {}

  Relay(
      DataSource database,
      MeterRegistry meters,
      Spans spans,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.outbox = new Outbox(database);
    this.spans = spans;
    this.source = "urn:throughbill:" + application;
    this.bootstrapServers = bootstrapServers;
    Gauge.builder("throughbill.relay.age.seconds", this, relay -> relay.age)
        .strongReference(true) // a registry that is added later asks for it still
        .register(meters);
  }

  /** Tells the relay that an entry was committed; it looks without waiting. */
  public void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  void start(@Observes StartupEvent event) {
    running = true;
    Thread.ofPlatform().name("relay").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    wake();
  }

  private void run() {
    while (running) {
      try (Producer<String, byte[]> producer = producer()) {
        relay(producer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.errorf(e, "the relay begins again");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AFTER_FAILURE_MILLIS));
      }
    }
  }

  private void relay(Producer<String, byte[]> producer) throws InterruptedException {
    while (running) {
      try {
        workUnderLease(producer);
        await(LOOK_AGAIN_MILLIS);
      } catch (LedgerUnavailable e) {
        LOG.warnf("the relay waits for the database: %s", e.getMessage());
        await(AFTER_FAILURE_MILLIS);
      }
    }
  }

  private void workUnderLease(Producer<String, byte[]> producer) throws InterruptedException {
    OptionalLong epoch = outbox.takeLease(LEASE_SECONDS);
    if (epoch.isEmpty()) {
      return;
    }
    LOG.infof("relaying under epoch %d", epoch.getAsLong());
    boolean held = true;
    while (running && held) {
      held = relayOnce(producer, epoch.getAsLong());
    }
    if (held) {
      outbox.renewLease(epoch.getAsLong(), 0);
    }
  }

  private boolean relayOnce(Producer<String, byte[]> producer, long epoch)
      throws InterruptedException {
    List<Outbox.Unsent> unsent = outbox.firstOfEachChain(BATCH);
    if (unsent.isEmpty()) {
      await(LOOK_AGAIN_MILLIS);
      return stillHeld(epoch);
    }
    List<Outbox.Unsent> sent = send(producer, unsent);
    age = sent.size() == unsent.size() ? 0 : outbox.age();
    boolean held = outbox.markSent(sent, epoch, LEASE_SECONDS);
    if (sent.isEmpty()) {
      await(AFTER_FAILURE_MILLIS);
    } else {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS));
    }
    return held;
  }

  private boolean stillHeld(long epoch) {
    long now = System.nanoTime();
    if (now - renewedAt < TimeUnit.SECONDS.toNanos(1)) {
      return true;
    }
    renewedAt = now;
    age = outbox.age();
    return outbox.renewLease(epoch, LEASE_SECONDS);
  }

  /** Sends a batch and returns what the broker has acknowledged. */
  private List<Outbox.Unsent> send(Producer<String, byte[]> producer, List<Outbox.Unsent> unsent)
      throws InterruptedException {
    var onTheWay = new ArrayList<OnTheWay>(unsent.size());
    for (Outbox.Unsent one : unsent) {
      OnTheWay now = send(producer, one);
      onTheWay.add(now);
      if (now.acknowledgement().state() == Future.State.FAILED) {
        break; // each further attempt would wait just as long for a broker that is away
      }
    }
    producer.flush();
    var sent = new ArrayList<Outbox.Unsent>(unsent.size());
    for (OnTheWay one : onTheWay) {
      try {
        one.acknowledgement().get();
        sent.add(one.unsent());
      } catch (ExecutionException e) {
        one.span().setStatus(StatusCode.ERROR);
        LOG.warnf("Kafka did not take %s: %s", one.unsent().entry().chainId(), e.getCause());
      }
      one.span().end();
    }
    return sent;
  }

  private OnTheWay send(Producer<String, byte[]> producer, Outbox.Unsent one) {
    String name = "publish " + one.entry().topic().wireName();
    Span span = spans.begin(name, SpanKind.PRODUCER, one.traceparent());
    String traceparent = Spans.after(span, one.traceparent());
    return new OnTheWay(one, span, producer.send(CloudEvent.of(one.entry(), source, traceparent)));
  }

  private void await(int millis) throws InterruptedException {
    if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  private Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            2,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 * 1024,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            3_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            4_000,
            ProducerConfig.CLIENT_ID_CONFIG,
            source),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
