package org.throughbill.acts.sign;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.KeyId;

/** Verifies bytes first and parses afterwards; refuses, and never answers yes or no. */
public final class Verifier {
  private final KeyRegister register;

  public Verifier(KeyRegister register) {
    this.register = register;
  }

  /** Verifies an act, and the statement it is signed around, as at the time it is or was sealed. */
  public Verified<Act> verify(SignedAct signed, Instant sealedAt) {
    RegisteredKey key = verifyBytes(signed, sealedAt);
    Act act = readOwn(signed, key);
    requireRegistrarOnAnothersChain(act, key);
    return new Verified<>(act, signed, key, statementsIn(act, sealedAt));
  }

  private Act readOwn(SignedAct signed, RegisteredKey key) {
    Act act = Acts.read(signed.payload());
    require(
        act.by().equals(key.party()),
        Rule.R36,
        () -> "the act is by " + act.by() + ", the key is not");
    return act;
  }

  private static void requireRegistrarOnAnothersChain(Act act, RegisteredKey key) {
    require(
        !(act instanceof PartyAct about)
            || about.party().equals(about.by())
            || key.roles().contains(Role.REGISTRAR),
        Rule.R40,
        "on another party's chain only a registrar acts");
  }

  private RegisteredKey verifyBytes(SignedAct signed, Instant sealedAt) {
    SignedAct.Header header = signed.header();
    Algorithm algorithm = header.algorithm();
    KeyId kid = header.keyId();
    RegisteredKey key =
        register
            .find(kid)
            .orElseThrow(() -> new Refused(Rule.R40, "no party has enrolled key " + kid));
    require(
        algorithm == key.key().algorithm(),
        Rule.R41,
        () -> "the key is registered for " + key.key().algorithm().header());
    key.key().verify(signed.signingInput(), signed.signature());
    key.requireValidAt(sealedAt);
    return key;
  }

  private List<Statement> statementsIn(Act act, Instant sealedAt) {
    return Acts.statementsIn(act).stream().map(inner -> statementIn(act, inner, sealedAt)).toList();
  }

  private Statement statementIn(Act act, SignedAct inner, Instant sealedAt) {
    return switch (readOwn(inner, verifyBytes(inner, sealedAt))) {
      case Statement.Agree agree when act instanceof TitleAct.Issue -> agree;
      case Statement.Agree agree when act instanceof TitleAct.SurrenderForAmendment -> agree;
      case Statement.Agree agree when act instanceof TitleAct.SurrenderForSplit -> agree;
      case Statement.Agree agree when act instanceof TitleAct.SurrenderForMerge -> agree;
      case Statement.Receive receipt when act instanceof TitleAct.Deliver -> receipt;
      case Act _ ->
          throw new Refused(
              Rule.R36, "what the act is signed around is not the statement it needs");
    };
  }
}
