package org.throughbill.ledger.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The routes of this service, as its resources declare them. Meters name no others, nor methods
 * that a caller made up: a meter is never forgotten, so every name that is taken in costs memory
 * for good, and behind the hundredth route the true ones would not be counted any more.
 */
@Singleton
class Routes implements MeterFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String NO_ROUTE = "NOT_FOUND";

  private final Map<String, Set<String>> methods = new TreeMap<>();

  Routes(BeanManager beans) {
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .distinct()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .forEach(this::add);
  }

  private void add(Method method) {
    Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .forEach(
            http -> methods.computeIfAbsent(of(method), _ -> new TreeSet<>()).add(http.value()));
  }

  /** The route of a resource's method, with the names of its parameters. */
  static String of(Method method) {
    Path root = method.getDeclaringClass().getAnnotation(Path.class);
    Path below = method.getAnnotation(Path.class);
    String path =
        "/" + (root == null ? "" : root.value()) + "/" + (below == null ? "" : below.value());
    return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }

  /** The methods that an address takes, as {@code Allow} lists them. */
  String allowed(String path) {
    return methods.entrySet().stream()
        .filter(route -> path.matches(route.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .flatMap(route -> route.getValue().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    return id.getName().startsWith("http.server.")
        ? id.replaceTags(id.getTags().stream().map(this::named).toList())
        : id;
  }

  private Tag named(Tag tag) {
    return switch (tag.getKey()) {
      case "uri" -> methods.containsKey(tag.getValue()) ? tag : Tag.of("uri", NO_ROUTE);
      case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
      default -> tag;
    };
  }
}
