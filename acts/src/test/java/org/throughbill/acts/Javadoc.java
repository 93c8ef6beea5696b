package org.throughbill.acts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say about the types and fields of an act, so that it is said once. */
final class Javadoc {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";
  private static final Pattern TYPE =
      Pattern.compile(
          COMMENT + "(?:(?:public|static|sealed|final) )*(?:record|enum|interface) (\\w+)",
          Pattern.DOTALL);
  private static final Pattern ACCESSOR =
      Pattern.compile(COMMENT + "\\w+ (\\w+)\\(\\);", Pattern.DOTALL);
  private static final Pattern PARAM =
      Pattern.compile("@param (\\w+) (.*?)(?=@param|$)", Pattern.DOTALL);

  private final Map<Class<?>, String> sources = new HashMap<>();

  /** The first sentence about a type. */
  String ofType(Class<?> type) {
    String words = comment(type).split("@param", 2)[0].split("<p>", 2)[0];
    return words.split("(?<=\\.)\\s", 2)[0].strip();
  }

  /** What a record, or an interface it implements, says about a field. */
  Optional<String> ofField(Class<?> record, String field) {
    for (Matcher m = PARAM.matcher(comment(record)); m.find(); ) {
      if (m.group(1).equals(field)) {
        return Optional.of(sentence(m.group(2).strip()));
      }
    }
    return ofAccessor(record, field);
  }

  private Optional<String> ofAccessor(Class<?> type, String field) {
    for (Class<?> parent : type.getInterfaces()) {
      Optional<String> here =
          ACCESSOR
              .matcher(source(parent))
              .results()
              .filter(m -> m.group(2).equals(field))
              .map(m -> plain(m.group(1)))
              .findFirst()
              .or(() -> ofAccessor(parent, field));
      if (here.isPresent()) {
        return here;
      }
    }
    return Optional.empty();
  }

  private String comment(Class<?> type) {
    return TYPE.matcher(source(type))
        .results()
        .filter(m -> m.group(2).equals(type.getSimpleName()))
        .map((MatchResult m) -> plain(m.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("say what " + type.getName() + " is"));
  }

  private String source(Class<?> type) {
    return sources.computeIfAbsent(type, Javadoc::read);
  }

  private static String read(Class<?> type) {
    try {
      String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException("no source of " + type, e);
    }
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0))
        + words.substring(1)
        + (words.endsWith(".") ? "" : ".");
  }
}
