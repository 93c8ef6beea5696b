package org.throughbill.ledger.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.KeyId;

/** Which keys have ended because an authority has revoked the certificates they came in with. */
final class ListedKeys {
  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);

  private final Revocations revocations;
  private final Function<KeyId, Optional<SignedAct>> bringing;
  private final Clock clock;
  private volatile Known known;

  /** What these lists say, as far as anybody has asked. */
  private record Known(
      Enrolments lists, Instant lookedAt, Map<KeyId, Optional<Instant>> revokedSince) {}

  /**
   * @param bringing the act that brought a key in, with its certificates
   */
  ListedKeys(Revocations revocations, Function<KeyId, Optional<SignedAct>> bringing, Clock clock) {
    this.revocations = revocations;
    this.bringing = bringing;
    this.clock = clock;
    this.known = new Known(revocations.enrolments(), clock.instant(), new ConcurrentHashMap<>());
  }

  /** From when the key's certificates are revoked, by the lists of at most a second ago. */
  Optional<Instant> since(KeyId kid) {
    Known present = present();
    Optional<Instant> since = present.revokedSince().get(kid);
    if (since == null) {
      since = bringing.apply(kid).flatMap(present.lists()::revokedSince);
      present.revokedSince().put(kid, since);
    }
    return since;
  }

  private Known present() {
    Known before = known;
    Instant now = clock.instant();
    if (Duration.between(before.lookedAt(), now).abs().compareTo(LOOKED_AT_EVERY) <= 0) {
      return before;
    }
    Enrolments lists = revocations.enrolments();
    Map<KeyId, Optional<Instant>> asked =
        lists == before.lists() ? before.revokedSince() : new ConcurrentHashMap<>();
    known = new Known(lists, now, asked);
    return known;
  }
}
