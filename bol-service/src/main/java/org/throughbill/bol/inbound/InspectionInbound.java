package org.throughbill.bol.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Verified;
import org.throughbill.bol.Bills;
import org.throughbill.ledger.inbox.Following;
import org.throughbill.ledger.inbox.Inbox;

/**
 * Officers' acts bear on the bill: they are noted on its chain, so that the bill tells by itself
 * whether it is held.
 */
@ApplicationScoped
class InspectionInbound implements Following {
  private final Inbox inbox;
  private final Bills bills;

  InspectionInbound(Inbox inbox, Bills bills) {
    this.inbox = inbox;
    this.bills = bills;
    inbox.follow(Topic.INSPECTION_EVENTS, this);
  }

  @Incoming("inspection-events")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }

  @Override
  public void answer(Entry entry, Verified<Act> act) {
    bills.note(act);
  }
}
