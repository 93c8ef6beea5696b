package org.throughbill.customs;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.http.Caller;
import org.throughbill.ledger.http.Service;

/** The customs-service behind the common face: inspections. */
@ApplicationScoped
public class CustomsService implements Service {
  private final Inspections inspections;
  private final Readers readers;

  CustomsService(Inspections inspections, Readers readers) {
    this.inspections = inspections;
    this.readers = readers;
  }

  @Override
  public boolean owns(Topic topic) {
    return topic == Topic.INSPECTION_EVENTS;
  }

  @Override
  public Outcome receive(SignedAct signed, Caller caller) {
    Act claimed =
        Acts.read(signed.payload()); // not verified: decides only whether the token fits the act
    require(
        claimed.by().equals(caller.party()),
        Form.NOT_YOURS,
        "the token is " + caller.party() + "'s");
    return inspections.receive(signed);
  }

  @Override
  public long readableUpTo(ChainId chain, Caller caller) {
    return readers.mayRead(new BillId(chain.key()), caller) ? Long.MAX_VALUE : 0;
  }

  @Override
  public boolean readsAll(Caller caller) {
    return readers.mayReadAll(caller);
  }
}
