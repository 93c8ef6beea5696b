package org.throughbill.customs.view;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;

/** The last result of a kind of inspection. */
public record ResultLine(InspectionScope scope, InspectionResult result) {
  public static List<ResultLine> of(Map<InspectionScope, InspectionResult> results) {
    return results.entrySet().stream()
        .map(result -> new ResultLine(result.getKey(), result.getValue()))
        .toList();
  }

  /** The lines as one column keeps them. */
  static String column(Map<InspectionScope, InspectionResult> results) {
    return of(results).stream()
        .map(line -> line.scope() + "=" + line.result())
        .collect(Collectors.joining(" "));
  }

  static List<ResultLine> parse(String column) {
    return Arrays.stream(column.split(" ", -1))
        .filter(line -> !line.isEmpty())
        .map(
            line -> {
              int equals = line.indexOf('=');
              return new ResultLine(
                  InspectionScope.valueOf(line.substring(0, equals)),
                  InspectionResult.valueOf(line.substring(equals + 1)));
            })
        .toList();
  }
}
