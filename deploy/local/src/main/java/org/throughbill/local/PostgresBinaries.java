package org.throughbill.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once per user and version. */
record PostgresBinaries(Path home) {

  static PostgresBinaries unpacked() {
    Path cache = cache();
    try {
      byte[] archive = archive();
      Path home = cache.resolve("postgres-" + fingerprint(archive));
      if (!Files.isDirectory(home)) {
        Files.createDirectories(cache);
        moveInto(home, unpack(archive, Files.createTempDirectory(cache, "unpacking-")));
      }
      return new PostgresBinaries(home);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot unpack PostgreSQL to "
              + cache
              + ": "
              + e.getMessage()
              + ". Set THROUGHBILL_CACHE to a folder you can write to",
          e);
    }
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  // The user's own cache and not the shared temp folder, where another user could have put a
  // program of the same name first.
  private static Path cache() {
    String chosen = System.getenv("THROUGHBILL_CACHE");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("throughbill");
  }

  private static byte[] archive() throws IOException {
    String name = "/postgres-" + os() + "-" + architecture() + ".txz";
    try (var in = PostgresBinaries.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no PostgreSQL for this kind of machine, " + name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  private static String os() {
    return System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
  }

  private static String fingerprint(byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unpack(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
    return target;
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  // Two test runs may unpack at the same moment; the one that is late uses the other's.
  private static void moveInto(Path home, Path unpacked) throws IOException {
    try {
      Files.move(unpacked, home);
    } catch (FileAlreadyExistsException late) {
      Trees.delete(unpacked);
    }
  }
}
