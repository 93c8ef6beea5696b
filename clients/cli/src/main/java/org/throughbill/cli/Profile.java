package org.throughbill.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.throughbill.acts.sign.SigningKey;

/**
 * Who acts, with what, towards which services: the lines of a properties file that begin with the
 * profile's name. Paths are relative to that file.
 *
 * <pre>
 * maker.party = maker-cq
 * maker.place = CNCKG
 * maker.key = maker-cq.key
 * maker.bol = http://127.0.0.1:8081
 * maker.issuer = http://127.0.0.1:8180
 * maker.client = maker-cq
 * maker.client-key = maker-cq.pem
 * </pre>
 *
 * {@code token-file} with a ready token may stand in the place of the last three.
 */
final class Profile {
  private final Path file;
  private final String name;
  private final Properties lines;

  private Profile(Path file, String name, Properties lines) {
    this.file = file;
    this.name = name;
    this.lines = lines;
  }

  static Profile read(Path file, String name) {
    var lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongProfile(
          "The profiles cannot be read from " + file + "; --profiles says where");
    }
    return new Profile(file.toAbsolutePath(), name, lines);
  }

  String text(String what) {
    return find(what)
        .orElseThrow(() -> new WrongProfile("Add " + name + "." + what + " to " + file));
  }

  Optional<String> find(String what) {
    return Optional.ofNullable(lines.getProperty(name + "." + what)).map(String::strip);
  }

  URI uri(String what) {
    try {
      return URI.create(text(what));
    } catch (IllegalArgumentException e) {
      throw new WrongProfile(name + "." + what + " in " + file + " is no URL");
    }
  }

  byte[] content(String what) {
    return content(file.resolveSibling(text(what)));
  }

  private static byte[] content(Path wanted) {
    try {
      return Files.readAllBytes(wanted);
    } catch (IOException e) {
      throw new WrongProfile("Cannot read " + wanted);
    }
  }

  SigningKey key(String what) {
    return key(file.resolveSibling(text(what)));
  }

  /** A private key, PKCS#8 in DER or in PEM. */
  static SigningKey key(Path file) {
    byte[] content = content(file);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    try {
      return SigningKey.of(
          text.startsWith("-----BEGIN ")
              ? Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""))
              : content);
    } catch (IllegalArgumentException e) {
      throw new WrongProfile(file + " holds no PKCS#8 private key");
    }
  }
}
