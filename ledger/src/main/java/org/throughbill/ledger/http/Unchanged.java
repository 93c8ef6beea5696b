package org.throughbill.ledger.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Whoever has read this state already is told so in a line; what is read stays with its reader. */
class Unchanged {
  @ServerResponseFilter
  void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag == null || response.getStatus() != 200 || !isRead(request.getMethod())) {
      return;
    }
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    if (names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The weak comparison that RFC 9110 asks for here. */
  private static boolean names(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
