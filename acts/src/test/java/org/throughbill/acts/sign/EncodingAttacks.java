package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.NOT_JOSE;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;
import static org.throughbill.acts.sign.Signers.OPERATOR_KEY;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Samples;

/** The same bytes in another spelling, or another serialization of the same signature. */
final class EncodingAttacks {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final SignedAct ACT = OPERATOR_KEY.sign(Samples.of(ActType.BILL_ACCEPT_SURRENDER));
  private static final String[] PARTS = ACT.value().split("\\.", -1);
  private static final List<String> NAMES = List.of("header", "payload", "signature");

  private final AttackBook book;

  EncodingAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    book.act("B64", null, "a genuine act under Ed25519", MAKER_KEY.sign(Samples.TRANSFER).value());
    lettersThatDoNotBelong();
    trailingBits();
    lengths();
    otherAlphabets();
    otherSerializations();
  }

  private void lettersThatDoNotBelong() {
    var letters =
        Map.of(
            "=",
            "padding",
            "==",
            "more padding",
            " ",
            "a space",
            "\n",
            "a newline",
            "\r\n",
            "a line end",
            "\t",
            "a tab",
            "\u0000",
            "a zero",
            "\u00a0",
            "a hard space",
            "%3D",
            "percent padding");
    for (int part = 0; part < 3; part++) {
      for (String letter : letters.keySet().stream().sorted().toList()) {
        String words = letters.get(letter) + " ";
        String[] after = PARTS.clone();
        after[part] += letter;
        spelling(words + "after the " + NAMES.get(part), after);
        String[] inside = PARTS.clone();
        inside[part] = inside[part].substring(0, 8) + letter + inside[part].substring(8);
        spelling(words + "inside the " + NAMES.get(part), inside);
      }
    }
    for (String letter : List.of(" ", "\n", "\ufeff", "\"", "(", "Bearer ")) {
      String shown = letter.replaceAll("[^!-~]", "?");
      book.act("B64", NOT_JOSE, "'" + shown + "' before it all", letter + ACT);
    }
  }

  /** The last letter of a part carries bits that belong to no byte; they must be zero. */
  private void trailingBits() {
    for (int part = 0; part < 3; part++) {
      int spare = PARTS[part].length() % 4;
      int most = spare == 2 ? 16 : spare == 3 ? 4 : 1;
      for (int bits = 1; bits < most; bits++) {
        String[] bent = PARTS.clone();
        int last = bent[part].length() - 1;
        int value = LETTERS.indexOf(bent[part].charAt(last));
        bent[part] = bent[part].substring(0, last) + LETTERS.charAt(value + bits);
        spelling("trailing bits " + bits + " in the " + NAMES.get(part), bent);
      }
    }
  }

  private void lengths() {
    for (int part = 0; part < 3; part++) {
      String[] none = PARTS.clone();
      none[part] = "";
      spelling("no " + NAMES.get(part), none);
      String[] one = PARTS.clone();
      one[part] = "A";
      spelling("one letter as " + NAMES.get(part), one);
      String[] five = PARTS.clone();
      five[part] = "AAAAA";
      spelling("five letters as " + NAMES.get(part), five);
    }
  }

  private void otherAlphabets() {
    byte[] signature = ACT.signature();
    String plain = Base64.getEncoder().encodeToString(signature);
    spelling("the signature in base64 with its own alphabet", PARTS[0], PARTS[1], plain);
    String mime = Base64.getMimeEncoder().encodeToString(signature);
    spelling("the signature in MIME lines", PARTS[0], PARTS[1], mime);
    String wide = PARTS[2].replace(PARTS[2].charAt(0), (char) (PARTS[2].charAt(0) + 0xfee0));
    spelling("the signature in full-width letters", PARTS[0], PARTS[1], wide);
    spelling(
        "the header in plain text",
        new String(Base64.getUrlDecoder().decode(PARTS[0]), StandardCharsets.US_ASCII),
        PARTS[1],
        PARTS[2]);
    spelling("a tilde in the payload", PARTS[0], "~" + PARTS[1], PARTS[2]);
    spelling("a plus in the payload", PARTS[0], "+" + PARTS[1], PARTS[2]);
    spelling("a slash in the payload", PARTS[0], "/" + PARTS[1], PARTS[2]);
  }

  private void otherSerializations() {
    String flat =
        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
            .formatted(PARTS[1], PARTS[0], PARTS[2]);
    String general =
        "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
            .formatted(PARTS[1], PARTS[0], PARTS[2]);
    for (String text :
        List.of(
            flat,
            general,
            "[\"" + ACT + "\"]",
            "\"" + ACT + "\"",
            "",
            ".",
            "..",
            "...",
            "....",
            PARTS[0],
            PARTS[0] + "." + PARTS[1],
            PARTS[0] + "." + PARTS[2],
            ACT + ".",
            "." + ACT,
            ACT + "." + PARTS[2],
            ACT + "." + PARTS[1] + "." + PARTS[2],
            ACT + "\n" + ACT,
            ACT + "," + ACT,
            PARTS[0] + ".." + PARTS[2],
            PARTS[0] + "/" + PARTS[1] + "/" + PARTS[2],
            PARTS[0] + "\u3002" + PARTS[1] + "\u3002" + PARTS[2])) {
      String shown = text.replaceAll("[A-Za-z0-9_-]{20,}", "_").replaceAll("[^ -~]", "?");
      book.act("SER", NOT_JOSE, "serialized as '" + shown + "'", text);
    }
  }

  private void spelling(String words, String... parts) {
    book.act("B64", NOT_JOSE, words, String.join(".", parts));
  }
}
