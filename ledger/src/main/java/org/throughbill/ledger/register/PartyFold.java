package org.throughbill.ledger.register;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.ledger.Fold;

/** A party from its chain. */
public final class PartyFold implements Fold<Optional<Party>> {
  /**
   * A revocation bites this long after it is sealed: as long as any instance may still go by what
   * it read before, so that no act is ever sealed under a key that was already revoked.
   */
  public static final Duration REVOCATION_BITES_AFTER = Duration.ofSeconds(2);

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
    return switch (act) {
      case PartyAct.Enrol enrol ->
          Optional.of(
              new Party(enrol.by(), enrol.name(), enrol.acceptsTransfers(), Map.of())
                  .with(keyOf(entry)));
      case PartyAct.AddKey _ -> party.map(p -> p.with(keyOf(entry)));
      case PartyAct.RevokeKey revoke ->
          party.map(
              p -> {
                RegisteredKey key = p.keys().get(revoke.key());
                if (key == null) {
                  throw new IllegalStateException(
                      entry.chainId() + " revokes a key it does not have");
                }
                return p.with(key.revoked(entry.sealedAt().plus(REVOCATION_BITES_AFTER)));
              });
      default ->
          throw new IllegalStateException(entry.chainId() + " holds an act that is not a party's");
    };
  }

  private RegisteredKey keyOf(Entry entry) {
    return enrolments.verify(entry.act(), entry.sealedAt()).key();
  }
}
