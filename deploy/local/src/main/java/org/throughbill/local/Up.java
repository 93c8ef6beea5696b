package org.throughbill.local;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the stack and leaves it running. */
public final class Up {
  /**
   * Something to do with a stack that is ready, found on the class path; safe to repeat, because
   * {@code up} is.
   */
  public interface Step {
    void on(Stack stack, Progress progress);
  }

  private Up() {}

  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(StackOptions.USAGE);
      return;
    }
    var progress = new Progress(System.out);
    try {
      up(StackOptions.parse(args), progress);
    } catch (Unstartable e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void up(StackOptions options, Progress progress) {
    var stack = new Stack(options, progress);
    var ready = new AtomicBoolean();
    var unlessReady =
        new Thread(
            () -> {
              if (!ready.get()) {
                stack.abandon();
              }
            },
            "abandon-unless-ready");
    Runtime.getRuntime().addShutdownHook(unlessReady);
    Stack.Outcome outcome = stack.start();
    ready.set(true);
    progress.say(
        switch (outcome) {
          case STARTED -> "the stack is ready";
          case WAS_RUNNING -> "the stack was running already, and is ready";
        });
    ServiceLoader.load(Step.class).forEach(step -> step.on(stack, progress));
    showWhereThingsAre(stack);
  }

  private static void showWhereThingsAre(Stack stack) {
    var text = new StringBuilder();
    for (Database service : Database.values()) {
      if (stack.process(service.id()).isPresent()) {
        line(text, service.id(), stack.uri(service).toString());
      }
    }
    line(text, "issuer", stack.issuer().toString());
    line(text, "kafka", stack.bootstrapServers());
    line(text, "postgres", stack.jdbcUrl(Database.BOL) + " (customs, financing)");
    line(text, "passwords", stack.folder().secrets().toString());
    line(text, "sign-in keys", stack.folder().clientKey("<client>").toString());
    line(text, "logs", stack.folder().log("<name>").toString());
    line(text, "data", stack.folder().root().toString());
    line(text, "stop", "deploy/down --data " + stack.folder().root());
    System.out.print(text);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ")
        .append(name)
        .append(" ".repeat(14 - name.length()))
        .append(value)
        .append('\n');
  }
}
