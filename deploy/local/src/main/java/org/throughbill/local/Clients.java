package org.throughbill.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The clients an issuer knows, in a JSON file that may change while it runs.
 *
 * <pre>{"bank-1": {"secret": "...", "party": "urn:party:bank-1", "roles": ["financier"]}}</pre>
 */
public final class Clients {
  /** One client; its tokens name the party it acts for. */
  public record Client(String id, String secret, String party, Set<String> roles) {
    /** The secret stays out of logs. */
    @Override
    public String toString() {
      return id + " for " + party + " as " + roles;
    }
  }

  // A stack makes several services known at the same time, each through an object of its own.
  private static final Object CHANGE = new Object();

  private final Path file;
  private Map<String, Client> known = Map.of();
  private FileTime readAt = FileTime.fromMillis(0);
  private long sizeRead = -1;

  public Clients(Path file) {
    this.file = file;
  }

  /** The client, if the secret is its own. */
  Optional<Client> authenticate(String id, String secret) {
    Client client = current().get(id);
    boolean matches =
        MessageDigest.isEqual(
            (client == null ? "" : client.secret()).getBytes(StandardCharsets.UTF_8),
            secret.getBytes(StandardCharsets.UTF_8));
    return matches ? Optional.ofNullable(client) : Optional.empty();
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
    Set<String> roles = new TreeSet<>();
    if (fields.get("roles") instanceof Iterable<?> listed) {
      listed.forEach(role -> roles.add((String) role));
    }
    return new Client(id, text(fields, "secret", id), text(fields, "party", id), roles);
  }

  private static String text(Map<?, ?> fields, String name, String id) {
    if (fields.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalStateException("Client " + id + " has no " + name);
  }

  private static Map<String, Object> asJson(Client client) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("secret", client.secret());
    json.put("party", client.party());
    json.put("roles", new TreeSet<>(client.roles()).stream().toList());
    return json;
  }
}
