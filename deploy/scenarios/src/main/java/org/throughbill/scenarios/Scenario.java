package org.throughbill.scenarios;

import java.net.http.HttpClient;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.throughbill.acts.value.BillId;
import org.throughbill.local.Progress;
import org.throughbill.local.Stack;

/**
 * The corridor's shipments that can be played on a running stack. Every performance ships other
 * goods, so that each can be played as often as one likes.
 */
public enum Scenario {
  SC01("256 cars from Yuzui over the border of gauges to Almaty", stage -> new Sc01(stage).play()),
  SC02(
      "232 cars worth CNY 42,000,000.00 from Yongchuan to Duisburg, beside a CIM note",
      stage -> new Sc02(stage).play()),
  SC03("200 battery cars from Yuzui by rail and ro-ro ship to Jebel Ali", s -> new Sc03(s).play()),
  SC05(
      "a machine worth CNY 3,020,000.00 from Chongqing by rail and sea to Hai Phong",
      stage -> new Sc05(stage).play()),
  X1(
      "two cars from Dueren to Chongqing, and an endorsement that is missing",
      s -> new X1(s).play());

  private final String shipment;

  @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
  private final Function<Stage, BillId> play;

  Scenario(String shipment, Function<Stage, BillId> play) {
    this.shipment = shipment;
    this.play = play;
  }

  /** What is shipped, from where to where. */
  public String shipment() {
    return shipment;
  }

  /** Enrols the parties and plays; stops where it does not go as told. */
  public Told on(Stack stack, Progress progress) {
    var cast = Cast.of(stack.pki());
    try (var http = HttpClient.newHttpClient()) {
      var enrolment = new Enrolment(stack, http);
      enrolment.enrol(cast, progress);
      var stage = new Stage(stack, http, cast, enrolment);
      stage.story().title(name() + ": " + shipment);
      BillId bill = play.apply(stage);
      return stage.story().told(bill);
    }
  }

  /** Capital letters and digits for goods that no other performance ships, without I, O and Q. */
  static String mark() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 8).toUpperCase(Locale.ROOT);
  }
}
