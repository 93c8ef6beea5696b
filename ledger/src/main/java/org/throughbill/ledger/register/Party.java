package org.throughbill.ledger.register;

import java.util.HashMap;
import java.util.Map;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

/**
 * A party as its chain says it is.
 *
 * @param acceptsTransfers whether it has a standing acceptance of transfers
 */
public record Party(
    PartyId id, String name, boolean acceptsTransfers, Map<KeyId, RegisteredKey> keys) {
  public Party {
    keys = Map.copyOf(keys);
  }

  /** Whether one of its keys carries the role. */
  public boolean is(Role role) {
    return keys.values().stream()
        .anyMatch(key -> key.revokedSince() == null && key.roles().contains(role));
  }

  Party with(RegisteredKey key) {
    var all = new HashMap<>(keys);
    all.put(key.key().id(), key);
    return new Party(id, name, acceptsTransfers, all);
  }
}
