package org.throughbill.bol.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.PartyId;
import org.throughbill.bol.Drafts;
import org.throughbill.bol.view.Draft;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Callers;

/** Drafts of shippers, the consignor's agreement, and what the operator signs around. */
@Path("/drafts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {
  private static final int PAGE = 100;

  /**
   * A draft.
   *
   * @param agreement the consignor's signed agreement, to put into the issue as it stands
   */
  public record DraftPage(
      String id,
      PartyId shipper,
      Instant draftedAt,
      Document document,
      @Nullable SignedAct agreement) {
    static DraftPage of(Draft draft) {
      return new DraftPage(
          draft.id.toString(),
          new PartyId(draft.shipper),
          draft.draftedAt,
          Drafts.document(draft),
          draft.agreement == null ? null : new SignedAct(draft.agreement));
    }
  }

  /**
   * A page of the drafts that concern the caller, newest first.
   *
   * @param next pass as {@code after} to read on; absent on the last page
   */
  public record DraftList(List<DraftPage> drafts, @Nullable String next) {}

  /**
   * What a check of a document found.
   *
   * @param issuable whether the operator could issue it now
   * @param faults what keeps it from being issued
   * @param warnings what is allowed and deserves a second look
   */
  public record Check(boolean issuable, List<Finding> faults, List<Finding> warnings) {
    static Check of(Drafts.Findings found) {
      return new Check(
          found.faults().isEmpty(),
          found.faults().stream().map(Finding::of).toList(),
          found.warnings().stream().map(Finding::of).toList());
    }
  }

  /**
   * One thing that was found.
   *
   * @param pointer JSON Pointer into the document
   * @param rule the rule, whose page is {@code /rules/{rule}}
   */
  public record Finding(
      String pointer,
      String rule,
      String sentence,
      String sentenceInChinese,
      String detail,
      String remedy) {
    static Finding of(Fault fault) {
      Reason reason = fault.reason();
      return new Finding(
          StrictJson.harmless(fault.pointer()),
          reason.id(),
          reason.sentence(),
          reason.sentenceInChinese(),
          StrictJson.harmless(fault.detail()),
          reason.remedy());
    }
  }

  private final Drafts drafts;
  private final Callers callers;

  DraftResource(Drafts drafts, Callers callers) {
    this.drafts = drafts;
    this.callers = callers;
  }

  /** Keeps a document as a draft; whoever sends it is its shipper. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Answers(value = DraftPage.class, statuses = 201)
  public Response write(byte[] document) {
    Draft draft = drafts.write(document, callers.present().party());
    return Response.created(URI.create("/drafts/" + draft.id)).entity(DraftPage.of(draft)).build();
  }

  /** Judges a document as its issue would be judged now, and keeps nothing. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Check check(byte[] document) {
    callers.present();
    return Check.of(drafts.check(document));
  }

  /**
   * The drafts that concern the caller, newest first, at most 100.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public DraftList list(@QueryParam("after") @DefaultValue("") String after) {
    UUID cursor =
        after.isEmpty()
            ? null
            : uuid(after, Form.WRONG_TYPE, "this is not a cursor that this service gave out");
    List<DraftPage> page =
        drafts.concerning(callers.present().party(), cursor, PAGE).stream()
            .map(DraftPage::of)
            .toList();
    return new DraftList(page, page.size() < PAGE ? null : page.getLast().id());
  }

  /**
   * A draft that concerns the caller.
   *
   * @param id the id of the draft
   */
  @GET
  @Path("{id}")
  @RunOnVirtualThread
  public DraftPage read(@PathParam("id") String id) {
    return DraftPage.of(drafts.find(draftId(id), callers.present().party()));
  }

  /**
   * The consignor's agreement, signed; the one act a draft takes.
   *
   * @param id the id of the draft
   */
  @POST
  @Path("{id}/acts")
  @Consumes("application/jose")
  @RunOnVirtualThread
  public DraftPage agree(@PathParam("id") String id, byte[] jws) {
    var signed = new SignedAct(new String(jws, StandardCharsets.ISO_8859_1));
    return DraftPage.of(drafts.agree(draftId(id), signed, callers.present().party()));
  }

  private static UUID draftId(String id) {
    return uuid(id, Form.NOT_FOUND, "there is no such draft");
  }

  private static UUID uuid(String text, Form otherwise, String why) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(otherwise, why);
    }
  }
}
