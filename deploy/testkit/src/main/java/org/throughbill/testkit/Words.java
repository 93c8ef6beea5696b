package org.throughbill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say about resources, so that it is said once: there, and in the contract. */
final class Words {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../ledger/src/main/java"));
  private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";
  private static final String ANNOTATIONS = "(?:@\\w+(?:\\([^()]*\\))?\\s*)*";

  private final Map<Class<?>, String> sources = new HashMap<>();

  /** The first sentence. */
  static String first(String words) {
    return words.split("(?<=[.;])\\s", 2)[0].replaceAll(";$", ".");
  }

  String of(Class<?> type) {
    return text(comment(type, "public (?:final )?class " + type.getSimpleName() + "\\b"));
  }

  String of(Method method) {
    return text(comment(method));
  }

  String of(Method method, Parameter parameter) {
    Matcher said =
        Pattern.compile("@param " + parameter.getName() + " (.*?)(?=@param|$)")
            .matcher(comment(method));
    if (!said.find()) {
      throw new IllegalStateException("say what " + parameter.getName() + " is of " + method);
    }
    String words = said.group(1).strip();
    return Character.toUpperCase(words.charAt(0))
        + words.substring(1)
        + (words.endsWith(".") ? "" : ".");
  }

  private static String text(String comment) {
    return comment.split("@param", 2)[0].strip();
  }

  private String comment(Method method) {
    return comment(method.getDeclaringClass(), "public [\\w<>]+ " + method.getName() + "\\(");
  }

  private String comment(Class<?> type, String declared) {
    String source = sources.computeIfAbsent(type, Words::read);
    Matcher comment =
        Pattern.compile(COMMENT + ANNOTATIONS + declared, Pattern.DOTALL).matcher(source);
    if (!comment.find()) {
      throw new IllegalStateException("say what this is: " + declared + " in " + type);
    }
    return comment
        .group(1)
        .replaceAll("\\s*\\n\\s*\\*[ \\t]?", " ")
        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String read(Class<?> type) {
    String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    try {
      for (Path folder : SOURCES) {
        if (Files.exists(folder.resolve(file))) {
          return Files.readString(folder.resolve(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no source of " + type);
  }
}
