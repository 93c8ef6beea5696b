package org.throughbill.ledger.register;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.ledger.Ledger;

/** The clock and the trusted roots a service runs with. */
@ApplicationScoped
class Setup {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Enrolments enrolments(@ConfigProperty(name = "throughbill.roots") List<Path> roots) {
    var certificates = new ArrayList<X509Certificate>();
    for (Path root : roots) {
      try {
        certificates.addAll(Enrolments.certificates(Files.readAllBytes(root)));
      } catch (IOException e) {
        throw new UncheckedIOException("the trusted root cannot be read: " + root, e);
      }
    }
    return new Enrolments(certificates, List.of());
  }

  @Produces
  @Singleton
  Revocations revocations(
      @ConfigProperty(name = "throughbill.crls") Optional<List<Path>> lists,
      Enrolments enrolments) {
    return new Revocations(lists.orElse(List.of()), enrolments);
  }

  @Produces
  @Singleton
  Register register(
      Ledger ledger,
      DataSource database,
      Clock clock,
      Enrolments enrolments,
      Revocations revocations) {
    return new Register(ledger, database, clock, enrolments, revocations);
  }
}
