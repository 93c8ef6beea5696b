package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.ActType;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.TitleState;

/**
 * The rules and a second telling of them agree on every step of many random lives of a bill:
 * whether an act is legal, which rule refuses it, and what the bill is after it.
 */
class ModelTest {
  /** So many reach every state with every act. */
  private static final int ENOUGH_TO_REACH_EVERYTHING = 300_000;

  private static final int STEPS =
      Integer.getInteger("throughbill.model.steps", ENOUGH_TO_REACH_EVERYTHING);
  private static final long SEED = Long.getLong("throughbill.seed", 20_261_122L);
  private static final int A_LIFE = 60;
  private static final int ENOUGH_TO_FIND_A_FLAW = 60_000;
  private static final List<ActType> ACTS =
      Arrays.stream(ActType.values()).filter(Walk::isTried).toList();
  private static final List<Walk.Start> STARTS = starts();
  private static final Map<Walk.Start, SignedAct> AGREEMENTS = agreements();

  /** Where a life of a bill went apart, and the fewest moves that show it. */
  private record Difference(long seed, List<Move> moves, String what) {
    @Override
    public String toString() {
      var text = new StringBuilder("seed " + seed + ": " + what);
      moves.forEach(move -> text.append("\n  ").append(move));
      return text.toString();
    }
  }

  /** How often each act was tried in each state, and how often it was legal. */
  private static final class Coverage {
    final Map<TitleState, Map<ActType, int[]>> counts = new EnumMap<>(TitleState.class);

    void count(TitleState state, ActType act, boolean legal) {
      int[] both = of(state, act);
      both[0]++;
      both[1] += legal ? 1 : 0;
    }

    int[] of(TitleState state, ActType act) {
      return counts
          .computeIfAbsent(state, _ -> new EnumMap<>(ActType.class))
          .computeIfAbsent(act, _ -> new int[2]);
    }
  }

  @Test
  void the_rules_agree_with_the_model_on_every_step() {
    var coverage = new Coverage();
    Difference difference = firstDifference(SEED, STEPS, Set.of(), coverage);
    assertThat(difference).as("%s", difference).isNull();
    if (STEPS >= ENOUGH_TO_REACH_EVERYTHING) {
      assertThat(missed(coverage)).as("pairs of %d steps", STEPS).isEmpty();
    }
  }

  /** Acts that were never tried in a state, or never legal where they can be. */
  private static List<String> missed(Coverage coverage) {
    var missed = new ArrayList<String>();
    for (TitleState state : TitleState.values()) {
      for (ActType act : ACTS) {
        int[] tried = coverage.of(state, act);
        if (tried[0] == 0) {
          missed.add(act + " never tried upon " + state);
        } else if (tried[1] == 0 && canBeLegal(state, act)) {
          missed.add(act + " never legal upon " + state);
        }
      }
    }
    return missed;
  }

  /** Somebody's turn by the table; goods are delivered against a surrendered bill alone. */
  private static boolean canBeLegal(TitleState state, ActType act) {
    return Turn.of(state, act) instanceof Turn.For
        && (act != ActType.BILL_DELIVER || state == TitleState.SURRENDERED);
  }

  @ParameterizedTest
  @EnumSource
  void a_planted_flaw_is_found(Model.Flaw flaw) {
    Difference found = firstDifference(SEED, ENOUGH_TO_FIND_A_FLAW, Set.of(flaw), new Coverage());
    int moves = found == null ? 0 : found.moves().size();
    assertThat(moves).as("%s in %d steps: %s", flaw, ENOUGH_TO_FIND_A_FLAW, found).isBetween(1, 12);
  }

  private static @Nullable Difference firstDifference(
      long seed, int steps, Set<Model.Flaw> flaws, Coverage coverage) {
    for (int life = 0; life * A_LIFE < steps; life++) {
      long own = seed + life;
      var random = new Random(own);
      Walk.Start start = STARTS.get(random.nextInt(STARTS.size()));
      Walk walk = walk(start, flaws);
      var moves = new ArrayList<Move>();
      for (int step = 0; step < A_LIFE; step++) {
        Move move = new AnyMove(random, walk.model, step).next();
        moves.add(move);
        TitleState state = walk.model.at(walk.elapsed().plus(move.pause()));
        int entries = walk.model.entries;
        String what = walk.differsAt(move);
        coverage.count(state, move.type(), walk.model.entries > entries);
        if (what != null) {
          return shrunk(new Difference(own, moves, what), start, flaws);
        }
      }
    }
    return null;
  }

  private static Walk walk(Walk.Start start, Set<Model.Flaw> flaws) {
    SignedAct agreement = AGREEMENTS.get(start);
    if (agreement == null) {
      throw new IllegalStateException("nobody has agreed to " + start);
    }
    return new Walk(start, agreement, flaws);
  }

