package org.throughbill.customs.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.throughbill.acts.chain.Topic;
import org.throughbill.customs.Titles;
import org.throughbill.customs.view.CaseViews;
import org.throughbill.ledger.inbox.Following;
import org.throughbill.ledger.inbox.Inbox;

/** A bill opens a case with its issue, says who may read it, and closes it with delivery. */
@ApplicationScoped
class BillInbound implements Following {
  private final Inbox inbox;
  private final Titles titles;
  private final CaseViews views;

  BillInbound(Inbox inbox, Titles titles, CaseViews views) {
    this.inbox = inbox;
    this.titles = titles;
    this.views = views;
    inbox.follow(Topic.BILL_EVENTS, this);
  }

  @Incoming("bill-events")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }

  @Override
  public void alongside(List<Arrival> arrivals) {
    views.follow(
        arrivals.stream()
            .map(arrival -> titles.arrived(arrival.entry(), arrival.act().act()))
            .toList());
  }
}
