package org.throughbill.bol.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.value.Hash;
import org.throughbill.ledger.http.Language;

/**
 * What a stranger learns, as a page for a telephone: no script, nothing fetched, and nothing in it
 * that the asker wrote.
 */
final class VerifyPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1.05rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:38rem}
      h1{font-size:1.5rem;line-height:1.25;border-left:.4rem solid;padding-left:.7rem}
      .yes h1{border-color:#17803d}.no h1{border-color:#b42318}
      dt{margin-top:.9rem;opacity:.75}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
      code{font-size:.9rem;font-weight:400}
      .copy{border:1px solid;border-radius:.4rem;padding:.7rem}
      """;

  /** Nothing runs, nothing is fetched, nobody frames it; the style is the one above. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder()
              .encodeToString(
                  HexFormat.of().parseHex(Hash.of(STYLE.getBytes(StandardCharsets.UTF_8)).value()))
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("title", "Bill of lading: is it genuine?"),
          Map.entry("yes", "Genuine: the registry has sealed this entry"),
          Map.entry("no", "Unknown: the registry has no such entry"),
          Map.entry(
              "advice",
              "What you were shown may be altered, or the address mistyped. Do not rely on it, and"
                  + " ask who showed it to you for the bill's own chain."),
          Map.entry("state", "The bill is now"),
          Map.entry("standing", "What you were shown is"),
          Map.entry("newest", "the newest entry of the bill"),
          Map.entry("overtaken", "not the newest: the bill has moved on since"),
          Map.entry("entry", "Entry"),
          Map.entry("sealed", "Sealed"),
          Map.entry("bill", "Bill"),
          Map.entry("asked", "Asked"),
          Map.entry(
              "copy",
              "What you were shown is a copy and not the bill. Holding it gives no right to the"
                  + " goods; who controls the bill shows it by a proof of control."));

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("title", "提单真伪核验"),
          Map.entry("yes", "属实：登记处已封存此条目"),
          Map.entry("no", "未知：登记处没有此条目"),
          Map.entry("advice", "您看到的内容可能已被改动，或网址有误。请勿据此行事，并请出示者提供该提单的条目链。"),
          Map.entry("state", "提单目前状态"),
          Map.entry("standing", "您所见的内容"),
          Map.entry("newest", "为该提单的最新条目"),
          Map.entry("overtaken", "并非最新：此后提单已有变动"),
          Map.entry("entry", "条目"),
          Map.entry("sealed", "封存时间"),
          Map.entry("bill", "提单"),
          Map.entry("asked", "查询时间"),
          Map.entry("copy", "您所见的是副本，并非提单本身。持有副本不享有任何提货权利；控制人须以控制权证明表明其身份。"));

  private final Language language;

  VerifyPage(Language language) {
    this.language = language;
  }

  String of(Optional<Verification> verification, Instant now) {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s</title>
    <style>%s</style>
    </head>
    %s
    </html>
    """
        .formatted(
            language.tag(),
            say("title"),
            STYLE,
            verification.map(this::genuine).orElseGet(() -> unknown(now)));
  }

  private String genuine(Verification found) {
    return """
    <body class="yes">
    <h1>%s</h1>
    <dl>
    %s%s%s%s%s%s</dl>
    <p class="copy">%s</p>
    </body>"""
        .formatted(
            say("yes"),
            line("state", found.stateInWords()),
            line("standing", say(found.newest() ? "newest" : "overtaken")),
            line("entry", found.seq() + " <code>" + found.entry() + "</code>"),
            line("sealed", SECONDS.format(found.sealedAt())),
            line("bill", "<code>" + found.bill() + "</code>"),
            line("asked", SECONDS.format(found.askedAt())),
            say("copy"));
  }

  private String unknown(Instant now) {
    return """
    <body class="no">
    <h1>%s</h1>
    <p>%s</p>
    <dl>
    %s</dl>
    </body>"""
        .formatted(say("no"), say("advice"), line("asked", SECONDS.format(now)));
  }

  private String line(String label, String value) {
    return "<dt>" + say(label) + "</dt><dd>" + value + "</dd>\n";
  }

  private String say(String name) {
    Map<String, String> words =
        switch (language) {
          case ENGLISH -> ENGLISH;
          case CHINESE -> CHINESE;
        };
    return words.getOrDefault(name, name);
  }
}
