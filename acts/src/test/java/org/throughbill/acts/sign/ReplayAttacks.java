package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.WRONG_PLACE;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Rule.R74;

import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;

/** A genuine act is sent to another bill, another stream or another registry. */
final class ReplayAttacks {
  private static final String OTHER_BILL = "c".repeat(64);

  private final AttackBook book;

  ReplayAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    for (ActType type : ActType.values()) {
      Act act = Samples.of(type);
      SignedAct signed = signed(act);
      for (Topic topic : Topic.values()) {
        ChainId other = new ChainId(topic, OTHER_BILL);
        if (type.mayStandOn(topic)) {
          ChainId own = new ChainId(topic, Acts.chainKey(act, signed));
          book.replay("RPL", null, type.wireName() + " on its own chain", signed, own);
          String words = type.wireName() + " on another chain of " + topic.wireName();
          book.replay("RPL", R74, words, signed, other);
        } else {
          String words = type.wireName() + " on " + topic.wireName();
          book.replay("RPL", WRONG_PLACE, words, signed, other);
        }
      }
      if (!(act instanceof Statement)) {
        SigningKey elsewhere = FixedKeys.of(Algorithm.ED25519, act.by() + " at the test registry");
        String words = type.wireName() + " from another registry";
        book.act("ENV", R40, words, elsewhere.sign(act).value());
      }
    }
  }

  private static SignedAct signed(Act act) {
    return Signers.keyOf(act.by()).sign(act);
  }
}
