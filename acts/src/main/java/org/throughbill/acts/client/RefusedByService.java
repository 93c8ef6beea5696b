package org.throughbill.acts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.throughbill.acts.Refused;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.Hash;

/** A service's refusal, as its problem document tells it. */
public final class RefusedByService extends RuntimeException {
  private final int status;
  private final transient JsonNode problem;

  private RefusedByService(int status, JsonNode problem) {
    super(status + " " + problem.path("type").asText() + " " + problem.path("detail").asText());
    this.status = status;
    this.problem = problem;
  }

  static RefusedByService of(int status, byte[] body) {
    try {
      return new RefusedByService(status, StrictJson.parse(body));
    } catch (Refused notJson) {
      return new RefusedByService(status, MissingNode.getInstance());
    }
  }

  public int status() {
    return status;
  }

  /** The rule's id, like R14, or the id of a fault of form. */
  public String rule() {
    String type = problem.path("type").asText();
    return type.substring(type.lastIndexOf('/') + 1);
  }

  public String detail() {
    return problem.path("detail").asText();
  }

  /** The whole problem document. */
  public JsonNode problem() {
    return problem;
  }

  /** Where the chain ends at present, if the service says so. */
  public Optional<Hash> head() {
    JsonNode hash = problem.path("head").path("hash");
    return hash.isTextual() ? Optional.of(new Hash(hash.textValue())) : Optional.empty();
  }
}
