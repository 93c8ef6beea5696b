package org.throughbill.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The clients an issuer knows, each by a public key, in a JSON file that may change while it runs.
 *
 * <pre>{"bank-1": {"jwk": {"kty": "EC", ...}, "party": "bank-1", "roles": ["bank-maker"]}}</pre>
 */
public final class Clients {
  /**
   * One client; its tokens name the party it acts for.
   *
   * @param key the public half of what it signs in with
   */
  public record Client(String id, JsonWebKey key, String party, Set<String> roles) {}

  // A stack makes several services known at the same time, each through an object of its own.
  private static final Object CHANGE = new Object();

  private final Path file;
  private Map<String, Client> known = Map.of();
  private FileTime readAt = FileTime.fromMillis(0);
  private long sizeRead = -1;

  public Clients(Path file) {
    this.file = file;
  }

  Optional<Client> find(String id) {
    return Optional.ofNullable(current().get(id));
  }

  /** Adds clients to the file, or replaces those of the same id. */
  public void put(Client... clients) {
    synchronized (CHANGE) {
      Map<String, Client> all = new LinkedHashMap<>(current());
      for (Client client : clients) {
        all.put(client.id(), client);
      }
      Map<String, Object> json = new LinkedHashMap<>();
      all.forEach((id, client) -> json.put(id, asJson(client)));
      PrivateFiles.write(file, JsonUtil.toJson(json) + "\n");
    }
  }

  private synchronized Map<String, Client> current() {
    try {
      if (!Files.exists(file)) {
        return Map.of();
      }
      FileTime changed = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      if (!changed.equals(readAt) || size != sizeRead) {
        known = parse(Files.readString(file));
        readAt = changed;
        sizeRead = size;
      }
      return known;
    } catch (IOException | JoseException | ClassCastException e) {
      throw new IllegalStateException("Cannot read the clients in " + file, e);
    }
  }

  private static Map<String, Client> parse(String json) throws JoseException {
    return JsonUtil.parseJson(json).entrySet().stream()
        .map(entry -> client(entry.getKey(), (Map<?, ?>) entry.getValue()))
        .collect(Collectors.toMap(Client::id, client -> client));
  }

  private static Client client(String id, Map<?, ?> fields) {
    if (!(fields.get("jwk") instanceof Map<?, ?> jwk)) {
      throw new IllegalStateException("Client " + id + " has no jwk");
    }
    Set<String> roles = new TreeSet<>();
    if (fields.get("roles") instanceof Iterable<?> listed) {
      listed.forEach(role -> roles.add((String) role));
    }
    return new Client(id, key(jwk), text(fields, "party", id), roles);
  }

  private static JsonWebKey key(Map<?, ?> jwk) {
    Map<String, Object> fields = new LinkedHashMap<>();
    jwk.forEach((name, value) -> fields.put(String.valueOf(name), value));
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(fields);
    } catch (JoseException e) {
      throw new IllegalStateException("A client has no readable public key", e);
    }
  }

  private static String text(Map<?, ?> fields, String name, String id) {
    if (fields.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalStateException("Client " + id + " has no " + name);
  }

  private static Map<String, Object> asJson(Client client) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("jwk", client.key().toParams(OutputControlLevel.PUBLIC_ONLY));
    json.put("party", client.party());
    json.put("roles", new TreeSet<>(client.roles()).stream().toList());
    return json;
  }
}
