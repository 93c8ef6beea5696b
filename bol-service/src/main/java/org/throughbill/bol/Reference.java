package org.throughbill.bol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.bol.copy.BillCopy;

/** The reference data this registry runs with. */
@ApplicationScoped
class Reference {
  /** The corridor's places, and those of the official list where one is configured. */
  @Produces
  @Singleton
  Places places(@ConfigProperty(name = "throughbill.places") Optional<Path> official) {
    return official.map(Reference::withOfficial).orElseGet(Places::corridor);
  }

  @Produces
  @Singleton
  LegalProfiles profiles() {
    return LegalProfiles.standard();
  }

  @Produces
  @Singleton
  BillCopy copies(Places places, @ConfigProperty(name = "throughbill.address") URI address) {
    return new BillCopy(places, address);
  }

  private static Places withOfficial(Path file) {
    try {
      return Places.corridor().withOfficial(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the list of places cannot be read: " + file, e);
    }
  }
}
