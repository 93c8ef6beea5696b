package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** What comes by Kafka, in order or not, forged or not. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class FinancingInboundTest extends FinanceApi {
  @Test
  void R72_R73_release_before_accept_twice_and_with_a_gap_ends_in_the_same_state() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.offered(world.bank, "loan", "contract");
    Entry pledge = world.pledged(world.bank, "contract");
    Entry accept = world.accepted(world.bank);
    Entry release = world.released(world.bank);
    world.publish(release, accept, release, pledge, accept); // the gap is fetched from the owner
    awaitState(world.bank, "RELEASED");
    assertThat(entries().stream().map(entry -> act(entry).getClass().getSimpleName()))
        .containsExactly("RequestFinance", "OfferFinance", "Accept", "Release");
    assertThat(world.client(world.maker).get(world.path()).path("verified").asBoolean()).isTrue();
  }

  @Test
  void R74_a_forged_release_releases_nothing() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.offered(world.bank, "loan", "contract");
    world.publish(world.pledged(world.bank, "contract"), world.accepted(world.bank));
    awaitState(world.bank, "TAKEN");
    SignedAct genuine =
        world.bank.sign(world.journey.release(world.bank.id(), world.head(), World.now()));
    Entry entry = world.forged(genuine);
    String bent =
        new String(entry.toJson(), StandardCharsets.UTF_8)
            .replace(genuine.value(), tampered(genuine));
    world.publish(entry, bent.getBytes(StandardCharsets.UTF_8));
    await().atMost(Duration.ofSeconds(30)).until(() -> parked(entry.chain()) == 1);
    JsonNode page = world.client(world.bank).get(world.path());
    assertThat(page.at("/requests/0/state").asText()).isEqualTo("TAKEN");
    assertThat(page.at("/title/seq").asLong()).isEqualTo(3);
    Entry byPledgor =
        world.forged(
            world.maker.sign(world.journey.release(world.maker.id(), world.head(), World.now())));
    world.publish(byPledgor); // a genuine signature of the wrong party in a well-made entry
    world.publish(world.released(world.bank));
    awaitState(world.bank, "RELEASED");
    assertThat(entries()).hasSize(4).last().extracting(e -> act(e).by()).isEqualTo(world.bank.id());
    assertThat(world.client(world.maker).get(world.path()).at("/title/head").asText())
        .isEqualTo(world.head().value());
  }

  @Test
  void R40_an_act_whose_signer_is_not_known_here_yet_has_its_party_fetched_first() {
    Signatory late =
        Servers.shared()
            .pki()
            .signatory(
                "late-" + world.maker.id(), "late", Algorithm.ED25519, Set.of(Role.SHIPPER), null);
    known(world.issued());
    world.sealed(ChainId.party(late.id()), late.enrolment(World.now()));
    Entry transfer =
        world.title(
            world.maker,
            after ->
                world.journey.transfer(
                    world.maker.id(),
                    late.id(),
                    new Endorsement(Endorsement.Kind.TO_ORDER, late.id()),
                    after,
                    World.now()));
    Entry pledge =
        world.title(
            late,
            after ->
                world.journey.pledge(
                    late.id(), world.bank.id(), "contract", after, World.now(), World.term()));
    world.publish(transfer, pledge);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(RefusedByService.class) // it has no part until it arrives
        .until(
            () ->
                world.client(late).get(world.path()).at("/title/state").asText().equals("OFFERED"));
    refused(() -> world.requested(world.bank, "loan"), 409, "R61");
  }

  private static String tampered(SignedAct act) {
    String value = act.value();
    int at = value.lastIndexOf('.') + 5;
    char other = value.charAt(at) == 'A' ? 'B' : 'A';
    return value.substring(0, at) + other + value.substring(at + 1);
  }
}
