package org.throughbill.ledger.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;

/** What a problem's type leads to. */
@Path("/rules")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class RuleResource {
  /**
   * A rule in words.
   *
   * @param basis the law, convention or practice behind it; empty for a fault of form
   * @param example who does what, and is refused
   * @param remedy what the refused party can do
   */
  public record RulePage(
      String id, String language, String sentence, String basis, String example, String remedy) {
    static RulePage of(Reason reason, Language language) {
      return new RulePage(
          reason.id(),
          language.tag(),
          language.sentence(reason),
          reason instanceof Rule rule ? language.basis(rule) : "",
          language.example(reason),
          language.remedy(reason));
    }
  }

  /**
   * A rule's page, in Chinese or English.
   *
   * @param id the id of a rule, or of a fault of form
   */
  @GET
  @Path("{id}")
  @Answers(RulePage.class)
  public Response rule(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.wanted(acceptLanguage);
    RulePage page =
        Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
            .filter(reason -> reason.id().equals(id))
            .findFirst()
            .map(reason -> RulePage.of(reason, language))
            .orElseThrow(() -> new Refused(Form.NOT_FOUND, "there is no such rule"));
    return Response.ok(page)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }
}
