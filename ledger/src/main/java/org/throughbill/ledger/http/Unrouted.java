package org.throughbill.ledger.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.json.RecordJson;

/** Problems for requests that never reach a resource, such as a target that is no URI. */
@ApplicationScoped
class Unrouted {
  void answer(@Observes Router router) {
    for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 431, 500)) {
      router.errorHandler(status, context -> answer(context, status));
    }
  }

  private static void answer(RoutingContext context, int status) {
    if (context.response().headWritten()) {
      return;
    }
    Form form =
        switch (status) {
          case 404 -> Form.NOT_FOUND;
          case 413, 414, 431 -> Form.TOO_LARGE;
          case 500 -> Form.UNAVAILABLE;
          default -> Form.NOT_SUPPORTED;
        };
    int told = status == 500 ? 503 : status;
    var language = Language.wanted(context.request().getHeader("Accept-Language"));
    String why = HttpResponseStatus.valueOf(told).reasonPhrase();
    var problem = Problem.of(new Refused(form, why), null, language, told);
    context
        .response()
        .setStatusCode(told)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Content-Language", language.tag())
        .end(Buffer.buffer(RecordJson.write(problem)));
  }
}
