package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;

import org.throughbill.acts.Fault;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;

/** {@code given(issued(), transferredTo(BUYER)).when(surrender().by(SHIPPER)).refusedBy(R21)}. */
record Given(Story story) {
  static Given given(Fact... facts) {
    return new Given(Story.of(facts));
  }

  Then when(Deed deed) {
    return new Then(story, deed);
  }

  /** What the rules say. */
  record Then(Story story, Deed deed) {
    /** The act takes its place; the story goes on. */
    Story allowed() {
      story.take(deed.signedIn(story));
      return story;
    }

    Refused refusedBy(Reason reason) {
      Refused refused = Refusals.of(() -> story.decide(deed.signedIn(story)));
      assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
      return refused;
    }

    /** The reason, and words of the detail where one rule refuses for several causes. */
    void refusedBy(Reason reason, String words) {
      assertThat(refusedBy(reason).faults())
          .extracting(Fault::detail)
          .anyMatch(d -> d.contains(words));
    }
  }
}
