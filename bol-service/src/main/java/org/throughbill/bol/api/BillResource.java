package org.throughbill.bol.api;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.bol.Bills;
import org.throughbill.bol.Evidences;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.Capacity;
import org.throughbill.bol.copy.BillCopy;
import org.throughbill.bol.view.BillSummary;
import org.throughbill.bol.view.BillViews;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.OwnEntries;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Caller;
import org.throughbill.ledger.http.Callers;
import org.throughbill.ledger.http.Powers;
import org.throughbill.ledger.register.Register;

/** Bills as their parties read them, what may be done next, and the bytes to sign for it. */
@Path("/bills")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class BillResource {
  private static final int PAGE = 100;

  /**
   * A page of bills.
   *
   * @param next pass as {@code after} to read on; absent on the last page
   */
  public record BillList(List<BillSummary> bills, @Nullable String next) {}

  /**
   * Whether an act is open to the caller now.
   *
   * @param rule the rule that forbids it, where one does
   */
  public record OpenAct(String act, boolean open, @Nullable String rule, @Nullable String why) {}

  /** Every act on a bill, open or not. */
  public record OpenActs(BillId bill, Hash head, List<OpenAct> acts) {}

  /**
   * A proof of control.
   *
   * @param proof a compact JWS around {@code statement.in-control.v1}
   */
  public record ControlProof(String proof) {}

  /** The bytes to sign, and what signing them does. */
  public record Prepared(String payload, String effect, String effectInChinese) {}

  private final Bills bills;
  private final BillViews views;
  private final BillCopy copies;
  private final Evidences evidences;
  private final OwnEntries own;
  private final Register register;
  private final Callers callers;
  private final Powers powers;
  private final Clock clock;

  BillResource(
      Bills bills,
      BillViews views,
      BillCopy copies,
      Evidences evidences,
      OwnEntries own,
      Register register,
      Callers callers,
      Powers powers,
      Clock clock) {
    this.powers = powers;
    this.bills = bills;
    this.views = views;
    this.copies = copies;
    this.evidences = evidences;
    this.own = own;
    this.register = register;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * The bills that the caller reads on, by id, at most 100.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public BillList list(@QueryParam("after") @DefaultValue("") String after) {
    String from = after.isEmpty() ? after : new BillId(after).value();
    List<BillSummary> page = views.of(callers.present().party(), from, PAGE);
    return new BillList(page, page.size() < PAGE ? null : page.getLast().id().value());
  }

  /**
   * The bill now; for a party that has left it, the bill as it was when it left. Its tag is the seq
   * of its chain, and changes once more when an offer lapses.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{id}")
  @RunOnVirtualThread
  @Answers(value = BillPage.class, tagged = true)
  public Response read(@PathParam("id") String id) {
    Folded<Optional<Bill>> folded = visible(id);
    Bill bill = folded.state().orElseThrow();
    Instant now = clock.instant();
    String seq = Long.toString(folded.head().seq());
    return Response.ok(BillPage.of(bill, folded.head(), bills.situation(now)))
        .tag(bill.title().at(now).equals(bill.title()) ? seq : seq + "-lapsed")
        .build();
  }

  /**
   * A copy to read and print, in English and Chinese: the bill as of the last entry that the caller
   * may read, with the address at which anybody verifies that entry.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{id}/pdf")
  @Produces("application/pdf")
  @RunOnVirtualThread
  @Answers(tagged = true)
  public Response copy(@PathParam("id") String id) {
    Folded<Optional<Bill>> folded = visible(id);
    String seq = Long.toString(folded.head().seq());
    return Response.ok(copies.of(folded.state().orElseThrow(), folded.head()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"copy-" + id.substring(0, 16) + "-" + seq + ".pdf\"")
        .tag(seq)
        .build();
  }

  /**
   * All that proves the bill without this registry. It is its chain up to the last entry that the
   * caller may read, and the chains of the parties whose keys signed in it, one entry a line.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{id}/evidence")
  @Produces("application/x-ndjson")
  @RunOnVirtualThread
  @Answers(tagged = true)
  public Response evidence(@PathParam("id") String id) {
    Folded<Optional<Bill>> folded = visible(id);
    return Response.ok(evidences.of(new BillId(id), folded.head().seq(), callers.present()))
        .tag(Long.toString(folded.head().seq()))
        .build();
  }

  /**
   * The acts open to the caller, and for the others the rule that forbids them.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{id}/acts")
  @RunOnVirtualThread
  public OpenActs acts(@PathParam("id") String id) {
    Folded<Optional<Bill>> folded = visible(id);
    PartyId party = callers.present().party();
    List<OpenAct> acts =
        Arrays.stream(ActType.values())
            .filter(
                type ->
                    TitleAct.Control.class.isAssignableFrom(type.record())
                        || type == ActType.BILL_MILESTONE
                        || type == ActType.BILL_NOTIFY_ARRIVAL
                        || type == ActType.BILL_STORE_GOODS)
            .map(type -> open(type, folded.state(), party))
            .toList();
    return new OpenActs(new BillId(id), folded.head().hash(), acts);
  }

  /**
   * Fills in bill, after, by and at where they are missing, judges the form, and returns the bytes
   * to sign.
   *
   * @param id the id of the bill
   */
  @POST
  @Path("{id}/acts/prepare")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Prepared prepare(@PathParam("id") String id, ObjectNode act) {
    Folded<Optional<Bill>> folded = visible(id);
    boolean control = isControl(act.path("act").asText());
    putIfAbsent(act, "bill", id);
    if (control) {
      requireMaker();
      putIfAbsent(act, "after", folded.head().hash().value());
    }
    putIfAbsent(act, "by", callers.present().party().value());
    putIfAbsent(act, "at", RecordJson.text(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    Act read = Acts.read(act);
    var effects = Effects.of(read);
    return new Prepared(
        new String(Acts.write(read), StandardCharsets.UTF_8), effects.english(), effects.chinese());
  }

  /**
   * A proof that the caller controls the bill now. It is signed by the registry, good for ten
   * minutes, and checked offline against the bill's chain by whoever it is shown to.
   *
   * @param id the id of the bill
   */
  @GET
  @Path("{id}/proof-of-control")
  @RunOnVirtualThread
  public ControlProof proveControl(@PathParam("id") String id) {
    visible(id);
    return new ControlProof(bills.proveControl(billId(id), callers.present().party()).value());
  }

  private void requireMaker() {
    Caller caller = callers.present();
    powers.requireMaker(
        caller,
        () -> register.party(caller.party()).filter(party -> party.is(Role.BANK)).isPresent());
  }

  private static boolean isControl(String wireName) {
    return Arrays.stream(ActType.values())
        .anyMatch(
            t ->
                t.wireName().equals(wireName)
                    && TitleAct.Control.class.isAssignableFrom(t.record()));
  }

  private static void putIfAbsent(ObjectNode act, String name, String value) {
    if (!act.has(name)) {
      act.put(name, value);
    }
  }

  private OpenAct open(ActType type, Optional<Bill> bill, PartyId party) {
    Instant now = clock.instant();
    Set<Role> roles =
        register.party(party).stream()
            .flatMap(p -> Arrays.stream(Role.values()).filter(p::is))
            .collect(Collectors.toUnmodifiableSet());
    try {
      Capacity.require(bill, type, party, roles, bills.situation(now));
      return new OpenAct(type.wireName(), true, null, null);
    } catch (Refused refused) {
      return new OpenAct(
          type.wireName(), false, refused.reason().id(), refused.faults().getFirst().detail());
    }
  }

  private Folded<Optional<Bill>> visible(String id) {
    var chain = ChainId.title(billId(id));
    var caller = callers.present();
    long upTo = caller.readsAll() ? Long.MAX_VALUE : views.readableUpTo(chain, caller.party());
    require(upTo > 0, Form.NOT_FOUND, "no such bill, or no part in it");
    Folded<Optional<Bill>> present = bills.present(chain);
    require(present.state().isPresent(), Form.NOT_FOUND, "no such bill, or no part in it");
    Folded<Optional<Bill>> readable =
        upTo >= present.head().seq() ? present : bills.asOf(chain, upTo);
    require(
        caller.readsAll() || own.shows(caller.party(), chain, readable.head()),
        Form.NOT_FOUND,
        "no such bill, or no part in it");
    return readable;
  }

  private static BillId billId(String id) {
    try {
      return new BillId(id);
    } catch (Refused notAnId) {
      throw new Refused(Form.NOT_FOUND, "no such bill, or no part in it");
    }
  }
}
