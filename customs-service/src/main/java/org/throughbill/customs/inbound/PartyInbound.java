package org.throughbill.customs.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.throughbill.acts.chain.Topic;
import org.throughbill.ledger.inbox.Inbox;
import org.throughbill.ledger.register.Register;

/** Parties and their keys come from the register's owner and are judged here again. */
@ApplicationScoped
class PartyInbound {
  private final Inbox inbox;

  PartyInbound(Inbox inbox, Register register) {
    this.inbox = inbox;
    inbox.follow(Topic.PARTY_EVENTS, register);
  }

  @Incoming("party-events")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }
}
