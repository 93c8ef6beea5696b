package org.throughbill.financing;

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

/** The financing-service behind the common face: collateral. */
@ApplicationScoped
public class FinancingService implements Service {
  private final Financings financings;

  FinancingService(Financings financings) {
    this.financings = financings;
  }

  @Override
  public boolean owns(Topic topic) {
    return topic == Topic.COLLATERAL_EVENTS;
  }

  @Override
  public Outcome receive(SignedAct signed, Caller caller) {
    Act claimed = Acts.read(signed.payload()); // not verified: only refuses a foreign token early
    require(
        claimed.by().equals(caller.party()),
        Form.NOT_YOURS,
        "the token is " + caller.party() + "'s");
    return financings.receive(signed);
  }

  /** A chain is read as far as every entry of it is the caller's business (R44). */
  @Override
  public long readableUpTo(ChainId chain, Caller caller) {
    return readsAll(caller)
        ? Long.MAX_VALUE
        : financings.present(new BillId(chain.key())).state().readableUpTo(caller.party());
  }

  @Override
  public boolean readsAll(Caller caller) {
    return caller.readsAll();
  }
}
