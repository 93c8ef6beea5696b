package org.throughbill.financing.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Verified;
import org.throughbill.financing.Financings;
import org.throughbill.financing.Titles;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.ledger.inbox.Following;
import org.throughbill.ledger.inbox.Inbox;
import org.throughbill.ledger.register.Register;

/**
 * Titles, inspections and parties as their owners publish them. One bean receives all three, so
 * that whichever comes first, the others can be fetched for it.
 */
@ApplicationScoped
class Inbound {
  private final Inbox inbox;

  Inbound(Inbox inbox, Financings financings, Titles titles, Register register) {
    this.inbox = inbox;
    inbox.follow(Topic.PARTY_EVENTS, register);
    inbox.follow(Topic.INSPECTION_EVENTS, new Following() {});
    inbox.follow(Topic.BILL_EVENTS, new TitleFollowing(financings, titles));
  }

  @Incoming("bill-events")
  @Blocking
  void receiveTitles(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }

  @Incoming("inspection-events")
  @Blocking
  void receiveInspections(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }

  @Incoming("party-events")
  @Blocking
  void receiveParties(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }

  /** What begins or ends a pledge on the title takes collateral, or ends it. */
  private record TitleFollowing(Financings financings, Titles titles) implements Following {
    @Override
    public void answer(Entry entry, Verified<Act> act) {
      Bill bill = titles.arrived(entry, act.act());
      if (bill.pledges().containsKey(act.signed().id())) {
        financings.note(entry, act, bill);
      }
    }
  }
}
