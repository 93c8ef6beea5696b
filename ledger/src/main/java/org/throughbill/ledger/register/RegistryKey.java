package org.throughbill.ledger.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.Act;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.PartyId;

/** The key with which a service signs what it has to say itself; it never signs for a user. */
@ApplicationScoped
public class RegistryKey {
  private final PartyId party;
  private final SigningKey key;

  RegistryKey(
      @ConfigProperty(name = "throughbill.registry.party") String party,
      @ConfigProperty(name = "throughbill.registry.key") Path key) {
    this.party = new PartyId(party);
    try {
      this.key = SigningKey.of(Files.readAllBytes(key));
    } catch (IOException e) {
      throw new UncheckedIOException("the registry's key cannot be read: " + key, e);
    }
  }

  public PartyId party() {
    return party;
  }

  public SignedAct sign(Act act) {
    return key.sign(act);
  }
}
