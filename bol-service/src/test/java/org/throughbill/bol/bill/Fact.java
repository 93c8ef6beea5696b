package org.throughbill.bol.bill;

import java.time.Duration;

/** Something that has happened in a story. */
interface Fact {
  void happenIn(Story story);

  /** Nothing happens but that time goes by. */
  static Fact later(Duration time) {
    return story -> story.passes(time);
  }
}
