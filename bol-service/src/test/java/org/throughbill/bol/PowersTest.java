package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.RawHttp;

/** What a token must bring for an act of control, besides its party. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "bol"),
      @ResourceArg(name = "throughbill.rate.per-second", value = "1"),
      @ResourceArg(name = "throughbill.rate.burst", value = "50"),
      @ResourceArg(name = "throughbill.four-eyes", value = "true"),
      @ResourceArg(name = "kafka.bootstrap.servers", value = "127.0.0.1:9")
    })
@WithTestResource(CustomsHouse.class)
class PowersTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Cast cast;
  private Receipt issue;

  @SuppressWarnings("NullAway.Init") // set before each test
  PowersTest() {}

  @BeforeEach
  void issued() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
    issue = voyage.issued();
  }

  private static String token(Signatory party, Consumer<JwtClaims> changing, String... roles) {
    String id = party.id().value();
    return Servers.shared().tokens().token(id, id, Set.of(roles), changing);
  }

  private Client desk(String token) {
    return new Client(HTTP, service, () -> token);
  }

  private static void assertRefused(String rule, int status, ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule);
    assertThat(refused.status()).isEqualTo(status);
  }

  private SignedAct transfer() {
    return cast.shipper()
        .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
  }

  @Test
  void an_act_of_control_needs_a_recent_sign_in_and_reading_does_not() {
    long longAgo = now().minus(Duration.ofHours(2)).getEpochSecond();
    String old = token(cast.shipper(), claims -> claims.setClaim("auth_time", longAgo));
    String unknown = token(cast.shipper(), claims -> claims.unsetClaim("auth_time"));
    assertRefused("step-up", 401, () -> desk(old).send(transfer()));
    assertRefused("step-up", 401, () -> desk(unknown).send(transfer()));
    assertThat(desk(old).get("/bills/" + issue.chain()).path("seq").asLong()).isEqualTo(1);
    assertThat(desk(token(cast.shipper(), _ -> {})).send(transfer()).seq()).isEqualTo(2);
  }

  @Test
  void who_has_to_sign_in_anew_is_told_how() throws IOException {
    String unknown = token(cast.shipper(), claims -> claims.unsetClaim("auth_time"));
    try (var http = new RawHttp(service)) {
      RawHttp.Answer answer =
          http.exchange(
              "POST /acts",
              "Authorization: Bearer " + unknown + "\r\nContent-Type: application/jose\r\n",
              transfer().value().getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.header("www-authenticate"))
          .isEqualTo("Bearer error=\"insufficient_user_authentication\"");
    }
  }

  @Test
  void a_banks_maker_prepares_and_its_checker_hands_in() {
    Receipt offer = voyage.send(cast.shipper(), voyage.pledge(issue, cast.shipper(), cast.bank()));
    Client maker = desk(token(cast.bank(), _ -> {}, "bank-maker"));
    Client checker = desk(token(cast.bank(), _ -> {}, "bank-checker"));
    Client both = desk(token(cast.bank(), _ -> {}, "bank-maker", "bank-checker"));
    Client neither = desk(token(cast.bank(), _ -> {}));
    String path = "/bills/" + issue.chain() + "/acts/prepare";
    String wanted = "{\"act\":\"bill.accept.v1\",\"place\":\"CNCKG\"}";
    assertThat(maker.post(path, "application/json", wanted)).isNotEmpty();
    for (Client other : new Client[] {checker, both, neither}) {
      assertRefused("not-your-role", 403, () -> other.post(path, "application/json", wanted));
    }
    SignedAct accept =
        cast.bank()
            .sign(new TitleAct.Accept(bill(issue), offer.hash(), cast.bank().id(), now(), CKG));
    for (Client other : new Client[] {maker, both, neither}) {
      assertRefused("not-your-role", 403, () -> other.send(accept));
    }
    assertThat(checker.send(accept).seq()).isEqualTo(3);
  }

  @Test
  void an_auditor_reads_every_bill_and_acts_on_none() {
    Client auditor = desk(token(cast.buyer(), _ -> {}, "auditor"));
    assertThat(auditor.get("/bills/" + issue.chain()).path("seq").asLong()).isEqualTo(1);
    assertRefused("not-your-role", 403, () -> auditor.send(transfer()));
  }
}
