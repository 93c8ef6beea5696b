package org.throughbill.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Other ways to ask for the same thing, which a filter may miss and a router may not. */
final class Tricks {
  private static final String OPEN = "/rules/R14";

  private static final List<String> HEADERS =
      List.of(
          "X-Forwarded-For: 127.0.0.1",
          "Forwarded: for=127.0.0.1;host=localhost",
          "X-Real-IP: 127.0.0.1",
          "X-Forwarded-Prefix: /rules",
          "X-User: registry-bol",
          "X-Remote-User: registry-bol",
          "Cookie: q_session=x; q_access_token=x");

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FIND");

  /** A request line without the protocol, and headers. */
  record Trick(String line, String headers) {}

  private Tricks() {}

  /** Every trick for a sound request. */
  static List<Trick> on(String method, String target) {
    var tricks = new ArrayList<Trick>();
    rewritten(target).forEach(other -> tricks.add(new Trick(method + " " + other, "")));
    HEADERS.forEach(header -> tricks.add(new Trick(method + " " + target, header + "\r\n")));
    METHODS.forEach(other -> tricks.add(new Trick(other + " " + target, "")));
    for (String name :
        List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
      for (String sent : List.of("GET", "POST", "HEAD")) {
        tricks.add(new Trick(sent + " " + target, name + ": " + method + "\r\n"));
      }
    }
    for (String name : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Uri")) {
      tricks.add(new Trick("GET " + OPEN, name + ": " + target + "\r\n"));
    }
    return tricks;
  }

  private static List<String> rewritten(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    String rest = query < 0 ? "" : target.substring(query);
    int last = path.lastIndexOf('/');
    String before = path.substring(0, last);
    String name = path.substring(last + 1);
    return List.of(
        "/" + path + rest,
        path.replace("/", "//") + rest,
        before + "%2F" + name + rest,
        before + "%2f" + name + rest,
        "/%2e" + path + rest,
        "/." + path + rest,
        "/x/.." + path + rest,
        "/x/%2e%2e" + path + rest,
        "/.." + path + rest,
        OPEN + "/../.." + path + rest,
        OPEN + "/..;/.." + path + rest,
        OPEN + "%2f..%2f.." + path + rest,
        "/q/health/../.." + path + rest,
        "/q" + path + rest,
        path + "/" + rest,
        path + "/." + rest,
        path + ";x=y" + rest,
        before + ";x=y/" + name + rest,
        "/;" + path + rest,
        path + "%20" + rest,
        path + "%00" + rest,
        path + "%3F" + rest,
        path + ".json" + rest,
        path + "#" + rest,
        path.toUpperCase(Locale.ROOT) + rest,
        path.substring(0, 1) + path.substring(1, 2).toUpperCase(Locale.ROOT) + path.substring(2),
        path.replace("/", "\\") + rest,
        path.replaceFirst("[a-z]", "%" + Integer.toHexString(path.charAt(1))) + rest,
        "http://elsewhere" + path + rest,
        path + "?token=x&access_token=x",
        path + "?_method=GET");
  }
}
