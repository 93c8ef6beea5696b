package org.throughbill.bol.api;

import static org.throughbill.acts.Refused.require;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.bol.Verifications;
import org.throughbill.bol.Verifications.Found;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Language;
import org.throughbill.ledger.http.Strangers;

/**
 * What anybody may ask without a token: whether what they were shown of a bill is genuine, and
 * where the bill stands. A bill that is not there and an entry that is not the bill's look the
 * same.
 */
@Path("/verify")
@PermitAll
public class VerifyResource {
  private static final int MOST = 256 * 1024;

  private final Verifications verifications;
  private final Strangers strangers;
  private final Clock clock;

  VerifyResource(Verifications verifications, Strangers strangers, Clock clock) {
    this.verifications = verifications;
    this.strangers = strangers;
    this.clock = clock;
  }

  /**
   * By the hash of an entry, as a copy of the bill shows it: a page where one is asked for.
   *
   * @param bill the id of the bill
   * @param entry the hash of the entry
   */
  @GET
  @Path("{bill}/{entry}")
  @RunOnVirtualThread
  @Answers(value = Verification.class, page = true)
  public Response entry(
      @PathParam("bill") String bill,
      @PathParam("entry") String entry,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    strangers.requirePatience();
    Language language = Language.wanted(acceptLanguage);
    Instant now = now();
    Optional<Verification> found =
        find(bill, entry).map(stands -> Verification.of(stands, now, language));
    return wantsPage(accept) ? page(found, now, language) : record(found, language);
  }

  /** By the signed act itself, byte for byte, or by its receipt. */
  @POST
  @Consumes({"application/jose", MediaType.APPLICATION_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Answers(Verification.class)
  public Response bytes(
      byte[] shown, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    strangers.requirePatience();
    require(shown.length <= MOST, Form.TOO_LARGE, "what is verified has at most 256 KiB");
    Language language = Language.wanted(acceptLanguage);
    Instant now = now();
    return record(found(shown).map(stands -> Verification.of(stands, now, language)), language);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private Optional<Found> find(String bill, String entry) {
    try {
      return verifications.entry(new BillId(bill), new Hash(entry));
    } catch (Refused noSuchForm) {
      return Optional.empty();
    }
  }

  private Optional<Found> found(byte[] shown) {
    boolean isReceipt = shown.length > 0 && shown[0] == '{';
    return isReceipt
        ? verifications.receipt(RecordJson.read(shown, Receipt.class))
        : verifications.act(new SignedAct(new String(shown, StandardCharsets.ISO_8859_1)));
  }

  /**
   * Browsers ask for HTML by name and first; whoever asks for anything else gets the record. No
   * header, however bent, is refused: a stranger is to have an answer.
   */
  private static boolean wantsPage(@Nullable String accept) {
    if (accept == null) {
      return false;
    }
    String wanted = accept.toLowerCase(Locale.ROOT);
    int page = wanted.indexOf(MediaType.TEXT_HTML);
    int record = wanted.indexOf(MediaType.APPLICATION_JSON);
    return page >= 0 && (record < 0 || page < record);
  }

  private static Response record(Optional<Verification> found, Language language) {
    return toStranger(
            Response.ok(
                found.orElseThrow(
                    () -> new Refused(Form.NOT_FOUND, "the registry has no such entry")),
                MediaType.APPLICATION_JSON_TYPE),
            language)
        .build();
  }

  private static Response page(Optional<Verification> found, Instant now, Language language) {
    return toStranger(
            Response.status(found.isPresent() ? 200 : 404)
                .type("text/html;charset=UTF-8")
                .entity(new VerifyPage(language).of(found, now)),
            language)
        .header("Content-Security-Policy", VerifyPage.POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static Response.ResponseBuilder toStranger(
      Response.ResponseBuilder answer, Language language) {
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
