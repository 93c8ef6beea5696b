package org.throughbill.consumer;

import static org.throughbill.acts.Refused.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.proof.PartyKeys;
import org.throughbill.acts.sign.Enrolments;

/** Follows collateral as a bank can: trusts one root certificate and checks every record itself. */
public final class CollateralConsumer {
  private final Map<ChainId, Entry> last = new HashMap<>();
  private final PartyKeys register;

  CollateralConsumer(byte[] root) {
    register = new PartyKeys(new Enrolments(Enrolments.certificates(root), List.of()));
  }

  /** Takes bootstrap servers and the root's file; party-events come first, to verify acts by. */
  public static void main(String[] args) throws Exception {
    var bank = new CollateralConsumer(Files.readAllBytes(Path.of(args[1])));
    Map<String, Object> at = Map.of("bootstrap.servers", args[0], "auto.offset.reset", "earliest");
    try (var in = new KafkaConsumer<>(at, new StringDeserializer(), new ByteArrayDeserializer())) {
      var on = new ArrayList<TopicPartition>();
      for (String name : List.of("party-events", "collateral-events")) {
        in.partitionsFor(name).forEach(p -> on.add(new TopicPartition(name, p.partition())));
        in.assign(on);
        do {
          in.poll(Duration.ofSeconds(1)).forEach(r -> System.out.println(bank.judge(r)));
        } while (name.startsWith("c") || on.stream().anyMatch(p -> in.currentLag(p).orElse(1) > 0));
      }
    }
  }

  /** One line on what a record is and what follows; only OK changes what the bank believes. */
  String judge(ConsumerRecord<String, byte[]> record) {
    String chain = record.topic() + "/" + record.key() + " ";
    try {
      Entry entry = Entry.read(record.value()); // refuses an entry whose hash does not recompute
      require(chain.startsWith(entry.chainId() + " "), Rule.R74, "it is of another chain");
      Entry before = last.get(entry.chainId());
      long seq = before == null ? 0 : before.seq();
      String at = chain + entry.seq() + " ";
      if (entry.seq() != seq + 1) {
        return at + (entry.seq() <= seq ? "SEEN, skip it" : "GAP, hold and read on after " + seq);
      }
      require(before == null || entry.follows(before), Rule.R37, "it follows another entry");
      Act act = register.verify(entry).act(); // and learns what it says of keys
      last.put(entry.chainId(), entry);
      return at + "OK, " + ActType.of(act).event() + " by " + act.by();
    } catch (Refused forged) {
      return chain + "FORGED, put aside and read the chain at its owner: " + forged.getMessage();
    }
  }
}
