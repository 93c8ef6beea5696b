package org.throughbill.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the OpenAPI 3.1 document of a service from its resources and the records they answer. */
public final class OpenApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String PAGE = "text/html";

  private final ObjectNode document = MAPPER.createObjectNode();
  private final JsonSchemas schemas = new JsonSchemas();
  private final Words words = new Words();
  private final JsonNode examples = examples();
  private final TreeMap<String, String> tags = new TreeMap<>();
  private final TreeMap<String, TreeMap<String, ObjectNode>> paths = new TreeMap<>();

  private final Function<Method, Answer> answers;

  /**
   * What a method answers with.
   *
   * @param tagged whether the answer carries a tag, and is 304 to whoever has it already
   */
  public record Answer(Class<?> type, List<Integer> statuses, boolean tagged, boolean page) {}

  private OpenApi(Function<Method, Answer> answers) {
    this.answers = answers;
  }

  /**
   * The document, byte for byte.
   *
   * @param problem the record that every refusal is
   */
  public static byte[] write(
      String service,
      Collection<Class<?>> resources,
      Class<?> problem,
      Function<Method, Answer> answers) {
    return new OpenApi(answers).document(service, resources, problem);
  }

  private byte[] document(String service, Collection<Class<?>> resources, Class<?> problem) {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Throughbill " + service)
        .put("version", "1.0.0")
        .put("description", "Refusals are problems (RFC 9457) whose type leads to the rule's page.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    for (Class<?> resource : resources) {
      Arrays.stream(resource.getMethods())
          .sorted(Comparator.comparing(Method::getName))
          .forEach(method -> add(resource, method));
    }
    ArrayNode subjects = document.putArray("tags");
    tags.forEach((tag, said) -> subjects.addObject().put("name", tag).put("description", said));
    ObjectNode all = document.putObject("paths");
    paths.forEach((path, verbs) -> verbs.forEach(all.putObject(path)::set));
    ObjectNode components = document.putObject("components");
    components
        .putObject("responses")
        .putObject("Problem")
        .put("description", "Why not, under which rule, and what to do.")
        .putObject("content")
        .putObject(PROBLEM)
        .set("schema", schemas.of(problem));
    components.set("schemas", schemas.definitions());
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    return text();
  }

  private void add(Class<?> resource, Method method) {
    Endpoints.verbs(method)
        .forEach(
            verb ->
                paths
                    .computeIfAbsent(Endpoints.path(resource, method), _ -> new TreeMap<>())
                    .put(verb.toLowerCase(java.util.Locale.ROOT), operation(resource, method)));
  }

  private ObjectNode operation(Class<?> resource, Method method) {
    ObjectNode operation = MAPPER.createObjectNode();
    String id = resource.getSimpleName() + "." + method.getName();
    String said = words.of(method);
    JsonNode example = examples.path(id);
    operation.put("operationId", id);
    operation.putArray("tags").add(tag(resource, method));
    operation.put("summary", Words.first(said));
    operation.put("description", said);
    ArrayNode security = operation.putArray("security");
    if (!resource.isAnnotationPresent(PermitAll.class)) {
      security.addObject().putArray("token");
    }
    ArrayNode parameters = operation.putArray("parameters");
    Arrays.stream(method.getParameters())
        .forEach(parameter -> add(parameters, method, parameter, example));
    Consumes consumes = method.getAnnotation(Consumes.class);
    if (consumes != null) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      ObjectNode content = body.putObject("content");
      for (String type : consumes.value()) {
        ObjectNode sent = content.putObject(type);
        sent.putObject("schema").put("type", type.equals(JSON) ? "object" : "string");
        JsonNode told = example.path("body");
        sent.set("example", told.has(type) ? told.path(type) : told);
      }
    }
    operation.set("responses", responses(method));
    return operation;
  }

  /** The first word of an address says what it is about. */
  private String tag(Class<?> resource, Method method) {
    String tag = Endpoints.path(resource, method).split("/", 3)[1];
    tags.put(tag, words.of(resource));
    return tag;
  }

  private void add(ArrayNode parameters, Method method, Parameter parameter, JsonNode example) {
    PathParam path = parameter.getAnnotation(PathParam.class);
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    if (path == null && query == null) {
      return;
    }
    ObjectNode one = parameters.addObject();
    one.put("name", path == null ? query.value() : path.value());
    one.put("in", path == null ? "query" : "path");
    one.put("required", path != null);
    one.put("description", words.of(method, parameter));
    one.putObject("schema").put("type", parameter.getType() == long.class ? "integer" : "string");
    one.set("example", example.path(parameter.getName()));
  }

  /** Examples of what is sent, by operation. */
  private static JsonNode examples() {
    try (InputStream in = OpenApi.class.getResourceAsStream("examples.json")) {
      return MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode responses(Method method) {
    Answer answer = answers.apply(method);
    List<String> media = media(method);
    boolean isRecord = media.contains(JSON);
    ObjectNode responses = MAPPER.createObjectNode();
    for (int status : answer.statuses()) {
      ObjectNode response = responses.putObject(Integer.toString(status));
      response.put("description", isRecord ? answer.type().getSimpleName() : media.getFirst());
      if (answer.tagged()) {
        response.putObject("headers").putObject("ETag").putObject("schema").put("type", "string");
      }
      ObjectNode content = response.putObject("content");
      for (String type : media) {
        content
            .putObject(type)
            .set("schema", type.equals(JSON) ? schemas.of(answer.type()) : aString());
      }
      if (answer.page()) {
        content.putObject(PAGE).set("schema", aString());
      }
    }
    if (answer.tagged()) {
      responses.putObject("304").put("description", "What the caller has is what there is.");
    }
    for (int status : List.of(400, 401, 403, 404, 406, 409, 413, 415, 422, 429, 503)) {
      responses.putObject(Integer.toString(status)).put("$ref", "#/components/responses/Problem");
    }
    if (answer.page()) {
      ObjectNode nothing = responses.putObject("404").put("description", "There is none.");
      ObjectNode content = nothing.putObject("content");
      content.putObject(PROBLEM).putObject("schema").put("$ref", "#/components/schemas/Problem");
      content.putObject(PAGE).set("schema", aString());
    }
    return responses;
  }

  /** In what forms the answer comes; as a record, where nothing is said. */
  private static List<String> media(Method method) {
    Produces produces = method.getAnnotation(Produces.class);
    return produces == null ? List.of(JSON) : List.of(produces.value());
  }

  private static ObjectNode aString() {
    return MAPPER.createObjectNode().put("type", "string");
  }

  private byte[] text() {
    var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return (MAPPER.writer(printer).writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
