package org.throughbill.financing.api;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.financing.Financings;
import org.throughbill.financing.Titles;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.financing.collateral.Capacity;
import org.throughbill.financing.collateral.Collateral;
import org.throughbill.financing.collateral.Request;
import org.throughbill.financing.collateral.Situation;
import org.throughbill.financing.view.FinanceSummary;
import org.throughbill.financing.view.FinanceViews;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Callers;

/**
 * Bills as banks and shippers see them: what lies on them, what may be done next, and the bytes to
 * sign.
 */
@Path("/collateral")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class CollateralResource {
  private static final int PAGE = 100;

  /**
   * A page of requests for finance.
   *
   * @param next pass as {@code after} to read on; absent on the last page
   */
  public record RequestList(List<FinanceSummary> requests, @Nullable String next) {}

  /**
   * Whether an act is open to the caller now.
   *
   * @param request the request that the act would answer
   * @param rule the rule that forbids it, where one does
   */
  public record OpenAct(
      String act,
      @Nullable NotationId request,
      boolean open,
      @Nullable String rule,
      @Nullable String why) {}

  /** Every act on a bill's collateral, open or not. */
  public record OpenActs(BillId bill, List<OpenAct> acts) {}

  /** The bytes to sign, and what signing them does. */
  public record Prepared(String payload, String effect, String effectInChinese) {}

  private record Seen(Collateral collateral, Folded<Optional<Bill>> title, Reader reader) {
    Bill bill() {
      return title.state().orElseThrow();
    }
  }

  private final Financings financings;
  private final Titles titles;
  private final FinanceViews views;
  private final Callers callers;
  private final Clock clock;

  CollateralResource(
      Financings financings, Titles titles, FinanceViews views, Callers callers, Clock clock) {
    this.financings = financings;
    this.titles = titles;
    this.views = views;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * The requests that the caller made, or that ask it.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public RequestList list(@QueryParam("after") @DefaultValue("") String after) {
    require(
        after.chars().allMatch(c -> c > ' ' && c < 127),
        Form.WRONG_TYPE,
        "this is not a cursor that this service gave out");
    List<FinanceSummary> page = views.of(callers.present().party(), after, PAGE, clock.instant());
    return new RequestList(
        page, page.size() < PAGE ? null : page.getLast().bill() + "/" + page.getLast().request());
  }

  /**
   * The bill as collateral; its tag is the digest of what is shown, since three chains feed it.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{bill}")
  @RunOnVirtualThread
  @Answers(value = CollateralPage.class, tagged = true)
  public Response read(@PathParam("bill") String id) {
    Seen seen = seen(id);
    BillId bill = seen.bill().id();
    Instant now = seen.reader().now();
    CollateralPage.TitleLine title =
        seen.reader().hasInterest(seen.collateral(), seen.bill())
            ? CollateralPage.title(
                seen.bill(),
                seen.title().head(),
                financings.situation(bill, now).inspections(),
                now)
            : null;
    var page = CollateralPage.of(seen.collateral(), seen.reader(), views.isComplete(bill), title);
    return Response.ok(page).tag(Hash.of(RecordJson.write(page)).value()).build();
  }

  /**
   * The acts open to the caller, and for the others the rule that forbids them.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{bill}/acts")
  @RunOnVirtualThread
  public OpenActs acts(@PathParam("bill") String id) {
    Seen seen = seen(id);
    Situation situation = financings.situation(seen.bill().id(), seen.reader().now());
    var acts = new ArrayList<OpenAct>();
    acts.add(open(ActType.COLLATERAL_REQUEST, Optional.empty(), situation));
    for (Request request : seen.collateral().requests()) {
      if (seen.reader().sees(request)) {
        acts.add(open(ActType.COLLATERAL_OFFER, Optional.of(request), situation));
        acts.add(open(ActType.COLLATERAL_DECLINE, Optional.of(request), situation));
      }
    }
    return new OpenActs(seen.bill().id(), acts);
  }

  /**
   * Fills in bill, id, by and at where they are missing, judges the form, and returns the bytes to
   * sign.
   *
   * @param id the id of the bill
   */
  @POST
  @Path("{bill}/acts/prepare")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Prepared prepare(@PathParam("bill") String id, ObjectNode act) {
    seen(id);
    putIfAbsent(act, "bill", id);
    putIfAbsent(act, "id", UUID.randomUUID().toString());
    putIfAbsent(act, "by", callers.present().party().value());
    putIfAbsent(act, "at", RecordJson.text(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    Act read = Acts.read(act);
    require(read instanceof CollateralAct, Form.WRONG_PLACE, "this act belongs to another service");
    var effects = Effects.of(read);
    return new Prepared(
        new String(Acts.write(read), StandardCharsets.UTF_8), effects.english(), effects.chinese());
  }

  private static void putIfAbsent(ObjectNode act, String name, String value) {
    if (!act.has(name)) {
      act.put(name, value);
    }
  }

  private OpenAct open(ActType type, Optional<Request> request, Situation situation) {
    NotationId about = request.map(Request::id).orElse(null);
    try {
      Capacity.require(request, type, callers.present().party(), situation);
      return new OpenAct(type.wireName(), about, true, null, null);
    } catch (Refused refused) {
      return new OpenAct(
          type.wireName(),
          about,
          false,
          refused.reason().id(),
          refused.faults().getFirst().detail());
    }
  }

  private Seen seen(String id) {
    BillId bill = billId(id);
    var reader = new Reader(callers.present(), clock.instant());
    Folded<Optional<Bill>> title = titles.present(bill);
    Collateral collateral = financings.present(bill).state();
    require(
        reader.sees(collateral, title.state()),
        Form.NOT_FOUND,
        "no such collateral, or no part in it");
    return new Seen(collateral, title, reader);
  }

  private static BillId billId(String id) {
    try {
      return new BillId(id);
    } catch (Refused notAnId) {
      throw new Refused(Form.NOT_FOUND, "no such collateral, or no part in it");
    }
  }
}
