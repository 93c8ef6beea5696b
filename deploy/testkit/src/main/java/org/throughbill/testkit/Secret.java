package org.throughbill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must stand in no file that others read, and how it is known. */
public enum Secret {
  PRIVATE_KEY_IN_PEM("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
  /** PKCS#8 of RSA, P-256 or SM2, and Ed25519, in base64. */
  PRIVATE_KEY_IN_BASE64(
      "(MII[EJ][a-zA-Z0-9+/]{2}IBADANBgkqhkiG9w0BAQE[F]AASC|MI[GH][a-zA-Z0-9+/]AgEAMBMG[B]y[a-zA-Z0-9+/]"
          + "|(MC4CAQ[A]|MFECAQ[E])wBQYDK2VwBCIEI)"),
  PRIVATE_KEY_IN_JWK("\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{40,}\""),
  /** A JWS with claims; a signed act has none, and may stand where entries stand. */
  ACCESS_TOKEN("eyJ[A-Za-z0-9_-]+\\.(eyJ[A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]{20,}") {
    @Override
    boolean confirms(Matcher found) {
      String claims =
          new String(Base64.getUrlDecoder().decode(found.group(1)), StandardCharsets.UTF_8);
      return claims.contains("\"exp\"") || claims.contains("\"iss\"");
    }
  },
  /** Those of clouds and forges tell themselves by their beginning. */
  FOREIGN_TOKEN(
      "\\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|glpat-[\\w-]{20}|xox[bp]-[\\w-]{20})"),
  PASSWORD_IN_CONFIGURATION(
      "(?im)^[\\w.%-]*(password|secret|passwd)\\s*[=:]\\s*(?!\\$\\{)[^\\s#${}\"<]{4,}\\s*$");

  /** Where a secret stands. */
  public record Found(Path file, int line, Secret what) {}

  private static final int LARGEST = 32 * 1024 * 1024;

  @SuppressWarnings("ImmutableEnumChecker") // a pattern does not change
  private final Pattern pattern;

  Secret(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** Whether what looks like a secret is one. */
  boolean confirms(Matcher found) {
    return true;
  }

  /** All secrets of these kinds in a file, whatever it is. */
  public static List<Found> in(Path file, Iterable<Secret> kinds) {
    String text = text(file);
    var all = new ArrayList<Found>();
    for (Secret kind : kinds) {
      Matcher found = kind.pattern.matcher(text);
      while (found.find()) {
        if (kind.confirms(found)) {
          int line = (int) text.chars().limit(found.start()).filter(c -> c == '\n').count() + 1;
          all.add(new Found(file, line, kind));
        }
      }
    }
    return all;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(file + " is too large to be looked through");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
