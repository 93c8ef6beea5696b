package org.throughbill.bol;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.OtherBills;
import org.throughbill.bol.bill.Rules;
import org.throughbill.bol.bill.Situation;
import org.throughbill.bol.bill.Standing;
import org.throughbill.bol.view.BillViews;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.OtherChains;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.RefusedAt;
import org.throughbill.ledger.register.Register;
import org.throughbill.ledger.register.RegistryKey;
import org.throughbill.ledger.relay.Relay;

/** The title chain's use case: verify, fold, decide, append. */
@ApplicationScoped
public class Bills {
  private static final int REMEMBERED = 50_000;
  private static final Duration PROOF_GOOD_FOR = Duration.ofMinutes(10);
  private static final Unlocode SEAT = new Unlocode("CNCKG");

  private final Folds<Optional<Bill>> folds;
  private final Chains<Optional<Bill>> chains;
  private final Register register;
  private final BillViews views;
  private final RegistryKey registry;
  private final Places places;
  private final LegalProfiles profiles;
  private final Clock clock;

  Bills(
      Ledger ledger,
      Register register,
      BillViews views,
      RegistryKey registry,
      Relay relay,
      Places places,
      LegalProfiles profiles,
      Clock clock) {
    this.folds = new Folds<>(ledger, Fold.from(Optional.empty(), Bill::after), REMEMBERED);
    this.chains = new Chains<>(ledger, folds, views::write, clock, relay::wake);
    this.register = register;
    this.views = views;
    this.registry = registry;
    this.places = places;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** Takes in an act of a party; whoever has no part in the bill learns nothing of it. */
  public Outcome receive(SignedAct signed) {
    Verified<Act> act = register.received(signed, Topic.BILL_EVENTS, clock.instant());
    require(
        act.act() instanceof TitleAct,
        Form.WRONG_PLACE,
        "officers' acts go to customs, finance to financing");
    ChainId chain = Acts.chainOn(Topic.BILL_EVENTS, act.act(), signed);
    try {
      return extend(chain, act);
    } catch (RefusedAt refused) {
      if (refused.refused().reason() == Rule.R33) {
        writeDown(chain, act, refused.refused());
      }
      throw act.act() instanceof TitleAct.Issue ? refused : told(refused, chain, act.act().by());
    }
  }

  /** Whoever insures the operator finds its attempt to deliver without the bill on the chain. */
  private void writeDown(ChainId chain, Verified<Act> act, Refused refused) {
    present(chain)
        .state()
        .filter(bill -> bill.operator().equals(act.act().by()) && !isAnswered(bill, act))
        .ifPresent(_ -> extend(chain, refusal(chain, act, refused)));
  }

  /** A stranger learns nothing, and who has left the bill nothing of what came after. */
  private RuntimeException told(RefusedAt refused, ChainId chain, PartyId by) {
    long upTo = views.readableUpTo(chain, by);
    if (upTo == 0) {
      return new Refused(Form.NOT_FOUND, "no such bill, or no part in it");
    }
    return upTo < refused.head().seq()
        ? new Refused(Rule.R14, "the party has left the bill")
        : refused;
  }

  /**
   * Notes an act that another service's chain brought, verified again here. What a rule refuses is
   * answered with a signed entry and never with silence; the answer stands when the act comes
   * again.
   */
  public void note(Verified<Act> act) {
    ChainId chain = Acts.chainOn(Topic.BILL_EVENTS, act.act(), act.signed());
    if (present(chain).state().filter(bill -> isAnswered(bill, act)).isPresent()) {
      return;
    }
    try {
      extend(chain, act);
    } catch (RefusedAt refused) {
      extend(chain, refusal(chain, act, refused.refused()));
    }
  }

  private boolean isAnswered(Bill bill, Verified<Act> act) {
    return bill.notations().contains(new Bill.Notation(registry.party(), answerTo(act)));
  }

  private static NotationId answerTo(Verified<Act> act) {
    return new NotationId(act.signed().id().value());
  }

  private Outcome extend(ChainId chain, Verified<Act> act) {
    return chains.extend(
        chain,
        act.signed(),
        act.act(),
        (bill, sealedAt, others) -> Rules.decide(bill, act, situation(sealedAt, others)));
  }

  private Verified<Act> refusal(ChainId chain, Verified<Act> act, Refused refused) {
    Rule rule = refused.reason() instanceof Rule named ? named : Rule.R74;
    var answer =
        new TitleAct.Refusal(
            new BillId(chain.key()),
            answerTo(act),
            registry.party(),
            clock.instant(),
            SEAT,
            act.signed().id(),
            rule,
            refused.faults().getFirst().detail());
    return register.verify(registry.sign(answer), clock.instant());
  }

  /** The bill as it is now, if it exists. */
  public Folded<Optional<Bill>> present(ChainId chain) {
    return folds.present(chain);
  }

  /** The registry's word that the party controls the bill now, to be shown to others (R25). */
  public SignedAct proveControl(BillId id, PartyId party) {
    Folded<Optional<Bill>> folded = present(ChainId.title(id));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    require(
        folded
            .state()
            .flatMap(bill -> bill.title().at(now).controller())
            .equals(Optional.of(party)),
        Rule.R13,
        party + " is not in control of the bill");
    return registry.sign(
        new Statement.InControl(
            id,
            registry.party(),
            now,
            SEAT,
            party,
            folded.head().seq(),
            folded.head().hash(),
            now.plus(PROOF_GOOD_FOR)));
  }

  /** The bill as it was after an entry. */
  public Folded<Optional<Bill>> asOf(ChainId chain, long seq) {
    return folds.asOf(chain, seq);
  }

  /** What decisions at this time would go by. */
  public Situation situation(Instant now) {
    return situation(now, new Others(chain -> present(chain).state()));
  }

  /** What a decision at this time goes by, which holds only while the other bills stand so. */
  Situation situation(Instant now, OtherChains<Optional<Bill>> others) {
    return situation(now, new Others(others::find));
  }

  private Situation situation(Instant now, Others others) {
    return new Situation(now, this::standing, registry.party(), places, profiles, others);
  }

  private final class Others implements OtherBills {
    private final Function<ChainId, Optional<Bill>> found;

    Others(Function<ChainId, Optional<Bill>> found) {
      this.found = found;
    }

    @Override
    public Optional<Bill> find(BillId id) {
      return found.apply(ChainId.title(id));
    }

    @Override
    public Optional<Bill> glimpse(BillId id) {
      return present(ChainId.title(id)).state();
    }

    @Override
    public boolean isIssued(PartyId operator, BillNumber number) {
      return views.isIssued(operator, number);
    }
  }

  private Standing standing(PartyId id) {
    return register.party(id).map(Bills::standingOf).orElse(Standing.STRANGER);
  }

  private static Standing standingOf(Party party) {
    Set<Role> roles =
        Arrays.stream(Role.values()).filter(party::is).collect(Collectors.toUnmodifiableSet());
    return new Standing(true, party.acceptsTransfers() && !party.isFrozen(), roles);
  }
}
