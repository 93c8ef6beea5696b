package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.Form;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.ledger.BrokenChain;
import org.throughbill.ledger.Cursor;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.OwnEntries;
import org.throughbill.ledger.Page;

/** Entries as they stand, by chain and by stream, for whoever may see them. */
@Path("/")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ChainResource {
  private static final int MOST = 200;

  private final Service service;
  private final Ledger ledger;
  private final OwnEntries own;
  private final Callers callers;
  private final BrokenChains broken;

  ChainResource(
      Service service, Ledger ledger, OwnEntries own, Callers callers, BrokenChains broken) {
    this.service = service;
    this.ledger = ledger;
    this.own = own;
    this.callers = callers;
    this.broken = broken;
  }

  /**
   * The entries of one chain after a position, at most 200; the tag is the seq of the last of them.
   *
   * @param topic the stream
   * @param key the bill or the party
   * @param after the seq of the last entry that is known; absent to read from the first
   */
  @GET
  @Path("chains/{topic}/{key}/entries")
  @RunOnVirtualThread
  @Answers(value = EntryPage.class, tagged = true)
  public Response chain(
      @PathParam("topic") String topic,
      @PathParam("key") String key,
      @QueryParam("after") @DefaultValue("0") long after) {
    var chain = new ChainId(Topic.named(topic), key);
    require(after >= 0, Form.WRONG_TYPE, "after is the seq of an entry, or absent");
    Caller caller = callers.present();
    long upTo = service.owns(chain.topic()) ? service.readableUpTo(chain, caller) : 0;
    require(upTo > 0, Form.NOT_FOUND, "no such chain");
    List<Entry> entries =
        page(chain, after, upTo, caller).stream().filter(e -> e.seq() <= upTo).toList();
    long last = entries.isEmpty() ? after : entries.getLast().seq();
    return Response.ok(new EntryPage(entries, null)).tag(Long.toString(last)).build();
  }

  /** Of as many rows as are the caller's, so that the database need not try those that are not. */
  private List<Entry> page(ChainId chain, long after, long upTo, Caller caller) {
    int limit = Math.clamp(upTo - after, 0, MOST);
    return service.readsAll(caller)
        ? ledger.page(chain, after, limit)
        : own.page(caller.party(), chain, after, limit);
  }

  /**
   * The entries of a stream after a cursor, at most 200 read; those the caller may not see are left
   * out, and so is what no longer holds, which the chain itself answers for with R37.
   *
   * @param topic one of the streams that this service publishes
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @Path("events")
  @RunOnVirtualThread
  public EntryPage stream(
      @QueryParam("topic") @DefaultValue("") String topic,
      @QueryParam("after") @DefaultValue("") String after) {
    Topic stream = Topic.named(topic);
    require(service.owns(stream), Form.NOT_FOUND, "this service does not publish " + topic);
    Page page = ledger.stream(stream, after.isEmpty() ? Cursor.START : Cursor.parse(after), MOST);
    page.broken().forEach(broken::report);
    Caller caller = callers.present();
    Map<ChainId, Long> readable = new HashMap<>();
    List<Entry> entries =
        page.entries().stream()
            .filter(e -> e.seq() <= readable.computeIfAbsent(e.chainId(), c -> upTo(c, caller)))
            .toList();
    return new EntryPage(shown(entries, caller), page.next().toString());
  }

  private List<Entry> shown(List<Entry> entries, Caller caller) {
    return service.readsAll(caller) ? entries : own.of(caller.party(), entries);
  }

  /** Who may read a chain cannot be told where the chain does not hold; the others go on. */
  private long upTo(ChainId chain, Caller caller) {
    try {
      return service.readableUpTo(chain, caller);
    } catch (BrokenChain e) {
      broken.report(e);
      return 0;
    }
  }
}
