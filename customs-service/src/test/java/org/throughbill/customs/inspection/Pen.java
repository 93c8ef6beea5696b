package org.throughbill.customs.inspection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;

/** What an officer writes: a good act, until the test says what is wrong with it. */
record Pen(
    Signatory by,
    Office office,
    Unlocode place,
    Instant at,
    Instant inspectedAt,
    InspectionScope scope,
    InspectionResult result,
    List<String> units,
    List<Seal> seals,
    @Nullable NotationId corrects) {
  static Pen of(Signatory officer, Office office, InspectionScope scope) {
    return new Pen(
        officer,
        office,
        office.district(),
        Story.NOON,
        Story.NOON,
        scope,
        InspectionResult.PASS,
        List.of(),
        List.of(),
        null);
  }

  static Pen customs() {
    return of(Story.CUSTOMS, Story.CUSTOMS_CHONGQING, InspectionScope.CUSTOMS_EXAM);
  }

  static Pen msa() {
    return of(Story.MSA, Story.MSA_CHONGQING, InspectionScope.STUFFING);
  }

  Pen by(Signatory other) {
    return new Pen(other, office, place, at, inspectedAt, scope, result, units, seals, corrects);
  }

  Pen atOffice(Office other) {
    return new Pen(by, other, place, at, inspectedAt, scope, result, units, seals, corrects);
  }

  Pen in(Unlocode other) {
    return new Pen(by, office, other, at, inspectedAt, scope, result, units, seals, corrects);
  }

  Pen signedAt(Instant other) {
    return new Pen(by, office, place, other, inspectedAt, scope, result, units, seals, corrects);
  }

  Pen inspectedAt(Instant other) {
    return new Pen(by, office, place, at, other, scope, result, units, seals, corrects);
  }

  Pen about(InspectionScope other) {
    return new Pen(by, office, place, at, inspectedAt, other, result, units, seals, corrects);
  }

  Pen failing() {
    return new Pen(
        by, office, place, at, inspectedAt, scope, InspectionResult.FAIL, units, seals, corrects);
  }

  Pen of(String... names) {
    return new Pen(
        by, office, place, at, inspectedAt, scope, result, List.of(names), seals, corrects);
  }

  Pen sealing(String unit) {
    return new Pen(
        by,
        office,
        place,
        at,
        inspectedAt,
        scope,
        result,
        units,
        List.of(new Seal("CN0012345", unit, "the office")),
        corrects);
  }

  Pen correcting(String id) {
    return new Pen(
        by, office, place, at, inspectedAt, scope, result, units, seals, new NotationId(id));
  }

  InspectionAct.Inspect inspects(String id) {
    return new InspectionAct.Inspect(
        Story.BILL,
        new NotationId(id),
        by.id(),
        at,
        place,
        office,
        scope,
        result,
        inspectedAt,
        units,
        seals,
        Story.EVIDENCE,
        corrects);
  }

  InspectionAct.Hold holds(String id) {
    return new InspectionAct.Hold(
        Story.BILL, new NotationId(id), by.id(), at, place, office, "the weight is doubtful");
  }

  InspectionAct.Lift lifts(String hold, String id) {
    return new InspectionAct.Lift(
        Story.BILL,
        new NotationId(id),
        by.id(),
        at,
        place,
        office,
        new NotationId(hold),
        "weighed again");
  }
}
