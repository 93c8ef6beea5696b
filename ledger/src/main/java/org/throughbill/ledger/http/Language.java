package org.throughbill.ledger.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;

/** A language in which refusals are explained; the reader's own, as far as it is one of these. */
public enum Language {
  ENGLISH(Locale.ENGLISH) {
    @Override
    String sentence(Reason reason) {
      return reason.sentence();
    }

    @Override
    String remedy(Reason reason) {
      return reason.remedy();
    }

    @Override
    String basis(Rule rule) {
      return rule.basis();
    }
  },
  CHINESE(Locale.CHINESE) {
    @Override
    String sentence(Reason reason) {
      return reason.sentenceInChinese();
    }

    @Override
    String remedy(Reason reason) {
      return text(reason, "remedy");
    }

    @Override
    String basis(Rule rule) {
      return text(rule, "basis");
    }
  };

  private final Locale locale;

  @SuppressWarnings("ImmutableEnumChecker") // read once, never written
  private final Properties texts = new Properties();

  Language(Locale locale) {
    this.locale = locale;
    String name = "/rules/" + locale.getLanguage() + ".properties";
    try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(name), name)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  abstract String sentence(Reason reason);

  /** What the refused party can do. */
  abstract String remedy(Reason reason);

  abstract String basis(Rule rule);

  String example(Reason reason) {
    return text(reason, "example");
  }

  /** Empty where nobody has written it yet; a test names what is missing. */
  String text(Reason reason, String kind) {
    return texts.getProperty(reason.id() + "." + kind, "");
  }

  public String tag() {
    return locale.getLanguage();
  }

  /** The best match for an Accept-Language header; English where it asks for nothing we speak. */
  public static Language wanted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return ENGLISH;
    }
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.CHINESE));
      return Locale.CHINESE.equals(best) ? CHINESE : ENGLISH;
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }
}
