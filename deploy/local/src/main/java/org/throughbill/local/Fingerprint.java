package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Tells whether a running process is still what would be started now. */
final class Fingerprint {
  private Fingerprint() {}

  /** Changes with the command, with its environment, and with the jars it would run from. */
  static String of(Program program) {
    var text = new StringBuilder();
    program.command().forEach(word -> text.append(word).append('\n'));
    new TreeMap<>(program.env())
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    int jar = program.command().indexOf("-jar");
    if (jar >= 0) {
      filesOf(Path.of(program.command().get(jar + 1)))
          .forEach(file -> text.append(stamp(file)).append('\n'));
    }
    return hash(text.toString());
  }

  // A Quarkus application is a folder: the jar that is run is the same in every build.
  private static List<Path> filesOf(Path jar) {
    Path folder = jar.getParent();
    if (folder == null || !folder.endsWith("quarkus-app")) {
      return List.of(jar);
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  private static String stamp(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + "; build it first", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
