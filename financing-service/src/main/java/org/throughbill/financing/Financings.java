package org.throughbill.financing;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.financing.collateral.Collateral;
import org.throughbill.financing.collateral.Inspections;
import org.throughbill.financing.collateral.Rules;
import org.throughbill.financing.collateral.Situation;
import org.throughbill.financing.collateral.Standing;
import org.throughbill.financing.view.FinanceViews;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.RefusedAt;
import org.throughbill.ledger.register.Register;
import org.throughbill.ledger.register.RegistryKey;
import org.throughbill.ledger.relay.Relay;

/** The collateral chain's use case: verify, fold, decide, append. */
@ApplicationScoped
public class Financings {
  private static final int REMEMBERED = 50_000;

  private final Folds<Collateral> folds;
  private final Chains<Collateral> chains;
  private final Folds<Inspections> inspections;
  private final Titles titles;
  private final Register register;
  private final RegistryKey registry;
  private final Clock clock;

  Financings(
      Ledger ledger,
      Titles titles,
      Register register,
      FinanceViews views,
      RegistryKey registry,
      Relay relay,
      Clock clock) {
    this.folds = new Folds<>(ledger, new CollateralFold(titles), REMEMBERED);
    this.chains = new Chains<>(ledger, folds, views::write, clock, relay::wake);
    this.inspections =
        new Folds<>(ledger, Fold.from(Inspections.NONE, Inspections::after), REMEMBERED);
    this.titles = titles;
    this.register = register;
    this.registry = registry;
    this.clock = clock;
  }

  private record CollateralFold(Titles titles) implements Fold<Collateral> {
    @Override
    public Collateral start(ChainId chain) {
      return Collateral.none(new BillId(chain.key()));
    }

    @Override
    public Collateral apply(Collateral collateral, Entry entry, Act act) {
      return collateral.after(entry, act, signed -> titles.pledge(collateral.bill(), signed));
    }
  }

  /** Takes in an act of a party; whoever has no part in bill or finance learns nothing of it. */
  public Outcome receive(SignedAct signed) {
    Verified<Act> act = register.received(signed, Topic.COLLATERAL_EVENTS, clock.instant());
    require(
        act.act() instanceof CollateralAct,
        Form.WRONG_PLACE,
        "pledge, accept and release go to the bol-service, officers' acts to customs");
    ChainId chain = Acts.chainOn(Topic.COLLATERAL_EVENTS, act.act(), signed);
    var bill = new BillId(chain.key());
    try {
      return extend(chain, act, now -> situation(bill, now));
    } catch (RefusedAt refused) {
      throw told(refused, bill, act.act().by());
    }
  }

  /** A stranger learns nothing, and a party not how many entries there are beyond its own (R44). */
  private RuntimeException told(RefusedAt refused, BillId bill, PartyId by) {
    if (!hasPart(by, bill)) {
      return new Refused(Form.NOT_FOUND, "no such bill, or no part in it");
    }
    return present(bill).state().readableUpTo(by) < refused.head().seq()
        ? refused.refused()
        : refused;
  }

  private boolean hasPart(PartyId party, BillId bill) {
    return present(bill).state().concerns(party)
        || titles.present(bill).state().filter(b -> b.parties().contains(party)).isPresent();
  }

  /**
   * Takes collateral, or ends it, as the act that did so on the title says. What a rule refuses is
   * answered with a signed entry and never with silence; the title stands as it is, and is no
   * recognised collateral.
   */
  public void note(Entry title, Verified<Act> act, Bill bill) {
    ChainId chain = Acts.chainOn(Topic.COLLATERAL_EVENTS, act.act(), act.signed());
    if (folds.present(chain).state().hasRefused(act.signed().id())) {
      return;
    }
    try {
      extend(chain, act, _ -> noting(title, bill));
    } catch (RefusedAt refused) {
      extend(chain, refusal(title, act, refused.refused()), _ -> noting(title, bill));
    }
  }

  private Situation noting(Entry title, Bill bill) {
    return new Situation(
        title.sealedAt(), Optional.of(bill), Inspections.NONE, this::standing, registry.party());
  }

  private interface Situations {
    Situation at(Instant sealedAt);
  }

  private Outcome extend(ChainId chain, Verified<Act> act, Situations situations) {
    return chains.extend(
        chain,
        act.signed(),
        act.act(),
        (collateral, sealedAt, _) -> Rules.decide(collateral, act, situations.at(sealedAt)));
  }

  /** The same refusal of the same entry is the same act to the byte, so that it is sealed once. */
  private Verified<Act> refusal(Entry title, Verified<Act> act, Refused refused) {
    Rule rule = refused.reason() instanceof Rule named ? named : Rule.R74;
    var answer =
        new TitleAct.Refusal(
            new BillId(title.chain()),
            new NotationId(act.signed().id().value()),
            registry.party(),
            title.sealedAt(),
            new Unlocode("CNCKG"),
            act.signed().id(),
            rule,
            refused.faults().getFirst().detail());
    return register.verify(registry.sign(answer), clock.instant());
  }

  /** The collateral as it is now. */
  public Folded<Collateral> present(BillId bill) {
    return folds.present(ChainId.collateral(bill));
  }

  /** What decisions at this time go by. */
  public Situation situation(BillId bill, Instant now) {
    return new Situation(
        now,
        titles.present(bill).state(),
        inspections.present(ChainId.inspection(bill)).state(),
        this::standing,
        registry.party());
  }

  private Standing standing(PartyId id) {
    return register.party(id).map(Financings::standingOf).orElse(Standing.STRANGER);
  }

  private static Standing standingOf(Party party) {
    Set<Role> roles =
        Arrays.stream(Role.values()).filter(party::is).collect(Collectors.toUnmodifiableSet());
    return new Standing(true, roles);
  }
}
