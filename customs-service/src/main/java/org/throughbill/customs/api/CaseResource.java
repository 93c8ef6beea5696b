package org.throughbill.customs.api;

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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Office;
import org.throughbill.customs.Inspections;
import org.throughbill.customs.Readers;
import org.throughbill.customs.inspection.Bill;
import org.throughbill.customs.inspection.Capacity;
import org.throughbill.customs.inspection.Case;
import org.throughbill.customs.inspection.Situation;
import org.throughbill.customs.inspection.State;
import org.throughbill.customs.view.CaseSummary;
import org.throughbill.customs.view.CaseViews;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Caller;
import org.throughbill.ledger.http.Callers;
import org.throughbill.ledger.register.Register;

/**
 * Cases as officers and the parties to the bill read them, what may be done next, and the bytes.
 */
@Path("/cases")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class CaseResource {
  private static final int PAGE = 100;

  /**
   * A page of cases.
   *
   * @param next pass as {@code after} to read on; absent on the last page
   */
  public record CaseList(List<CaseSummary> cases, @Nullable String next) {}

  /**
   * Whether an act is open to the caller now.
   *
   * @param rule the rule that forbids it, where one does
   */
  public record OpenAct(String act, boolean open, @Nullable String rule, @Nullable String why) {}

  /** Every act on a case, open or not. */
  public record OpenActs(BillId bill, Hash head, List<OpenAct> acts) {}

  /** The bytes to sign, and what signing them does. */
  public record Prepared(String payload, String effect, String effectInChinese) {}

  private final Inspections inspections;
  private final CaseViews views;
  private final Readers readers;
  private final Register register;
  private final Callers callers;
  private final Clock clock;

  CaseResource(
      Inspections inspections,
      CaseViews views,
      Readers readers,
      Register register,
      Callers callers,
      Clock clock) {
    this.inspections = inspections;
    this.views = views;
    this.readers = readers;
    this.register = register;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * All cases for an officer, and for other parties the cases of bills they have a role in.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public CaseList list(@QueryParam("after") @DefaultValue("") String after) {
    Caller caller = callers.present();
    String from = after.isEmpty() ? after : new BillId(after).value();
    List<CaseSummary> page =
        readers.mayReadAll(caller) ? views.all(from, PAGE) : views.of(caller.party(), from, PAGE);
    return new CaseList(page, page.size() < PAGE ? null : page.getLast().bill().value());
  }

  /**
   * The case now. Its tag is the seq of its chain, and changes once more when the case closes.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{bill}")
  @RunOnVirtualThread
  @Answers(value = CasePage.class, tagged = true)
  public Response read(@PathParam("bill") String id) {
    BillId bill = visible(id);
    Situation situation = inspections.situation(bill, clock.instant());
    Bill known = situation.bill().orElseThrow(CaseResource::notFound);
    Folded<Case> folded = inspections.present(bill);
    State state = situation.state();
    String seq = Long.toString(folded.head().seq());
    return Response.ok(CasePage.of(bill, known, folded.state(), state, folded.head()))
        .tag(state == State.CLOSED ? seq + "-closed" : seq)
        .build();
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
    BillId bill = visible(id);
    Situation situation = inspections.situation(bill, clock.instant());
    Folded<Case> folded = inspections.present(bill);
    Optional<Party> party = register.party(callers.present().party());
    List<OpenAct> acts =
        Arrays.stream(ActType.values())
            .filter(type -> InspectionAct.class.isAssignableFrom(type.record()))
            .map(type -> open(type, folded.state(), party, situation))
            .toList();
    return new OpenActs(bill, folded.head().hash(), acts);
  }

  /**
   * Fills in bill, by, at, and an officer's office and place where they are missing, judges the
   * form, and returns the bytes to sign.
   *
   * @param id the id of the bill
   */
  @POST
  @Path("{bill}/acts/prepare")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Prepared prepare(@PathParam("bill") String id, ObjectNode act) {
    BillId bill = visible(id);
    Caller caller = callers.present();
    putIfAbsent(act, "bill", bill.value());
    putIfAbsent(act, "by", caller.party().value());
    putIfAbsent(act, "at", RecordJson.text(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    Set<Office> offices = offices(register.party(caller.party()));
    if (offices.size() == 1) {
      fillIn(act, offices.iterator().next());
    }
    if (!(Acts.read(act) instanceof InspectionAct inspection)) {
      throw new Refused(Form.WRONG_PLACE, "officers' acts are prepared here");
    }
    require(inspection.bill().equals(bill), Form.WRONG_PLACE, "the act is about another bill");
    var effects = Effects.of(inspection);
    return new Prepared(
        new String(Acts.write(inspection), StandardCharsets.UTF_8),
        effects.english(),
        effects.chinese());
  }

  private static void fillIn(ObjectNode act, Office office) {
    if (!act.has("office")) {
      act.set("office", StrictJson.parse(RecordJson.write(office)));
    }
    putIfAbsent(act, "place", office.district().value());
  }

  private static void putIfAbsent(ObjectNode act, String name, String value) {
    if (!act.has(name)) {
      act.put(name, value);
    }
  }

  private static OpenAct open(
      ActType type, Case inspected, Optional<Party> party, Situation situation) {
    try {
      Capacity.require(inspected, type, roles(party), offices(party), situation);
      return new OpenAct(type.wireName(), true, null, null);
    } catch (Refused refused) {
      return new OpenAct(
          type.wireName(), false, refused.reason().id(), refused.faults().getFirst().detail());
    }
  }

  private static Set<Role> roles(Optional<Party> party) {
    return party.stream()
        .flatMap(p -> Arrays.stream(Role.values()).filter(p::is))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Office> offices(Optional<Party> party) {
    return party.stream()
        .flatMap(p -> p.keys().values().stream())
        .filter(key -> key.revokedSince() == null)
        .map(RegisteredKey::office)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private BillId visible(String id) {
    BillId bill = billId(id);
    require(
        readers.mayRead(bill, callers.present())
            && inspections.situation(bill, clock.instant()).bill().isPresent(),
        Form.NOT_FOUND,
        "no such case, or no part in it");
    return bill;
  }

  private static BillId billId(String id) {
    try {
      return new BillId(id);
    } catch (Refused notAnId) {
      throw notFound();
    }
  }

  private static Refused notFound() {
    return new Refused(Form.NOT_FOUND, "no such case, or no part in it");
  }
}
