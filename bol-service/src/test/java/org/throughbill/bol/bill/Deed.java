package org.throughbill.bol.bill;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/**
 * An act in the making: bill, time and position are filled in when its turn comes.
 *
 * @param by who signs; whoever would in earnest, where it is left open
 * @param skew how far the signer's clock is ahead
 * @param uponEntry after which entry it is signed; the last one for 0
 */
record Deed(Wording wording, @Nullable Party by, Duration skew, int uponEntry) implements Fact {
  /** What an act is filled in with. */
  record Blanks(Story story, Party by, BillId bill, Hash after, Instant at) {
    PartyId party() {
      return by.id();
    }
  }

  /** The act, once its blanks are known. */
  interface Wording {
    Act act(Blanks blanks);

    /** Who signs such an act in earnest. */
    default Party naturally(Story story) {
      return story.controller();
    }
  }

  static Deed of(Wording wording) {
    return new Deed(wording, null, Duration.ZERO, 0);
  }

  /** An act that one party always signs. */
  static Deed of(Party naturally, Wording wording) {
    return of(wording).by(naturally);
  }

  Deed by(Party signer) {
    return new Deed(wording, signer, skew, uponEntry);
  }

  Deed withClockAhead(Duration ahead) {
    return new Deed(wording, by, ahead, uponEntry);
  }

  /** Signed upon an entry that need not be the last. */
  Deed uponEntry(int seq) {
    return new Deed(wording, by, skew, seq);
  }

  SignedAct signedIn(Story story) {
    Party signer = by == null ? wording.naturally(story) : by;
    var blanks =
        new Blanks(story, signer, story.id(), story.hashOf(uponEntry), story.now().plus(skew));
    return Pens.sign(signer, wording.act(blanks));
  }

  @Override
  public void happenIn(Story story) {
    story.take(signedIn(story));
  }
}
