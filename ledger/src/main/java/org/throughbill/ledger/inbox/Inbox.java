package org.throughbill.ledger.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Verified;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Spans;
import org.throughbill.ledger.Trace;
import org.throughbill.ledger.inbox.Following.Arrival;
import org.throughbill.ledger.register.Register;

/**
 * Takes in other services' entries: each verified here, once, in order per chain, and kept with its
 * effect in one transaction.
 *
 * <p>A record that does not verify is parked with the reason. Its chain is then read from its
 * owner, as at a gap; the other chains go on.
 */
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Ledger ledger;
  private final Register register;
  private final Owners owners;
  private final Parking parking;
  private final MeterRegistry meters;
  private final Spans spans;
  private final Map<Topic, Following> followings = new ConcurrentHashMap<>();

  Inbox(
      Ledger ledger,
      Register register,
      Owners owners,
      Parking parking,
      MeterRegistry meters,
      Spans spans) {
    this.ledger = ledger;
    this.register = register;
    this.owners = owners;
    this.parking = parking;
    this.meters = meters;
    this.spans = spans;
    for (Topic topic : Topic.values()) {
      parked(topic.wireName()); // a counter that is not there yet raises no alarm
    }
  }

  /** Says what the service does with a stream's entries. */
  public void follow(Topic topic, Following following) {
    followings.put(topic, following);
  }

  /**
   * Takes in a batch, whatever partitions it comes from, in one transaction, and returns when every
   * record is kept, skipped or parked. While the database is away it waits: a record is never given
   * up.
   */
  public void receive(ConsumerRecords<String, byte[]> records) {
    Map<String, List<ConsumerRecord<String, byte[]>>> byTopic = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      byTopic.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record);
    }
    byTopic.forEach(
        (topic, batch) -> untilTheDatabaseAnswers(() -> receive(Topic.named(topic), batch)));
  }

  private void receive(Topic topic, List<ConsumerRecord<String, byte[]>> batch) {
    Map<ChainId, Head> heads = new HashMap<>(ledger.heads(topic, keys(batch)));
    var next = new ArrayList<Arrival>(batch.size());
    var begun = new ArrayList<Span>(batch.size());
    Set<ChainId> toRepair = new HashSet<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      read(topic, record, heads, next, begun, toRepair);
    }
    MDC.remove("chain"); // what is kept together is about many
    Set<ChainId> failed = new HashSet<>();
    for (List<Arrival> wave : oneOfEachChain(next)) {
      wave.removeIf(arrival -> failed.contains(arrival.entry().chainId()));
      keepTogetherOrSingly(wave, failed);
    }
    begun.forEach(Span::end);
    toRepair.addAll(failed);
    toRepair.forEach(this::repair);
  }

  /**
   * The batch in waves, in each at most one entry of a chain: what an entry brings about is sealed
   * before the entry is kept, and after a crash must not have run ahead of it by more than one.
   */
  private static List<List<Arrival>> oneOfEachChain(List<Arrival> batch) {
    var waves = new ArrayList<List<Arrival>>();
    Map<ChainId, Integer> seen = new HashMap<>();
    for (Arrival arrival : batch) {
      int wave = seen.merge(arrival.entry().chainId(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(arrival);
    }
    return waves;
  }

  /** One entry whose effect fails must not hold up the others of its batch. */
  private void keepTogetherOrSingly(List<Arrival> next, Set<ChainId> failed) {
    try {
      keep(next);
    } catch (RuntimeException together) {
      for (Arrival one : next) {
        ChainId chain = one.entry().chainId();
        try {
          keep(List.of(one));
        } catch (RuntimeException alone) {
          long seq = ledger.head(chain).seq(); // throws on if it is the database that is away
          if (seq < one.entry().seq()) { // otherwise another consumer took it in first
            LOG.errorf(alone, "%s stays where it is, the effect of entry %d fails", chain, seq + 1);
            failed.add(chain);
          }
        }
      }
    }
  }

  /** Tries again to bring on the chains that stayed behind. */
  void bringOn() {
    for (ChainId chain : parking.behind()) {
      if (followings.containsKey(chain.topic())) {
        repair(chain);
      }
    }
  }

  private static Set<String> keys(List<ConsumerRecord<String, byte[]>> batch) {
    var keys = new HashSet<String>();
    batch.stream().map(ConsumerRecord::key).filter(key -> key != null).forEach(keys::add);
    return keys;
  }

  private void read(
      Topic topic,
      ConsumerRecord<String, byte[]> record,
      Map<ChainId, Head> heads,
      List<Arrival> next,
      List<Span> begun,
      Set<ChainId> toRepair) {
    ChainId chain = null;
    try {
      chain = new ChainId(topic, String.valueOf(record.key()));
      MDC.put("chain", chain.toString());
      if (record.value() == null) {
        throw new Refused(Rule.R74, "the record has no value");
      }
      Entry entry = Entry.read(record.value());
      if (!entry.chainId().equals(chain)) {
        throw new Refused(
            Rule.R74, "the entry is of another chain than the record's topic and key say");
      }
      if (toRepair.contains(chain)) {
        return; // the owner has this one too
      }
      Head head = heads.getOrDefault(chain, Head.NONE);
      if (entry.seq() <= head.seq()) {
        return; // sent again
      }
      if (entry.seq() > head.seq() + 1) {
        throw new Refused(
            Rule.R73, "entry " + entry.seq() + " came where " + (head.seq() + 1) + " is next");
      }
      Span span =
          spans.begin("process " + topic.wireName(), SpanKind.CONSUMER, traceparent(record));
      begun.add(span);
      next.add(verify(entry, head, Spans.after(span, traceparent(record))));
      heads.put(chain, Head.of(entry));
    } catch (Refused refused) {
      if (refused.reason() != Rule.R73) {
        park(record, refused);
      }
      if (chain != null) {
        toRepair.add(chain);
      }
    }
  }

  private Counter parked(String topic) {
    return meters.counter("throughbill.inbox.parked", "topic", topic);
  }

  private void park(ConsumerRecord<String, byte[]> record, Refused refused) {
    String at = record.partition() + "/" + record.offset();
    LOG.warnf("parked %s %s: %s", record.topic(), at, refused.getMessage());
    parked(record.topic()).increment();
    parking.park(
        record.topic(), at, record.key(), String.valueOf(refused.getMessage()), record.value());
  }

  private static @Nullable String traceparent(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader("traceparent");
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }

  private Arrival verify(Entry entry, Head head, @Nullable String traceparent) {
    if (!head.precedes(entry)) {
      throw new Refused(Rule.R37, "entry " + entry.seq() + " does not follow the entry before it");
    }
    Verified<Act> act = verifyWithRegister(entry);
    Acts.requireOnOwnChain(entry, act.act());
    return new Arrival(entry, act, traceparent);
  }

  /** A key may be newer here than its party's own entries; those are then fetched first. */
  private Verified<Act> verifyWithRegister(Entry entry) {
    try {
      return register.verify(entry.act(), entry.sealedAt());
    } catch (Refused refused) {
      List<ChainId> speaking = speaking(entry);
      if (refused.reason() != Rule.R40
          || speaking.isEmpty()
          || !followings.containsKey(Topic.PARTY_EVENTS)) {
        throw refused;
      }
      speaking.forEach(this::repair); // or another consumer has just brought them on
      return register.verify(entry.act(), entry.sealedAt());
    }
  }

  /** The chains of the other parties who signed the act or a statement in it. */
  private static List<ChainId> speaking(Entry entry) {
    Act act = Acts.read(entry.act().payload());
    Stream<Act> statements =
        Acts.statementsIn(act).stream().map(statement -> Acts.read(statement.payload()));
    return Stream.concat(Stream.of(act), statements)
        .map(Act::by)
        .distinct()
        .map(ChainId::party)
        .filter(party -> !party.equals(entry.chainId()))
        .toList();
  }

  private void keep(List<Arrival> next) {
    if (next.isEmpty()) {
      return;
    }
    Following following = Objects.requireNonNull(followings.get(next.getFirst().entry().topic()));
    next.forEach(one -> answer(following, one));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.follow(next.stream().map(Arrival::entry).toList());
              following.alongside(next);
            });
  }

  /** What an entry brings about on other chains belongs to its trace. */
  private static void answer(Following following, Arrival arrival) {
    Trace.under(
        arrival.traceparent(),
        () -> {
          following.answer(arrival.entry(), arrival.act());
          return arrival;
        });
  }

  /**
   * Reads a chain on from its owner; if that fails now it is tried again until it does not. Returns
   * whether anything came.
   */
  private boolean repair(ChainId chain) {
    long before = ledger.head(chain).seq();
    try {
      long after = readOn(chain);
      parking.isUpToDate(chain);
      return after > before;
    } catch (RuntimeException e) {
      // throws on if it is the database that is away
      if (ledger.head(chain).seq() > before) {
        repair(chain); // another consumer took in the same entries first
        return true;
      }
      if (parking.staysBehind(chain, e.toString())) {
        LOG.warnf(e, "%s stays where it is and is tried again: %s", chain, e.getMessage());
      }
      return false;
    }
  }

  private long readOn(ChainId chain) {
    Head head = ledger.head(chain);
    for (List<Entry> page = owners.after(chain, head.seq());
        !page.isEmpty();
        page = owners.after(chain, head.seq())) {
      for (Entry entry : page) {
        if (!entry.chainId().equals(chain)) {
          throw new Refused(Form.WRONG_PLACE, "the owner answered with another chain");
        }
        keep(List.of(verify(entry, head, null)));
        head = Head.of(entry);
      }
    }
    return head.seq();
  }

  private static void untilTheDatabaseAnswers(Runnable work) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        work.run();
        return;
      } catch (RuntimeException e) {
        LOG.warnf("the inbox tries again: %s", e);
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
