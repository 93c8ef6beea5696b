package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import io.github.bucket4j.TimeMeter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.Form;

/**
 * How often those may ask who need no token: each network address, and all of them together, so
 * that no crowd of strangers takes the service from its parties.
 */
@ApplicationScoped
public class Strangers {
  private static final int PREFIX = 8;

  private final RoutingContext request;
  private final Allowance<String> each;
  private final Allowance<String> all;

  @Inject
  Strangers(
      RoutingContext request,
      @ConfigProperty(name = "throughbill.rate.stranger.per-second") long perSecond,
      @ConfigProperty(name = "throughbill.rate.stranger.burst") long burst,
      @ConfigProperty(name = "throughbill.rate.strangers.per-second") long together,
      @ConfigProperty(name = "throughbill.rate.strangers.burst") long burstTogether) {
    this.request = request;
    this.each = new Allowance<>(perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
    this.all = new Allowance<>(together, burstTogether, TimeMeter.SYSTEM_NANOTIME);
  }

  /** Takes one request from what is left to the present request's address. */
  public void requirePatience() {
    require(
        each.allow(networkOf(request)) && all.allow("all"),
        Form.TOO_MANY,
        "more was asked without a token than is answered");
  }

  /** Where a request comes from, as {@link #networkOf(String)} says it. */
  static String networkOf(RoutingContext connection) {
    return networkOf(connection.request().remoteAddress().hostAddress());
  }

  /** An IPv4 address; of an IPv6 address the half that tells one household from another. */
  static String networkOf(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, PREFIX)));
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
