package org.throughbill.ledger.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.ledger.Chain;
import org.throughbill.ledger.Tables;

class ParkingTest {
  private static final int A_TURN = 100;

  private final Parking parking = new Parking(Tables.app());

  @AfterEach
  void forgotten() {
    Tables.asOwner("delete from behind");
  }

  private static List<ChainId> chains(int count) {
    return Stream.generate(() -> new Chain().id()).limit(count).toList();
  }

  @Test
  void a_chain_that_stays_behind_is_tried_again_until_it_is_up_to_date() {
    ChainId chain = chains(1).getFirst();
    parking.staysBehind(chain, "away");
    assertThat(parking.behind()).containsExactly(chain);
    parking.isUpToDate(chain);
    assertThat(parking.behind()).isEmpty();
  }

  @Test
  void chains_that_fail_again_and_again_keep_no_other_from_its_turn() {
    List<ChainId> failing = chains(A_TURN);
    failing.forEach(chain -> parking.staysBehind(chain, "no"));
    ChainId last = chains(1).getFirst();
    parking.staysBehind(last, "no");
    assertThat(parking.behind()).hasSize(A_TURN).doesNotContain(last);
    failing.forEach(chain -> parking.staysBehind(chain, "no"));
    assertThat(parking.behind()).hasSize(A_TURN).startsWith(last);
  }

  @Test
  void only_a_new_reason_is_worth_a_line_in_the_log() {
    ChainId chain = chains(1).getFirst();
    assertThat(parking.staysBehind(chain, "away")).isTrue();
    assertThat(parking.staysBehind(chain, "away")).isFalse();
    assertThat(parking.staysBehind(chain, "unknown key")).isTrue();
  }
}
