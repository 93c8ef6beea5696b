package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder that holds all a local stack keeps; a marker file says that it may be wiped. */
public record DataFolder(Path root) {
  private static final String MARKER = ".throughbill";
  private static final String LOCK = ".lock";

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Opens the folder, or makes it; somebody else's folder is refused. */
  public static DataFolder open(Path path) {
    var folder = new DataFolder(path);
    try {
      if (!folder.exists()) {
        folder.requireEmpty();
        Files.createDirectories(folder.root);
        Files.setPosixFilePermissions(folder.root, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
            folder.root.resolve(MARKER), "A Throughbill stack keeps its data here.\n");
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot use " + folder.root + ": " + e.getMessage() + ". Choose another with --data", e);
    }
  }

  public boolean exists() {
    return Files.exists(root.resolve(MARKER));
  }

  /** Deletes everything but the marker and the lock, which is held. */
  void wipe() {
    if (!exists()) {
      throw new Unstartable(root + " has no file " + MARKER + ", so it is not ours to wipe");
    }
    entries().stream()
        .filter(path -> !path.endsWith(MARKER) && !path.endsWith(LOCK))
        .forEach(Trees::delete);
  }

  /** One command at a time; the lock goes with the process that holds it. */
  FileLock lock() {
    try {
      var channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw busy();
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw busy();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + root, e);
    }
  }

  static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path run() {
    return root.resolve("run");
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path pki() {
    return root.resolve("pki");
  }

  Path issuer() {
    return root.resolve("issuer");
  }

  /** The key that a client of the issuer signs in with. */
  public Path clientKey(String client) {
    return root.resolve("clients").resolve(client + ".pem");
  }

  /** A service's classes as its JVM parsed them. */
  Path classes(String name) {
    return root.resolve(name + ".jsa");
  }

  public Path secrets() {
    return root.resolve("secrets.properties");
  }

  private Unstartable busy() {
    return new Unstartable(
        "Another command is starting or stopping the stack in " + root + "; wait for it");
  }

  private void requireEmpty() {
    if (Files.exists(root) && !entries().isEmpty()) {
      throw new Unstartable(
          root + " holds other files (no " + MARKER + " in it). Choose another folder with --data");
    }
  }

  private List<Path> entries() {
    try (var entries = Files.list(root)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }
}
