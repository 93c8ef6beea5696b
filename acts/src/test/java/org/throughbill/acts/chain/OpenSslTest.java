package org.throughbill.acts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Samples.BILL;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR_KEY;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.Samples;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/** A bank without this jar checks an entry with a shell and openssl; both must be installed. */
class OpenSslTest {
  private static final Entry ENTRY =
      Entry.seal(ChainId.title(BILL), 1, Hash.NONE, OPERATOR_KEY.sign(Samples.ISSUE), NOON);

  private final Path directory;

  OpenSslTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void R37_openssl_finds_the_same_hash_of_an_entry_s_seven_lines() throws Exception {
    var json = StrictJson.parse(ENTRY.toJson());
    Path lines = directory.resolve("lines");
    Files.writeString(
        lines,
        String.join(
            "\n",
            "throughbill.entry.v1",
            json.get("topic").textValue(),
            json.get("chain").textValue(),
            json.get("seq").asText(),
            json.get("prev").textValue(),
            json.get("act").textValue(),
            json.get("sealedAt").textValue()));
    String answer = run("openssl dgst -sha256 -r lines");
    assertThat(answer).startsWith(ENTRY.hash().value() + " ");
  }

  @Test
  void R36_openssl_verifies_an_act_s_signature_and_refuses_it_over_other_bytes() throws Exception {
    SignedAct act = ENTRY.act();
    Files.write(directory.resolve("signed"), act.signingInput());
    Files.write(directory.resolve("signature"), der(act.signature()));
    Files.writeString(directory.resolve("key.pem"), pem(OPERATOR_KEY.publicKey().encoded()));
    String verify = "openssl dgst -sha256 -verify key.pem -signature signature signed";
    assertThat(run(verify)).contains("Verified OK");

    byte[] other = act.signingInput();
    other[other.length - 1] ^= 1;
    Files.write(directory.resolve("signed"), other);
    assertThat(run(verify + " || true")).contains("Verification failure");
  }

  @Test
  void the_key_id_is_what_openssl_makes_of_the_public_key() throws Exception {
    Files.writeString(directory.resolve("key.pem"), pem(OPERATOR_KEY.publicKey().encoded()));
    String answer = run("openssl pkey -pubin -in key.pem -outform DER | openssl dgst -sha256 -r");
    assertThat(answer).startsWith(ENTRY.act().kid().value() + " ");
  }

  private String run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s (is openssl installed?)", command, answer).isZero();
    return answer;
  }

  private static byte[] der(byte[] raw) throws IOException {
    var numbers = new ASN1EncodableVector();
    numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(raw, 32))));
    numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64))));
    return new DERSequence(numbers).getEncoded();
  }

  private static String pem(byte[] key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
