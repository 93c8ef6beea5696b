package org.throughbill.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.throughbill.local.Database;
import org.throughbill.local.Progress;
import org.throughbill.local.Stack;
import org.throughbill.local.StackOptions;
import org.throughbill.local.Unstartable;

/** Plays scenarios on the stack that runs on a data folder. */
public final class Play {
  private Play() {}

  public static void main(String[] args) {
    try {
      play(args);
    } catch (Unstartable e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void play(String... args) {
    if (List.of(args).contains("--help")) {
      System.out.println(usage());
      return;
    }
    List<Scenario> chosen = chosen(args);
    String[] others =
        Arrays.stream(args).filter(arg -> named(arg).isEmpty()).toArray(String[]::new);
    var options = StackOptions.parse(others);
    if (chosen.isEmpty()) {
      System.out.println(usage());
      return;
    }
    var progress = new Progress(System.out);
    var stack = new Stack(options, progress);
    for (Database service : Database.values()) {
      if (stack.process(service.id()).isEmpty()) {
        throw new Unstartable(service.id() + " does not run; start the stack with deploy/up");
      }
    }
    chosen.forEach(scenario -> scenario.on(stack, progress));
  }

  private static List<Scenario> chosen(String... args) {
    var chosen = new ArrayList<Scenario>();
    for (String arg : args) {
      chosen.addAll(named(arg));
    }
    return chosen;
  }

  private static List<Scenario> named(String arg) {
    String name = arg.toUpperCase(Locale.ROOT);
    return Arrays.stream(Scenario.values())
        .filter(scenario -> name.equals("ALL") || scenario.name().equals(name))
        .toList();
  }

  private static String usage() {
    return Arrays.stream(Scenario.values())
        .map(scenario -> "  %-5s %s%n".formatted(scenario, scenario.shipment()))
        .collect(
            Collectors.joining(
                "",
                "Usage: deploy/play <scenario>... [--data <folder>] [the stack's port options]%n"
                    .formatted(),
                "  all   each of them"));
  }
}
