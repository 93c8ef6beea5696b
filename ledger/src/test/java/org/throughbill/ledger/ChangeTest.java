package org.throughbill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.Entry;

class ChangeTest {
  @Test
  void changes_of_one_chain_are_told_as_one_and_leave_others_alone() {
    var one = new Chain();
    var other = new Chain();
    var first = change(one.next(), "a", "b");
    var between = change(other.next(), "x", "y");
    var last = change(one.next(), "b", "c");

    assertThat(Change.ofEachChain(List.of(first, between, last)))
        .containsExactly(new Change<>(last.entry(), last.act(), "a", "c"), between);
  }

  private static Change<String> change(Entry entry, String before, String after) {
    Act act = Acts.read(entry.act().payload());
    return new Change<>(entry, act, before, after);
  }
}
