package org.throughbill.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords made at first use and kept in a file of the data folder. */
public final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  public Passwords(Path file) {
    this.file = file;
  }

  /** The password of this name, the same one every time. */
  public synchronized String of(String name) {
    Properties known = read();
    String password = known.getProperty(name);
    if (password == null) {
      password = random();
      known.setProperty(name, password);
      write(known);
    }
    return password;
  }

  private Properties read() {
    var known = new Properties();
    if (Files.exists(file)) {
      try {
        known.load(new StringReader(PrivateFiles.read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }

  private void write(Properties known) {
    try {
      var text = new StringWriter();
      known.store(text, null);
      PrivateFiles.write(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
