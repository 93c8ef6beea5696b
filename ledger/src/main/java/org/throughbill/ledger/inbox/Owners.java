package org.throughbill.ledger.inbox;

import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.ledger.http.EntryPage;

/**
 * Fetches entries from the service that owns a stream; the one call between services, made only to
 * repair a gap.
 */
@ApplicationScoped
public class Owners {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final OidcClient tokens;
  private final Map<String, URI> owners;

  Owners(OidcClient tokens, @ConfigProperty(name = "throughbill.owners") Map<String, URI> owners) {
    this.tokens = tokens;
    this.owners = owners;
  }

  /** The next entries of a chain after a position; empty at its end. */
  public List<Entry> after(ChainId chain, long seq) {
    URI owner = owners.get(chain.topic().wireName());
    if (owner == null) {
      throw new OwnerUnavailable("no owner is configured for " + chain.topic().wireName(), null);
    }
    String path =
        "/chains/%s/%s/entries?after=%d".formatted(chain.topic().wireName(), chain.key(), seq);
    try {
      String token = tokens.getTokens().await().atMost(PATIENCE).getAccessToken();
      var request =
          HttpRequest.newBuilder(owner.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return switch (response.statusCode()) {
        case 200 -> RecordJson.read(response.body(), EntryPage.class).entries();
        case 404 -> List.of();
        default -> throw new OwnerUnavailable(chain + ": status " + response.statusCode(), null);
      };
    } catch (IOException e) {
      throw new OwnerUnavailable(chain.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OwnerUnavailable(chain.toString(), e);
    }
  }
}
