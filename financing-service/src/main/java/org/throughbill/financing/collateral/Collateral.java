package org.throughbill.financing.collateral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.throughbill.acts.Act;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.CollateralAct.OfferFinance;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;

/**
 * What a bill stands for as collateral: the fold of its collateral chain. A value; what may follow
 * it is decided in {@link Rules}.
 *
 * @param requests in the order they were made
 * @param refusals pledges and releases on the title that are not recognised here
 * @param notations who used which notation id
 * @param concerns whom each entry concerns, in their order
 */
public record Collateral(
    BillId bill,
    List<Request> requests,
    List<Refusal> refusals,
    Set<Notation> notations,
    List<Set<PartyId>> concerns) {
  /** A notation's identity: its id is its signer's own. */
  public record Notation(PartyId by, NotationId id) {}

  /**
   * An act on the title that begins or ends a pledge which this registry does not recognise.
   *
   * @param pledge the pledge that the act was about
   */
  public record Refusal(TitleAct.Pledge pledge, Hash refused, Rule rule, String detail) {
    public boolean concerns(PartyId party) {
      return pledge.to().equals(party) || pledge.by().equals(party);
    }
  }

  public Collateral {
    requests = List.copyOf(requests);
    refusals = List.copyOf(refusals);
    notations = Set.copyOf(notations);
    concerns = List.copyOf(concerns);
  }

  public static Collateral none(BillId bill) {
    return new Collateral(bill, List.of(), List.of(), Set.of(), List.of());
  }

  /**
   * The collateral after an entry that was decided before.
   *
   * @param pledges which pledge an act on the title began or ended, by the act's identity
   */
  public Collateral after(Entry entry, Act act, Function<Hash, TitleAct.Pledge> pledges) {
    return switch (act) {
      case CollateralAct.RequestFinance asked ->
          with(new Request(asked, new Progress.Open())).noted(asked);
      case CollateralAct.OfferFinance offer ->
          change(entry, known(entry, offer.request()), new Progress.Offered(offer)).noted(offer);
      case CollateralAct.DeclineFinance decline ->
          change(entry, known(entry, decline.request()), new Progress.Declined(decline.reason()))
              .noted(decline);
      case TitleAct.Accept _ -> taken(entry, pledges.apply(entry.act().id()));
      case TitleAct.Release release -> released(entry, release.by());
      case TitleAct.Consent _, TitleAct.SellGoods _, TitleAct.DeliverAgainstPaper _ ->
          ended(entry, pledges.apply(entry.act().id()));
      case TitleAct.Refusal refusal -> refused(refusal, pledges.apply(refusal.refused()));
      default ->
          throw new IllegalStateException(
              entry.chainId() + " holds an act that is no part of collateral");
    };
  }

  private Collateral taken(Entry entry, TitleAct.Pledge pledge) {
    Request request = offered(pledge).orElseThrow(() -> broken(entry));
    var offer = request.progress().offered().orElseThrow();
    return change(entry, request, new Progress.Taken(offer, pledge, entry.sealedAt()));
  }

  private Collateral released(Entry entry, PartyId bank) {
    return untaken(entry, takenBy(bank), Progress.Released::new);
  }

  private Collateral ended(Entry entry, TitleAct.Pledge pledge) {
    return untaken(entry, taken(pledge), Progress.Ended::new);
  }

  /** What becomes of collateral that stands no more. */
  private interface Past {
    Progress of(OfferFinance offer, TitleAct.Pledge terms, Instant since, Instant until);
  }

  private Collateral untaken(Entry entry, Optional<Request> standing, Past past) {
    Request request = standing.orElseThrow(() -> broken(entry));
    if (!(request.progress() instanceof Progress.Taken taken)) {
      throw broken(entry);
    }
    return change(
        entry, request, past.of(taken.offer(), taken.terms(), taken.since(), entry.sealedAt()));
  }

  private Collateral refused(TitleAct.Refusal refusal, TitleAct.Pledge pledge) {
    var all = new ArrayList<>(refusals);
    all.add(new Refusal(pledge, refusal.refused(), refusal.rule(), refusal.detail()));
    return new Collateral(
        bill, requests, all, notations, concerning(Set.of(pledge.by(), pledge.to())));
  }

  /** The request with this id, if there is one. */
  public Optional<Request> request(NotationId id) {
    return requests.stream().filter(request -> request.id().equals(id)).findFirst();
  }

  /** The request with this id to this bank; of other banks' requests it learns nothing (R44). */
  public Optional<Request> requestTo(PartyId bank, NotationId id) {
    return request(id).filter(request -> request.bank().equals(bank));
  }

  /** The request under which a bank offered to lend on just this contract, and has not yet lent. */
  public Optional<Request> offered(TitleAct.Pledge pledge) {
    return requests.stream()
        .filter(
            request ->
                request.bank().equals(pledge.to())
                    && request.progress() instanceof Progress.Offered offered
                    && offered.offer().contract().equals(pledge.contract()))
        .findFirst();
  }

  /** The collateral that a bank has taken and not released. */
  public Optional<Request> takenBy(PartyId bank) {
    return taken().filter(request -> request.bank().equals(bank));
  }

  /** The collateral that a bank has taken by this pledge and not released. */
  public Optional<Request> taken(TitleAct.Pledge pledge) {
    return taken()
        .filter(
            request ->
                request.progress() instanceof Progress.Taken taken && taken.terms().equals(pledge));
  }

  /** The collateral that stands; a bill has one controller, so there is at most one. */
  public Optional<Request> taken() {
    return requests.stream()
        .filter(request -> request.progress() instanceof Progress.Taken)
        .findFirst();
  }

  /** Whether an act on the title was refused here. */
  public boolean hasRefused(Hash act) {
    return refusals.stream().anyMatch(refusal -> refusal.refused().equals(act));
  }

  /** Whether any request, or answer to a pledge, is this party's business. */
  public boolean concerns(PartyId party) {
    return requests.stream().anyMatch(request -> request.concerns(party))
        || refusals.stream().anyMatch(refusal -> refusal.concerns(party));
  }

  /**
   * Up to which entry a party may read the chain: as far as every entry is its business, because a
   * chain with holes verifies nothing (R44).
   */
  public long readableUpTo(PartyId party) {
    return concerns.stream().takeWhile(parties -> parties.contains(party)).count();
  }

  private Request known(Entry entry, NotationId request) {
    return request(request).orElseThrow(() -> broken(entry));
  }

  private IllegalStateException broken(Entry entry) {
    return new IllegalStateException(
        entry.chainId() + " entry " + entry.seq() + " does not fit the requests before it");
  }

  private Collateral with(Request request) {
    var all = new ArrayList<>(requests);
    all.add(request);
    return new Collateral(
        bill, all, refusals, notations, concerning(Set.of(request.by(), request.bank())));
  }

  private Collateral change(Entry entry, Request request, Progress progress) {
    int at = requests.indexOf(request);
    if (at < 0) {
      throw broken(entry);
    }
    var all = new ArrayList<>(requests);
    all.set(at, request.with(progress));
    return new Collateral(
        bill, all, refusals, notations, concerning(Set.of(request.by(), request.bank())));
  }

  private Collateral noted(CollateralAct act) {
    var used = new HashSet<>(notations);
    used.add(new Notation(act.by(), act.id()));
    return new Collateral(bill, requests, refusals, used, concerns);
  }

  private List<Set<PartyId>> concerning(Set<PartyId> parties) {
    var all = new ArrayList<>(concerns);
    all.add(parties);
    return all;
  }
}
