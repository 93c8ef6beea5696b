package org.throughbill.acts.sign;

import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Samples;
import org.throughbill.acts.TitleAct;

/** The key was not yet, is no longer, or was never the one that may sign. */
final class TimeAttacks {
  private static final Duration INSTANT = Duration.ofNanos(1000);
  private static final List<Duration> STEPS =
      List.of(INSTANT, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(36_500));
  private static final String TRANSFER = Signers.MAKER_KEY.sign(Samples.TRANSFER).value();
  private static final String REVOKED = Signers.REVOKED_KEY.sign(Samples.TRANSFER).value();

  private final AttackBook book;

  TimeAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    book.act("TIM", null, "the first moment of a key", TRANSFER, Signers.FROM);
    book.act("TIM", null, "the last moment of a key", TRANSFER, Signers.TO);
    book.act("TIM", null, "before the key was revoked", REVOKED, NOON.minus(INSTANT));
    book.act("TIM", R40, "the moment the key was revoked", REVOKED, NOON);
    for (Duration step : STEPS) {
      book.act("TIM", R40, step + " before the key is valid", TRANSFER, Signers.FROM.minus(step));
      book.act("TIM", R40, step + " after the key has expired", TRANSFER, Signers.TO.plus(step));
      book.act("TIM", R40, step + " after the key was revoked", REVOKED, NOON.plus(step));
    }
    book.act("TIM", R40, "at the beginning of time", TRANSFER, Instant.EPOCH);
    statements();
  }

  /** What an act is signed around is judged like the act. */
  private void statements() {
    byte[] agreement = Acts.write(Samples.AGREE);
    around(null, "a genuine agreement", Samples.AGREEMENT);
    around(R40, "an agreement under a revoked key", Signers.REVOKED_KEY.sign(agreement));
    around(R40, "a stranger's agreement", Signers.STRANGER_KEY.sign(agreement));
    around(R36, "the operator's own agreement", Signers.OPERATOR_KEY.sign(agreement));
    String bent = Forge.with(Samples.AGREEMENT, new byte[64]);
    around(R36, "an agreement nobody signed", new SignedAct(bent));
    around(R36, "a transfer in the place of an agreement", new SignedAct(TRANSFER));
    SignedAct receipt = Signers.keyOf(Samples.BUYER).sign(Samples.RECEIVE);
    around(R36, "a receipt in the place of an agreement", receipt);
    SignedAct issue = Signers.OPERATOR_KEY.sign(Samples.ISSUE);
    around(R36, "an issue in the place of an agreement", issue);
  }

  private void around(
      org.throughbill.acts.@org.jspecify.annotations.Nullable Reason refused,
      String words,
      SignedAct inner) {
    var issue = new TitleAct.Issue(OPERATOR, NOON, CHONGQING, Samples.ISSUE.number(), inner);
    book.act("STA", refused, words, Signers.OPERATOR_KEY.sign(issue).value());
  }
}
