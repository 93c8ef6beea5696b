package org.throughbill.bol.bill;

import static org.throughbill.acts.Rule.R01;
import static org.throughbill.acts.Rule.R06;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R38;
import static org.throughbill.acts.title.TitleState.CANCELLED;
import static org.throughbill.acts.title.TitleState.DELIVERED;
import static org.throughbill.acts.title.TitleState.HELD;
import static org.throughbill.acts.title.TitleState.OFFERED;
import static org.throughbill.acts.title.TitleState.PLEDGED;
import static org.throughbill.acts.title.TitleState.SOLD;
import static org.throughbill.acts.title.TitleState.UNISSUED;
import static org.throughbill.acts.title.TitleState.VOID;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Role;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Endorsement.Kind;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.title.TitleState;

/**
 * A bill told a second time, from the rules and not from the code that decides by them: a handful
 * of variables, who may do what with them, and what it does to them. It knows the registry's values
 * (parties, acts, rules) and none of its rules.
 */
final class Model {
  /** A mistake that can be planted, to see that it is found. */
  enum Flaw {
    AN_OLD_SIGNATURE_STILL_HOLDS,
    A_PLEDGE_DOES_NOT_LOCK,
    AN_OFFER_NEVER_LAPSES,
    THE_BANK_IS_NOT_ASKED,
    A_FORMER_HOLDER_SURRENDERS,
    A_BLANK_IS_FILLED_IN_BY_ANYBODY,
    A_RELEASE_GIVES_THE_BANK_THE_BILL,
    ONE_ORIGINAL_IS_ENOUGH,
    A_HOLD_DOES_NOT_STOP_DELIVERY,
    ANY_AUTHORITY_LIFTS,
    A_REJECTED_SURRENDER_STAYS_WITH_THE_OPERATOR,
    THE_DAYS_RUN_WITHOUT_NOTICE,
    NOBODY_BECOMES_LIABLE,
    A_VOID_BILL_LIVES_ON,
    THE_CONSIGNOR_IS_NOT_ASKED,
    PARTS_NEED_NOT_BE_THE_WHOLE,
    A_MERGE_BEGINS_WHILE_A_BILL_OF_IT_LIVES
  }

  static final Duration SKEW = Duration.ofMinutes(5);
  static final String FIRST_VESSEL = "BEIBU GULF 1";
  static final String OTHER_VESSEL = "BEIBU GULF 2";
  private static final Party NOBODY = Party.STRANGER;

  private final Set<Flaw> flaws;
  final ModelProfile profile;
  private final List<Integer> signable = new ArrayList<>();
  private final Set<String> notations = new HashSet<>();
  final Map<Party, Duration> told = new HashMap<>();

  final Set<Party> liable = EnumSet.noneOf(Party.class);
  final Set<Party> awaited = EnumSet.noneOf(Party.class);
  final Set<Party> asked = EnumSet.noneOf(Party.class);
  final Map<Integer, Party> holds = new HashMap<>();
  final Map<InspectionScope, Boolean> passed = new HashMap<>();
  private final Map<InspectionScope, Duration> inspected = new HashMap<>();
  TitleState state = UNISSUED;
  Party controller = NOBODY;
  Party bank = NOBODY;
  Party pledgor = NOBODY;
  Party offeror = NOBODY;
  Party offeree = NOBODY;
  Party givenUpBy = NOBODY;
  Party notified = Party.BUYER;
  Kind order = Kind.TO_ORDER;
  @Nullable Party orderTo;
  @Nullable Move offer;
  Duration until = Duration.ZERO;
  TitleState under = HELD;
  TitleState beforePaper = HELD;

  /** For how many bills it is given up; for delivery at 0. */
  int newBills;

  /** In the place of how many bills, this one among them. */
  int oldBills;

  boolean hasParts;
  String vessel = FIRST_VESSEL;
  int amendments;
  int entries;
  int step = -1;

  /** The profile's answers, as far as they bear on a bill's life. */
  record ModelProfile(boolean holdStopsTitle, boolean indemnity, Duration notice, Duration sale) {}

  Model(ModelProfile profile, Party firstOrder, Set<Flaw> flaws) {
    this.profile = profile;
    this.orderTo = firstOrder;
    this.flaws = flaws;
  }

