package org.throughbill.bol;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.bol.view.BillViews;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.http.Caller;
import org.throughbill.ledger.http.Powers;
import org.throughbill.ledger.http.Service;
import org.throughbill.ledger.register.Register;

/** The bol-service behind the common face: titles and parties. */
@ApplicationScoped
public class BolService implements Service {
  private final Bills bills;
  private final Parties parties;
  private final BillViews views;
  private final Register register;
  private final Powers powers;

  BolService(Bills bills, Parties parties, BillViews views, Register register, Powers powers) {
    this.bills = bills;
    this.parties = parties;
    this.views = views;
    this.register = register;
    this.powers = powers;
  }

  @Override
  public boolean owns(Topic topic) {
    return topic == Topic.BILL_EVENTS || topic == Topic.PARTY_EVENTS;
  }

  @Override
  public Outcome receive(SignedAct signed, Caller caller) {
    Act claimed =
        Acts.read(
            signed.payload()); // not verified: decides only where the act is sent to be verified
    require(
        claimed.by().equals(caller.party()),
        Form.NOT_YOURS,
        "the token is " + caller.party() + "'s");
    if (claimed instanceof PartyAct about && !about.party().equals(about.by())) {
      powers.requireStepUp(caller);
    }
    if (claimed instanceof TitleAct.Control) {
      powers.requireStepUp(caller);
      powers.requireChecker(caller, () -> isBank(caller));
    }
    return claimed instanceof PartyAct ? parties.receive(signed) : bills.receive(signed);
  }

  private boolean isBank(Caller caller) {
    return register.party(caller.party()).filter(party -> party.is(Role.BANK)).isPresent();
  }

  /** Party chains are open to every signed-in party, because everybody has to verify with them. */
  @Override
  public long readableUpTo(ChainId chain, Caller caller) {
    return readsAll(caller) || chain.topic() == Topic.PARTY_EVENTS
        ? Long.MAX_VALUE
        : views.readableUpTo(chain, caller.party());
  }

  @Override
  public boolean readsAll(Caller caller) {
    return caller.readsAll();
  }
}
