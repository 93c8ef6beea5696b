package org.throughbill.customs.api;

import java.util.List;
import org.throughbill.acts.InspectionAct;

/** What an act does in law, in plain words, for whoever is about to sign it. */
record Effects(String english, String chinese) {
  static Effects of(InspectionAct act) {
    return switch (act) {
      case InspectionAct.Inspect inspect -> inspection(inspect);
      case InspectionAct.Hold hold ->
          new Effects(
              "You hold the goods for "
                  + hold.office().authority()
                  + ": no loading and no delivery until your authority lifts the hold. Title may still move.",
              "您代表 " + hold.office().authority() + " 扣留货物：解除前不得装运或交付，提单权利仍可转让。");
      case InspectionAct.Lift lift ->
          new Effects(
              "You lift hold " + lift.hold() + ". Other holds stay in force.",
              "您解除扣留 " + lift.hold() + "。其他扣留继续有效。");
    };
  }

  private static Effects inspection(InspectionAct.Inspect inspect) {
    String units = String.join(", ", inspect.units());
    List<String> english =
        List.of(
            "You record that " + inspect.scope() + " of ",
            units.isEmpty() ? "all units" : units,
            " ended with " + inspect.result() + ".",
            inspect.corrects() == null
                ? ""
                : " It takes the place of record " + inspect.corrects() + ", which stays readable.",
            " The record cannot be changed or removed.");
    List<String> chinese =
        List.of(
            "您记录：",
            units.isEmpty() ? "全部单元" : units,
            " 的 " + inspect.scope() + " 查验结果为 " + inspect.result() + "。",
            inspect.corrects() == null ? "" : "本记录取代 " + inspect.corrects() + "，原记录仍可查阅。",
            "记录不可更改或删除。");
    return new Effects(String.join("", english), String.join("", chinese));
  }
}
