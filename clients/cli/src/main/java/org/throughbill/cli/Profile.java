package org.throughbill.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Who acts, with what, towards which services: the lines of a properties file that begin with the
 * profile's name. Paths are relative to that file.
 *
 * <pre>
 * maker.party = maker-cq
 * maker.place = CNCKG
 * maker.key = maker-cq.key
 * maker.bol = http://127.0.0.1:8081
 * maker.token-url = http://127.0.0.1:8180/token
 * maker.client = maker-cq
 * maker.secret-file = maker-cq.secret
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
    Path wanted = file.resolveSibling(text(what));
    try {
      return Files.readAllBytes(wanted);
    } catch (IOException e) {
      throw new WrongProfile(name + "." + what + " in " + file + ": cannot read " + wanted);
    }
  }
}