  /** What is told late of an early look does not outdo a later one. */
  void inspected(InspectionScope scope, boolean pass, Duration when) {
    if (when.compareTo(inspected.getOrDefault(scope, when)) >= 0) {
      inspected.put(scope, when);
      passed.put(scope, pass);
    }
  }

  boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  /** The state at a time: an offer whose term has passed has lapsed. */
  TitleState at(Duration now) {
    boolean lapsed = state == OFFERED && until.compareTo(now) < 0;
    return lapsed && !has(Flaw.AN_OFFER_NEVER_LAPSES) ? under : state;
  }

  int upon(Move move) {
    return Math.max(1, entries - move.back());
  }

  /** The first rule that a move breaks: its position, its turn, its time, its content; or none. */
  @Nullable Reason objection(Move move, Duration now) {
    TitleState present = at(now);
    if (isUponControl(move.type())
        && state != UNISSUED
        && !signable.contains(upon(move))
        && !has(Flaw.AN_OLD_SIGNATURE_STILL_HOLDS)) {
      return R14;
    }
    if (move.type() == ActType.BILL_ISSUE && !move.by().roles().contains(Role.OPERATOR)) {
      return R01;
    }
    var rules = new ModelRules(this);
    Reason closed = rules.closed(move.type(), present);
    if (closed != null) {
      return closed;
    }
    Reason stranger = present == UNISSUED ? null : ModelTurn.notHis(this, move, present);
    if (stranger != null) {
      return stranger;
    }
    if (!isOfficers(move.type()) && move.skew().abs().compareTo(SKEW) > 0) {
      return move.type() == ActType.BILL_ISSUE ? R06 : R38;
    }
    return rules.wrong(move, present, now);
  }

  static boolean isOfficers(ActType type) {
    return switch (type) {
      case INSPECTION_INSPECT, INSPECTION_HOLD, INSPECTION_LIFT -> true;
      default -> false;
    };
  }

  /** Notations commute with what moves the bill, and bind to no position. */
  static boolean isUponControl(ActType type) {
    return switch (type) {
      case BILL_ISSUE, BILL_MILESTONE, BILL_NOTIFY_ARRIVAL, BILL_STORE_GOODS, BILL_REFUSAL -> false;
      default -> !isOfficers(type);
    };
  }

  static boolean hasEnded(TitleState state) {
    return state == DELIVERED || state == VOID || state == SOLD || state == CANCELLED;
  }

  static boolean isBank(Party party) {
    return party.roles().contains(Role.BANK);
  }

  boolean isOrderOf(Party party) {
    return order == Kind.TO_ORDER && orderTo == party;
  }

  boolean mayEndorse(Party party) {
    return order == Kind.BLANK
        ? party == controller || has(Flaw.A_BLANK_IS_FILLED_IN_BY_ANYBODY)
        : isOrderOf(party);
  }

  boolean leadsTo(Party party) {
    return order == Kind.BLANK || orderTo == party;
  }

  /** At the end of the second leg. */
  boolean hasArrived;

  boolean isUsed(Move move) {
    return notations.contains(name(move));
  }

  private static String name(Move move) {
    return move.by() + " " + move.id();
  }

  static InspectionScope scope(Move move) {
    return move.what() % 2 == 0 ? InspectionScope.CUSTOMS_EXAM : InspectionScope.STUFFING;
  }

  /** Who may claim the goods where the order leads to it. */
  Party claimant(TitleState present) {
    return present == PLEDGED ? pledgor : controller;
  }

  /** The entry is there; from now on acts are signed upon it. */
  void sealed(boolean uponControl) {
    entries++;
    if (uponControl) {
      signable.clear();
    }
    signable.add(entries);
  }

  void noted(Move move) {
    notations.add(name(move));
  }

  void tell(Party party, Duration now) {
    told.putIfAbsent(party, now);
  }

  int signableUpon() {
    return signable.size();
  }

  void runTo(Kind kind, @Nullable Party to) {
    order = kind;
    orderTo = kind == Kind.BLANK ? null : to;
  }

  static @Nullable Endorsement endorsement(Move move) {
    Kind kind = move.kind();
    return kind == null ? null : new Endorsement(kind, kind == Kind.BLANK ? null : move.to().id());
  }
}
