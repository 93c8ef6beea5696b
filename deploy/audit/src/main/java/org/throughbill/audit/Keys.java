package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.Statement;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.Freeze;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;

/** The auditor's own register, made from the party chains and the trusted roots alone. */
final class Keys implements KeyRegister {
  /** The published rule: a revocation or a freeze bites this long after it is sealed. */
  private static final Duration BITES_AFTER = Duration.ofSeconds(2);

  private final Enrolments enrolments;
  private final Verifier verifier = new Verifier(this);
  private final Map<KeyId, RegisteredKey> keys = new HashMap<>();
  private final Map<String, List<Freeze>> freezes = new HashMap<>();
  private final Map<String, Proposal> proposals = new HashMap<>();

  private record Proposal(RegisteredKey key, String by) {}

  Keys(List<X509Certificate> roots) {
    this.enrolments = new Enrolments(roots, List.of());
  }

  @Override
  public Optional<RegisteredKey> find(KeyId kid) {
    return Optional.ofNullable(keys.get(kid)).map(key -> key.under(freezesOf(key.party().value())));
  }

  /** Verifies an entry of a party's chain and learns what it says of keys; throws otherwise. */
  void learn(Row row) {
    var signed = new SignedAct(row.act());
    JsonNode act = row.payload();
    String name = act.path("act").asText();
    if (name.equals("party.enrol.v1")) {
      require(keys.values().stream().noneMatch(key -> ofParty(key, row)), "enrols a party again");
      register(enrolments.verify(signed, row.sealedAt()).key());
      return;
    }
    String by = verifier.verify(signed, row.sealedAt()).act().by().value();
    switch (name) {
      case "party.add-key.v2" -> add(row, new SignedAct(act.path("request").asText()), by);
      case "party.revoke-key.v1" -> revoke(new KeyId(act.path("key").asText()), row);
      case "party.freeze.v1" -> freeze(row);
      case "party.lift-freeze.v1" -> lift(row, by);
      case "party.propose-key.v1" -> propose(row, new SignedAct(act.path("request").asText()), by);
      case "party.confirm-key.v1" -> confirm(row, new KeyId(act.path("key").asText()), by);
      default -> throw new IllegalStateException(name + " has no place on a party's chain");
    }
  }

  private void register(RegisteredKey key) {
    require(
        keys.putIfAbsent(key.key().id(), key) == null,
        "the key " + key.key().id() + " is registered twice");
  }

  /** That a key of the party signed the act, the verifier has asked. */
  private void add(Row row, SignedAct request, String by) {
    require(by.equals(row.key()), "adds a key to another party");
    require(!isFrozen(row.key()), "adds a key to a frozen party");
    register(requested(row, request));
  }

  private void revoke(KeyId kid, Row row) {
    RegisteredKey key = keys.get(kid);
    if (key == null || !key.party().value().equals(row.key())) {
      throw new IllegalStateException("revokes a key that the party does not have");
    }
    keys.put(kid, key.revoked(row.sealedAt().plus(BITES_AFTER)));
  }

  private void freeze(Row row) {
    require(!isFrozen(row.key()), "freezes a party that is frozen");
    var times = new ArrayList<>(freezesOf(row.key()));
    times.add(new Freeze(row.sealedAt().plus(BITES_AFTER), null));
    freezes.put(row.key(), times);
  }

  private void lift(Row row, String by) {
    require(isFrozen(row.key()), "lifts a freeze that does not stand");
    require(!by.equals(row.key()), "the frozen party lifts its own freeze");
    var times = new ArrayList<>(freezesOf(row.key()));
    times.add(times.removeLast().lifted(row.sealedAt()));
    freezes.put(row.key(), times);
  }

  private void propose(Row row, SignedAct request, String by) {
    require(!by.equals(row.key()) && !signs(row), "proposes a key for a party that needs none");
    proposals.put(row.key(), new Proposal(requested(row, request), by));
  }

  /** The key that the party asks for, signed with that key. */
  private RegisteredKey requested(Row row, SignedAct request) {
    var verified = enrolments.verify(request, row.sealedAt());
    require(verified.act() instanceof Statement.RequestKey, "there is no request for the key");
    require(verified.key().party().value().equals(row.key()), "the key is another party's");
    return verified.key();
  }

  /** Two registrars gave the key, and what the party had before has ended. */
  private void confirm(Row row, KeyId kid, String by) {
    Proposal proposal = proposals.remove(row.key());
    if (proposal == null || !proposal.key().key().id().equals(kid)) {
      throw new IllegalStateException("confirms a key that is not proposed");
    }
    require(!by.equals(row.key()) && !by.equals(proposal.by()), "one person gave a key alone");
    require(!signs(row), "confirms a key for a party that needs none");
    keys.replaceAll((_, key) -> ofParty(key, row) ? ended(key, row.sealedAt()) : key);
    register(proposal.key());
  }

  private static RegisteredKey ended(RegisteredKey key, Instant now) {
    return key.revokedSince() == null ? key.revoked(now) : key;
  }

  /** Whether the party of this chain had a key to sign with when the entry was sealed. */
  private boolean signs(Row row) {
    return keys.values().stream()
        .anyMatch(
            key -> ofParty(key, row) && key.under(freezesOf(row.key())).signsAt(row.sealedAt()));
  }

  private static boolean ofParty(RegisteredKey key, Row row) {
    return key.party().value().equals(row.key());
  }

  private List<Freeze> freezesOf(String party) {
    return freezes.getOrDefault(party, List.of());
  }

  private boolean isFrozen(String party) {
    List<Freeze> times = freezesOf(party);
    return !times.isEmpty() && times.getLast().until() == null;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** Verifies an entry of any other chain; throws otherwise. */
  void verify(Row row) {
    verifier.verify(new SignedAct(row.act()), row.sealedAt());
  }
}
