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
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.register.PartyRules;
import org.throughbill.acts.register.Proposal;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.register.Register;
import org.throughbill.ledger.relay.Relay;

/**
 * The party chains' use case: parties enrol, add keys and revoke them; registrars freeze, lift a
 * freeze, and give a party that has lost its keys a new one, two of them together.
 */
@ApplicationScoped
public class Parties {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int REMEMBERED = 1_000;

  private final Chains<Optional<Party>> chains;
  private final Ledger ledger;
  private final Register register;
  private final Clock clock;

  Parties(Ledger ledger, Register register, Relay relay, Clock clock) {
    var folds = new Folds<>(ledger, register.fold(), REMEMBERED);
    this.chains = new Chains<>(ledger, folds, register::write, clock, relay::wake);
    this.ledger = ledger;
    this.register = register;
    this.clock = clock;
  }

  public Outcome receive(SignedAct signed) {
    Verified<Act> verified = register.received(signed, Topic.PARTY_EVENTS, clock.instant());
    ChainId chain = Acts.chainOn(Topic.PARTY_EVENTS, verified.act(), signed);
    if (!(verified.act() instanceof PartyAct act)) {
      throw new Refused(Form.WRONG_PLACE, "this is no act about a party");
    }
    Outcome outcome =
        chains.extend(
            chain,
            signed,
            act,
            (party, sealedAt, _) -> decide(chain, party, act, signed, sealedAt));
    register.forget(act.party());
    return outcome;
  }

  private void decide(
      ChainId chain, Optional<Party> party, PartyAct act, SignedAct signed, Instant sealedAt) {
    require(
        Duration.between(act.at(), sealedAt).abs().compareTo(CLOCK_SKEW) <= 0,
        Rule.R38,
        "the act says " + act.at() + ", it is " + sealedAt);
    PartyRules.decide(party, act, signed, ledger.head(chain).hash(), sealedAt);
    bringing(party, act, signed).ifPresent(request -> requireNew(request, sealedAt));
  }

  /** What is signed with a key that is about to enter, with the certificate for it. */
  private static Optional<SignedAct> bringing(
      Optional<Party> party, PartyAct act, SignedAct signed) {
    return switch (act) {
      case PartyAct.Enrol _ -> Optional.of(signed);
      case PartyAct.AddKey add -> Optional.of(add.request());
      case PartyAct.ProposeKey propose -> Optional.of(propose.request());
      case PartyAct.ConfirmKey _ -> party.map(Party::proposed).map(Proposal::request);
      case PartyAct.RevokeKey _, PartyAct.Freeze _, PartyAct.LiftFreeze _ -> Optional.empty();
    };
  }

  private void requireNew(SignedAct request, Instant sealedAt) {
    require(register.find(request.kid()).isEmpty(), Rule.R40, "the key is in the register already");
    register.requireUnrevoked(request, sealedAt);
  }
}
