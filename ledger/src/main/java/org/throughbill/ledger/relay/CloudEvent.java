package org.throughbill.ledger.relay;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.json.RecordJson;

/** An entry as a CloudEvents 1.0 record in Kafka's binary mode; the value is the entry itself. */
final class CloudEvent {
  private CloudEvent() {}

  static ProducerRecord<String, byte[]> of(
      Entry entry, String source, @Nullable String traceparent) {
    var record =
        new ProducerRecord<String, byte[]>(
            entry.topic().wireName(),
            null,
            entry.sealedAt().toEpochMilli(),
            entry.chain(),
            entry.toJson());
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", entry.hash().value());
    header(record, "ce_source", source);
    header(record, "ce_type", ActType.of(Acts.read(entry.act().payload())).event());
    header(record, "ce_subject", entry.chain());
    header(record, "ce_time", RecordJson.text(entry.sealedAt()));
    header(record, "ce_sequence", Long.toString(entry.seq()));
    header(record, "ce_partitionkey", entry.chain());
    header(record, "content-type", "application/json");
    if (traceparent != null) {
      header(record, "traceparent", traceparent);
    }
    return record;
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
