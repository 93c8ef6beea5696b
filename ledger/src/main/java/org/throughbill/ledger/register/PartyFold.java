package org.throughbill.ledger.register;

import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.ledger.BrokenChain;
import org.throughbill.ledger.Fold;

/** A party from its chain; what was sealed was allowed, so a chain that does not fold is broken. */
public final class PartyFold implements Fold<Optional<Party>> {
  private final Enrolments enrolments;

  public PartyFold(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  @Override
  public Optional<Party> start(ChainId chain) {
    return Optional.empty();
  }

  @Override
  public Optional<Party> apply(Optional<Party> party, Entry entry, Act act) {
    if (!(act instanceof PartyAct about)) {
      throw new BrokenChain(entry.chainId(), entry.seq(), "the act is not about a party");
    }
    try {
      return Optional.of(Party.after(party, entry, about, enrolments));
    } catch (Refused impossible) {
      throw new BrokenChain(entry.chainId(), entry.seq(), String.valueOf(impossible.getMessage()));
    }
  }
}
