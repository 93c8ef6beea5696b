package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;

/**
 * What a token must bring besides its party, before an act that moves control is even looked at.
 */
@ApplicationScoped
public class Powers {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final Optional<Duration> within;
  private final Optional<String> acr;
  private final boolean fourEyes;
  private final Clock clock;

  Powers(
      @ConfigProperty(name = "throughbill.step-up.within") Optional<Duration> within,
      @ConfigProperty(name = "throughbill.step-up.acr") Optional<String> acr,
      @ConfigProperty(name = "throughbill.four-eyes") boolean fourEyes,
      Clock clock) {
    this.within = within;
    this.acr = acr;
    this.fourEyes = fourEyes;
    this.clock = clock;
  }

  /** The account has signed in lately, and as strongly as is asked for. */
  public void requireStepUp(Caller caller) {
    within.ifPresent(limit -> requireRecent(caller.signedInAt(), limit));
    acr.ifPresent(
        wanted ->
            require(wanted.equals(caller.acr()), Form.STEP_UP, "acr " + wanted + " is asked for"));
  }

  private void requireRecent(@Nullable Instant signedInAt, Duration limit) {
    Instant earliest = clock.instant().minus(limit).minus(CLOCK_SKEW);
    require(
        signedInAt != null && signedInAt.isAfter(earliest),
        Form.STEP_UP,
        "sign in again; acts of control need a sign-in of the last " + limit);
  }

  /** Whoever prepares for a bank does not hand in. */
  public void requireMaker(Caller caller, BooleanSupplier isBank) {
    require(
        !fourEyes || (caller.isMaker() && !caller.isChecker()) || !isBank.getAsBoolean(),
        Form.NOT_YOUR_ROLE,
        "a bank's act of control is prepared by its maker");
  }

  /** Whoever hands in for a bank did not prepare. */
  public void requireChecker(Caller caller, BooleanSupplier isBank) {
    require(
        !fourEyes || (caller.isChecker() && !caller.isMaker()) || !isBank.getAsBoolean(),
        Form.NOT_YOUR_ROLE,
        "a bank's act of control is handed in by its checker");
  }
}
