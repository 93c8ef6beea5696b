package org.throughbill.ledger.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;

/** What a problem's type leads to. */
@Path("/rules")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class RuleResource {
  /** A rule in words. */
  public record RulePage(
      String id, String sentence, String sentenceInChinese, String remedy, String basis) {}

  @GET
  @Path("{id}")
  public RulePage rule(@PathParam("id") String id) {
    return Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
        .filter(reason -> reason.id().equals(id))
        .findFirst()
        .map(RuleResource::page)
        .orElseThrow(() -> new Refused(Form.NOT_FOUND, "there is no such rule"));
  }

  private static RulePage page(Reason reason) {
    String basis = reason instanceof Rule rule ? rule.basis() : "";
    return new RulePage(
        reason.id(), reason.sentence(), reason.sentenceInChinese(), reason.remedy(), basis);
  }
}
