package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.time.Instant;
import org.throughbill.acts.Act;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;

/** Whether a proof of control that somebody shows holds against the bill's own chain (R25). */
public final class ProofOfControl {
  /** How far the clock of whoever looks at it may be behind the registry's. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private ProofOfControl() {}

  /** Refuses a proof that is stale, foreign, or overtaken by an act upon control. */
  public static Statement.InControl verify(
      SignedAct proof, Chain chain, KeyRegister keys, Instant now) {
    Verified<Act> verified = new Verifier(keys).verify(proof, now);
    if (!(verified.act() instanceof Statement.InControl shown)) {
      throw new Refused(Rule.R25, "what is signed is no proof of control");
    }
    require(
        verified.key().roles().contains(Role.REGISTRY), Rule.R25, shown.by() + " is no registry");
    requireFresh(shown, now);
    requireOf(shown, chain);
    return shown;
  }

  private static void requireFresh(Statement.InControl shown, Instant now) {
    require(!now.plus(CLOCK_SKEW).isBefore(shown.at()), Rule.R25, "the proof is of " + shown.at());
    require(now.isBefore(shown.until()), Rule.R25, "the proof was good until " + shown.until());
  }

  private static void requireOf(Statement.InControl shown, Chain chain) {
    require(
        ChainId.title(shown.bill()).equals(chain.id()),
        Rule.R25,
        "the proof is about another bill than " + chain.id());
    require(
        chain.controlStandsSince(shown.head()),
        Rule.R25,
        "the chain says otherwise: an act upon control came after entry "
            + shown.seq()
            + ", or that entry is another");
    require(
        chain.inControl().map(Stretch::by).filter(shown.controller()::equals).isPresent(),
        Rule.R25,
        "by the chain " + shown.controller() + " is not in control");
  }
}