  /**
   * Leaves out moves without which the two still differ, by halves, quarters and at last singly.
   */
  private static Difference shrunk(Difference difference, Walk.Start start, Set<Model.Flaw> flaws) {
    Difference shortest = difference;
    for (int some = difference.moves().size() / 2; some >= 1; some /= 2) {
      int from = 0;
      while (from + some < shortest.moves().size()) {
        var fewer = new ArrayList<>(shortest.moves());
        fewer.subList(from, from + some).clear();
        Difference still = replayed(difference.seed(), fewer, start, flaws);
        if (still == null) {
          from += some;
        } else {
          shortest = still;
        }
      }
    }
    return shortest;
  }

  private static @Nullable Difference replayed(
      long seed, List<Move> moves, Walk.Start start, Set<Model.Flaw> flaws) {
    Walk walk = walk(start, flaws);
    for (int i = 0; i < moves.size(); i++) {
      String what = tried(walk, moves.get(i));
      if (what != null) {
        return new Difference(seed, List.copyOf(moves.subList(0, i + 1)), what);
      }
    }
    return null;
  }

  private static @Nullable String tried(Walk walk, Move move) {
    try {
      return walk.differsAt(move);
    } catch (NullPointerException impossibleInTheModel) {
      return null;
    }
  }

  /** Profiles and order clauses that make a difference. */
  private static List<Walk.Start> starts() {
    LegalProfiles standard = LegalProfiles.standard();
    LegalProfiles permissive = UndeliveredRulesTest.permissive();
    Document strict =
        Papers.changed(
            json -> ((ObjectNode) json.at("/procedures")).put("profile", "corridor-2026-strict"));
    return List.of(
        start(standard, false, false, Papers.document(), Party.SHIPPER),
        start(standard, false, false, Papers.toOrderOf(Party.BUYER), Party.BUYER),
        start(permissive, false, true, Papers.document(), Party.SHIPPER),
        start(standard, false, false, Papers.cars(), Party.SHIPPER),
        start(standard, true, false, strict, Party.SHIPPER));
  }

  private static Walk.Start start(
      LegalProfiles profiles, boolean stops, boolean indemnity, Document document, Party order) {
    var answers = new Model.ModelProfile(stops, indemnity, Duration.ofDays(7), Duration.ofDays(60));
    return new Walk.Start(profiles, answers, document, order);
  }

  private static Map<Walk.Start, SignedAct> agreements() {
    var agreements = new HashMap<Walk.Start, SignedAct>();
    STARTS.forEach(start -> agreements.put(start, start.agreement()));
    return agreements;
  }

  /** The next thing that somebody tries: mostly sensible, often not. */
  private record AnyMove(Random random, Model model, int step) {
    Move next() {
      ActType type = step == 0 && random.nextInt(10) > 0 ? ActType.BILL_ISSUE : anyAct();
      Move draft = draft(type, Party.OPERATOR);
      return new Move(
          draft.pause(),
          type,
          random.nextInt(8) == 0 ? any(Party.values()) : ModelTurn.naturally(model, draft),
          draft.to(),
          draft.kind(),
          draft.back(),
          draft.skew(),
          draft.term(),
          draft.right(),
          draft.id(),
          draft.what());
    }

    private ActType anyAct() {
      return random.nextInt(3) > 0 ? helpful() : ACTS.get(random.nextInt(ACTS.size()));
    }

    /** What leads on to states that chance alone seldom reaches. */
    private ActType helpful() {
      return switch (model.state) {
        case UNISSUED -> ActType.BILL_ISSUE;
        case HELD -> any(ONWARD);
        case OFFERED ->
            any(
                ActType.BILL_ACCEPT,
                ActType.BILL_CONSENT,
                ActType.BILL_CONSENT,
                ActType.BILL_EXECUTE_INSTRUCTION,
                ActType.BILL_DECLINE);
        case PLEDGED ->
            any(
                ActType.BILL_RELEASE,
                ActType.BILL_CONVERT_TO_PAPER,
                ActType.BILL_AMEND,
                ActType.BILL_NOTIFY_ARRIVAL,
                ActType.BILL_SELL_GOODS);
        case SURRENDERING ->
            any(
                ActType.BILL_ACCEPT_SURRENDER,
                ActType.BILL_VOID,
                ActType.BILL_SPLIT,
                ActType.BILL_MERGE,
                ActType.BILL_REJECT_SURRENDER);
        case SURRENDERED ->
            any(ActType.BILL_DELIVER, ActType.BILL_SELL_GOODS, ActType.INSPECTION_INSPECT);
        case PAPER ->
            any(
                ActType.BILL_CONVERT_TO_ELECTRONIC,
                ActType.BILL_DELIVER_AGAINST_PAPER,
                ActType.BILL_DELIVER_ON_INDEMNITY,
                ActType.BILL_MILESTONE,
                ActType.INSPECTION_INSPECT);
        default -> ACTS.get(random.nextInt(ACTS.size()));
      };
    }

