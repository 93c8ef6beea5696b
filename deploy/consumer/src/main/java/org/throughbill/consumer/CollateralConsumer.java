package org.throughbill.consumer;

import static org.throughbill.acts.Refused.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;

/** Follows collateral as a bank can: trusts one root certificate and checks every record itself. */
public final class CollateralConsumer {
  private final Map<ChainId, Entry> last = new HashMap<>();
  private final Map<KeyId, RegisteredKey> keys = new HashMap<>();
  private final Verifier verifier = new Verifier(kid -> Optional.ofNullable(keys.get(kid)));
  private final Enrolments roots;

  CollateralConsumer(byte[] root) {
    roots = new Enrolments(Enrolments.certificates(root), List.of());
  }

  /** Takes bootstrap servers and the root's file; party-events come first, to verify acts by. */
  public static void main(String[] args) throws Exception {
    var bank = new CollateralConsumer(Files.readAllBytes(Path.of(args[1])));
    var config =
        Map.<String, Object>of("bootstrap.servers", args[0], "auto.offset.reset", "earliest");
    var bytes = new ByteArrayDeserializer();
    try (var kafka = new KafkaConsumer<>(config, new StringDeserializer(), bytes)) {
      var all = new ArrayList<TopicPartition>();
      for (String topic : List.of("party-events", "collateral-events")) {
        kafka.partitionsFor(topic).forEach(p -> all.add(new TopicPartition(topic, p.partition())));
        kafka.assign(all);
        var ends = kafka.endOffsets(all);
        while (all.stream().anyMatch(p -> kafka.position(p) < ends.get(p))
            || topic.startsWith("c")) {
          kafka.poll(Duration.ofSeconds(1)).forEach(r -> System.out.println(bank.judge(r)));
        }
      }
    }
  }

  /** One line on what a record is and what follows; only OK changes what the bank believes. */
  String judge(ConsumerRecord<String, byte[]> record) {
    String chain = record.topic() + "/" + record.key() + " ";
    try {
      Entry entry = Entry.read(record.value()); // refuses an entry whose hash does not recompute
      Entry before = last.get(new ChainId(Topic.named(record.topic()), record.key()));
      long seq = before == null ? 0 : before.seq();
      if (entry.seq() <= seq) {
        return chain + entry.seq() + " SEEN, nothing to do";
      } else if (entry.seq() > seq + 1) {
        return chain + entry.seq() + " GAP, hold and read the chain's entries after " + seq;
      }
      require(before == null || entry.follows(before), Rule.R37, "it follows another entry");
      Act act = verified(entry);
      last.put(entry.chainId(), entry);
      return chain + entry.seq() + " OK, " + ActType.of(act).event() + " by " + act.by();
    } catch (Refused forged) {
      return chain + "FORGED, put aside and read the chain at its owner: " + forged.getMessage();
    }
  }

  private Act verified(Entry entry) {
    Act said = Acts.read(entry.act().payload());
    boolean key = said instanceof PartyAct.Enrol || said instanceof PartyAct.AddKey;
    Instant then = entry.sealedAt();
    var act = key ? roots.verify(entry.act(), then) : verifier.verify(entry.act(), then);
    Acts.requireOnOwnChain(entry, act.act());
    keys.putIfAbsent(act.key().key().id(), act.key());
    if (said instanceof PartyAct.RevokeKey(var by, _, _, _, var kid, _)) { // bites 2 s later
      keys.computeIfPresent(
          kid, (_, k) -> k.party().equals(by) ? k.revoked(then.plusSeconds(2)) : k);
    }
    return act.act();
  }
}
