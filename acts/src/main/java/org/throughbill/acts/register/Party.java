package org.throughbill.acts.register;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.Freeze;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

/**
 * A party as its chain says it is.
 *
 * @param acceptsTransfers whether it has a standing acceptance of transfers
 * @param keys its keys, past ones too
 * @param freezes when it was frozen, the last one perhaps still
 * @param proposed a key that waits for a second registrar
 */
public record Party(
    PartyId id,
    String name,
    boolean acceptsTransfers,
    Map<KeyId, RegisteredKey> keys,
    List<Freeze> freezes,
    @Nullable Proposal proposed) {
  /**
   * A revocation or a freeze bites this long after it is sealed: as long as any instance of a
   * service may still go by what it read before, so that no act is ever sealed under a key that
   * could not sign any more.
   */
  public static final Duration BITES_AFTER = Duration.ofSeconds(2);

  public Party {
    keys = Map.copyOf(keys);
    freezes = List.copyOf(freezes);
  }

  /** Whether one of its keys carries the role. */
  public boolean is(Role role) {
    return keys.values().stream()
        .anyMatch(key -> key.revokedSince() == null && key.roles().contains(role));
  }

  /** A key of the party, to be judged with the times for which the party was frozen. */
  public Optional<RegisteredKey> key(KeyId kid) {
    return Optional.ofNullable(keys.get(kid)).map(key -> key.under(freezes));
  }

  /** Whether the party can sign anything at this time. */
  public boolean signsAt(Instant time) {
    return keys.values().stream().anyMatch(key -> key.under(freezes).signsAt(time));
  }

  /** Whether a freeze stands that nobody has lifted. */
  public boolean isFrozen() {
    return !freezes.isEmpty() && freezes.getLast().until() == null;
  }

  /**
   * The party after an entry of its chain; empty before the first. Asks again whether the act may
   * stand where it stands, so that whoever folds a chain has checked it.
   */
  public static Party after(
      Optional<Party> party, Entry entry, PartyAct act, Enrolments enrolments) {
    PartyRules.decide(party, act, entry.act(), entry.prev(), entry.sealedAt());
    return switch (act) {
      case PartyAct.Enrol enrol ->
          enrolled(enrol, keyIn(entry.act(), entry.sealedAt(), enrolments));
      case PartyAct.Change change ->
          party
              .orElseThrow(() -> new Refused(Rule.R40, "the party has not enrolled"))
              .changed(change, entry, enrolments);
    };
  }

  private static Party enrolled(PartyAct.Enrol enrol, RegisteredKey key) {
    return new Party(
        enrol.by(),
        enrol.name(),
        enrol.acceptsTransfers(),
        Map.of(key.key().id(), key),
        List.of(),
        null);
  }

  private Party changed(PartyAct.Change act, Entry entry, Enrolments enrolments) {
    Instant now = entry.sealedAt();
    return switch (act) {
      case PartyAct.AddKey add -> with(keyIn(add.request(), now, enrolments));
      case PartyAct.RevokeKey revoke -> ending(revoke.key(), now.plus(BITES_AFTER));
      case PartyAct.Freeze _ -> under(frozen(now.plus(BITES_AFTER)));
      case PartyAct.LiftFreeze _ -> under(lifted(now));
      case PartyAct.ProposeKey propose -> proposing(propose, now, enrolments);
      case PartyAct.ConfirmKey _ -> confirmed(now);
    };
  }

  private static RegisteredKey keyIn(SignedAct bringing, Instant now, Enrolments enrolments) {
    return enrolments.verify(bringing, now).key();
  }

  private Party with(RegisteredKey key) {
    var all = new HashMap<>(keys);
    all.put(key.key().id(), key);
    return new Party(id, name, acceptsTransfers, all, freezes, proposed);
  }

  private Party ending(KeyId kid, Instant since) {
    RegisteredKey key = keys.get(kid);
    return key == null ? this : with(key.revoked(since));
  }

  private Party under(List<Freeze> times) {
    return new Party(id, name, acceptsTransfers, keys, times, proposed);
  }

  private List<Freeze> frozen(Instant since) {
    var times = new ArrayList<>(freezes);
    times.add(new Freeze(since, null));
    return times;
  }

  private List<Freeze> lifted(Instant at) {
    var times = new ArrayList<>(freezes);
    times.add(times.removeLast().lifted(at));
    return times;
  }

  private Party proposing(PartyAct.ProposeKey propose, Instant now, Enrolments enrolments) {
    RegisteredKey key = keyIn(propose.request(), now, enrolments);
    var proposal = new Proposal(propose.request(), key, propose.by());
    return new Party(id, name, acceptsTransfers, keys, freezes, proposal);
  }

  /**
   * The new key, and the end of all before it: one of them may be found again by the wrong hands.
   */
  private Party confirmed(Instant now) {
    if (proposed == null) {
      throw new Refused(Rule.R40, "no key is proposed");
    }
    var all = new HashMap<KeyId, RegisteredKey>();
    keys.forEach((kid, key) -> all.put(kid, key.revokedSince() == null ? key.revoked(now) : key));
    all.put(proposed.key().key().id(), proposed.key());
    return new Party(id, name, acceptsTransfers, all, freezes, null);
  }
}