    private static final ActType[] ONWARD = {
      ActType.BILL_PLEDGE,
      ActType.BILL_SURRENDER,
      ActType.BILL_SURRENDER_FOR_AMENDMENT,
      ActType.BILL_SURRENDER_FOR_SPLIT,
      ActType.BILL_SURRENDER_FOR_MERGE,
      ActType.BILL_CANCEL,
      ActType.BILL_CONVERT_TO_PAPER,
      ActType.BILL_TRANSFER,
      ActType.BILL_INSTRUCT,
      ActType.BILL_MILESTONE,
      ActType.BILL_NOTIFY_ARRIVAL,
      ActType.INSPECTION_INSPECT
    };

    private Move draft(ActType type, Party by) {
      int id = random.nextInt(6) == 0 ? random.nextInt(40) : 1000 + step * 5 + random.nextInt(5);
      return new Move(
          pause(type),
          type,
          by,
          recipient(type),
          endorsement(type),
          random.nextInt(7) == 0 ? random.nextInt(6) : 0,
          random.nextInt(12) == 0 ? Duration.ofMinutes(random.nextInt(21) - 10) : Duration.ZERO,
          Duration.ofMinutes(random.nextInt(5) == 0 ? 1 + random.nextInt(9) : 5000),
          random.nextInt(8) > 0,
          id,
          variant(type));
    }

    private Duration pause(ActType type) {
      boolean waits = type == ActType.BILL_SELL_GOODS || type == ActType.BILL_STORE_GOODS;
      if (waits ? random.nextInt(3) == 0 : !model.told.isEmpty() && random.nextInt(8) == 0) {
        return Duration.ofDays(type == ActType.BILL_STORE_GOODS ? 7 : 60);
      }
      return Duration.ofMinutes(random.nextInt(15) == 0 ? 5001 : 1 + random.nextInt(3));
    }

    private Party recipient(ActType type) {
      return switch (type) {
        case BILL_PLEDGE -> random.nextInt(6) == 0 ? anyRecipient() : Party.BANK;
        case BILL_SURRENDER_FOR_AMENDMENT, BILL_SURRENDER_FOR_SPLIT ->
            random.nextInt(6) == 0 ? anyRecipient() : model.controller;
        case BILL_SURRENDER_FOR_MERGE -> random.nextInt(6) == 0 ? anyRecipient() : model.controller;
        case BILL_DELIVER -> random.nextInt(6) == 0 ? anyRecipient() : model.givenUpBy;
        case BILL_CONVERT_TO_ELECTRONIC -> random.nextBoolean() ? model.bank : anyRecipient();
        default -> anyRecipient();
      };
    }

    private Party anyRecipient() {
      return Walk.RECIPIENTS.get(random.nextInt(Walk.RECIPIENTS.size()));
    }

    private Endorsement.@Nullable Kind endorsement(ActType type) {
      boolean none = type != ActType.BILL_ENDORSE && random.nextInt(5) == 0;
      return none
          ? null
          : any(
              Endorsement.Kind.TO_ORDER,
              Endorsement.Kind.TO_ORDER,
              Endorsement.Kind.TO_ORDER,
              Endorsement.Kind.BLANK,
              Endorsement.Kind.NAMED);
    }

    private int variant(ActType type) {
      return switch (type) {
        case BILL_MILESTONE ->
            random.nextInt(3) == 0
                ? random.nextInt(2 * Move.STEPS_OF_A_LEG)
                : Move.STEPS_OF_A_LEG + 4;
        case BILL_NOTIFY_ARRIVAL -> random.nextInt(3) == 0 ? random.nextInt(256) : 255;
        case INSPECTION_INSPECT -> random.nextInt(2) == 0 ? 0 : random.nextInt(4);
        case INSPECTION_LIFT ->
            model.holds.isEmpty() || random.nextInt(5) == 0
                ? random.nextInt(40)
                : model.holds.keySet().iterator().next();
        case BILL_INSTRUCT -> random.nextInt(4) == 0 ? 1 : 0;
        case BILL_VOID, BILL_SPLIT, BILL_SURRENDER_FOR_SPLIT -> random.nextInt(6) == 0 ? 0 : 1;
        case BILL_MERGE, BILL_SURRENDER_FOR_MERGE -> random.nextInt(6) == 0 ? 0 : 1;
        default -> 0;
      };
    }

    @SafeVarargs
    private <T> T any(T... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
