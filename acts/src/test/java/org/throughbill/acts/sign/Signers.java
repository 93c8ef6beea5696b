package org.throughbill.acts.sign;

import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Role;
import org.throughbill.acts.Samples;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

/** Whom the attacked register knows, each with a key that is the same in every run. */
final class Signers {
  static final Instant FROM = NOON.minusSeconds(1000);
  static final Instant TO = NOON.plusSeconds(1000);

  static final SigningKey MAKER_KEY = Samples.MAKER_KEY;
  static final SigningKey OPERATOR_KEY = Samples.OPERATOR_KEY;
  static final SigningKey REVOKED_KEY = FixedKeys.of(Algorithm.ES256, "maker-cq, revoked at noon");
  static final SigningKey FROZEN_KEY = FixedKeys.of(Algorithm.ES256, "maker-cq, frozen at noon");
  static final SigningKey STRANGER_KEY = FixedKeys.of(Algorithm.ES256, "nobody the register knows");

  /** For a hundred seconds from noon, and again from 900 on, without an end. */
  private static final List<Freeze> FREEZES =
      List.of(new Freeze(NOON, NOON.plusSeconds(100)), new Freeze(NOON.plusSeconds(900), null));

  private static final List<PartyId> OTHERS =
      List.of(
          Samples.BANK,
          Samples.BUYER,
          Samples.PORT,
          Samples.OFFICER,
          Samples.REGISTRY,
          Samples.REGISTRAR,
          Samples.OTHER_REGISTRAR);

  private static final Map<KeyId, RegisteredKey> REGISTER = register();

  private Signers() {}

  static Optional<RegisteredKey> find(KeyId kid) {
    return Optional.ofNullable(REGISTER.get(kid));
  }

  static List<RegisteredKey> all() {
    return List.copyOf(REGISTER.values());
  }

  /** The key that an honest act of this party is signed with. */
  static SigningKey keyOf(PartyId party) {
    if (party.equals(MAKER)) {
      return MAKER_KEY;
    }
    return party.equals(OPERATOR) ? OPERATOR_KEY : FixedKeys.of(Algorithm.ED25519, party.value());
  }

  private static Map<KeyId, RegisteredKey> register() {
    var register = new LinkedHashMap<KeyId, RegisteredKey>();
    put(register, MAKER, MAKER_KEY.publicKey(), null);
    put(register, MAKER, REVOKED_KEY.publicKey(), NOON);
    put(register, OPERATOR, OPERATOR_KEY.publicKey(), null);
    OTHERS.forEach(party -> put(register, party, keyOf(party).publicKey(), null));
    put(register, MAKER, SignatureAttacks.sm2Key(), null);
    VerificationKey frozen = FROZEN_KEY.publicKey();
    put(register, MAKER, frozen, null);
    register.computeIfPresent(frozen.id(), (_, key) -> key.under(FREEZES));
    return register;
  }

  private static Set<Role> rolesOf(PartyId party) {
    boolean registrar = party.equals(Samples.REGISTRAR) || party.equals(Samples.OTHER_REGISTRAR);
    return Set.of(registrar ? Role.REGISTRAR : Role.SHIPPER);
  }

  private static void put(
      Map<KeyId, RegisteredKey> register,
      PartyId party,
      VerificationKey key,
      @Nullable Instant revokedSince) {
    register.put(
        key.id(), new RegisteredKey(key, party, rolesOf(party), null, FROM, TO, revokedSince));
  }
}
