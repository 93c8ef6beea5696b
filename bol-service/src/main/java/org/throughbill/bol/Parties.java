package org.throughbill.bol;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.Hash;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.Sealing;
import org.throughbill.ledger.register.Party;
import org.throughbill.ledger.register.Register;
import org.throughbill.ledger.relay.Relay;

/** The party chains' use case: parties enrol, add keys and revoke them. */
@ApplicationScoped
public class Parties {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int REMEMBERED = 1_000;

  private final Chains<Optional<Party>> chains;
  private final Ledger ledger;
  private final Register register;
  private final Clock clock;

  Parties(Ledger ledger, Sealing sealing, Register register, Relay relay, Clock clock) {
    var folds = new Folds<>(ledger, register.fold(), REMEMBERED);
    this.chains = new Chains<>(ledger, sealing, folds, clock, relay::wake);
    this.ledger = ledger;
    this.register = register;
    this.clock = clock;
  }

  public Outcome receive(SignedAct signed) {
    Verified<Act> act = register.verify(signed, clock.instant());
    ChainId chain = Acts.chainOn(Topic.PARTY_EVENTS, act.act(), signed);
    Outcome outcome =
        chains.extend(
            chain,
            signed,
            act.act(),
            new Chains.Decision<>() {
              @Override
              public void decide(Optional<Party> party, Instant sealedAt) {
                Parties.this.decide(chain, party, act, sealedAt);
              }

              @Override
              public void alongside(Entry entry, Optional<Party> before, Optional<Party> after) {
                register.note(entry, act.act());
              }
            });
    register.forget(act.act().by());
    return outcome;
  }

  private void decide(ChainId chain, Optional<Party> party, Verified<Act> act, Instant sealedAt) {
    require(
        Duration.between(act.act().at(), sealedAt).abs().compareTo(CLOCK_SKEW) <= 0,
        Rule.R38,
        "the act says " + act.act().at() + ", it is " + sealedAt);
    switch (act.act()) {
      case PartyAct.Enrol enrol ->
          require(party.isEmpty(), Rule.R40, enrol.by() + " is enrolled already");
      case PartyAct.AddKey addKey -> {
        requireAfter(chain, addKey.after());
        require(
            known(party).keys().get(act.signed().kid()) == null,
            Rule.R40,
            "the key is registered already");
      }
      case PartyAct.RevokeKey revoke -> {
        requireAfter(chain, revoke.after());
        var key = known(party).keys().get(revoke.key());
        require(key != null, Rule.R40, "the party has no such key");
        require(key != null && key.revokedSince() == null, Rule.R40, "the key is revoked already");
      }
      default -> throw new Refused(Form.WRONG_PLACE, "this is no act of a party about itself");
    }
  }

  private void requireAfter(ChainId chain, Hash after) {
    require(
        after.equals(ledger.head(chain).hash()),
        Rule.R14,
        "another act on the party's chain came first");
  }

  private static Party known(Optional<Party> party) {
    return party.orElseThrow(() -> new Refused(Rule.R40, "the party has not enrolled"));
  }
}
