package org.throughbill.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures by name, as a table, as JSON and as a plot. */
record Report(List<Figure> figures, List<Integer> perSecond, double appendFloor) {
  /** One figure. */
  record Figure(String name, double value, String unit) {}

  String table() {
    return figures.stream()
        .map(f -> String.format(Locale.ROOT, "  %-58s %12.1f %s%n", f.name(), f.value(), f.unit()))
        .collect(Collectors.joining());
  }

  String json() {
    String all =
        figures.stream()
            .map(
                f ->
                    String.format(
                        Locale.ROOT,
                        "    {\"name\": \"%s\", \"value\": %.1f, \"unit\": \"%s\"}",
                        f.name(),
                        f.value(),
                        f.unit()))
            .collect(Collectors.joining(",\n"));
    return "{\n  \"figures\": [\n" + all + "\n  ],\n  \"actsInEachSecond\": " + perSecond + "\n}\n";
  }

  /** Acts sealed in each second of the full load, under the line of the bare append. */
  String svg() {
    double top =
        Math.max(appendFloor, perSecond.stream().mapToInt(Integer::intValue).max().orElse(1)) * 1.1;
    int width = 640;
    int height = 280;
    double step = (double) (width - 80) / Math.max(1, perSecond.size());
    String bars =
        IntStream.range(0, perSecond.size())
            .mapToObj(i -> bar(60 + i * step, step * 0.8, perSecond.get(i) / top, height))
            .collect(Collectors.joining());
    double floorY = 20 + (height - 60) * (1 - appendFloor / top);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        %s<line x1="60" x2="%d" y1="%.1f" y2="%.1f" stroke="#b03030" stroke-dasharray="6 4"/>
        <text x="64" y="%.1f" fill="#b03030">bare append in PostgreSQL: %.0f/s</text>
        <text x="8" y="24">%.0f</text><text x="8" y="%d">0</text>
        <text x="60" y="%d">durable signed acts in each second of the full load</text>
        </svg>
        """
        .formatted(
            width,
            height,
            bars,
            width - 20,
            floorY,
            floorY,
            floorY - 5,
            appendFloor,
            top,
            height - 40,
            height - 14);
  }

  private static String bar(double x, double width, double share, int height) {
    double full = height - 60;
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#2f6f9f\"/>%n",
        x,
        20 + full * (1 - share),
        width,
        full * share);
  }
}
