package org.throughbill.testkit;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a running service answers to, asked of the service itself: {@code GET /bills/{id}}. */
public final class Endpoints {
  private Endpoints() {}

  public static SortedSet<String> of(BeanManager beans) {
    var endpoints = new TreeSet<String>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> resource = bean.getBeanClass();
      if (resource.isAnnotationPresent(Path.class)) {
        Arrays.stream(resource.getMethods())
            .flatMap(method -> verbs(method).map(verb -> verb + " " + path(resource, method)))
            .forEach(endpoints::add);
      }
    }
    return endpoints;
  }

  static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value());
  }

  static String path(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path =
        "/"
            + resource.getAnnotation(Path.class).value()
            + "/"
            + (below == null ? "" : below.value());
    String single = path.replaceAll("/+", "/");
    return single.endsWith("/") && single.length() > 1
        ? single.substring(0, single.length() - 1)
        : single;
  }
}
