package org.throughbill.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.audit.HistoryLine;
import org.throughbill.audit.HistoryLine.What;

/** What clients know of their acts, on disk before they go on, outside the system. */
final class Notebook implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final Map<What, Long> counts = new EnumMap<>(What.class);

  Notebook(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  synchronized void write(
      What what, SignedAct act, @Nullable Receipt receipt, @Nullable String why) {
    byte[] json = new HistoryLine(what, act.id(), Instant.now(), receipt, why).toJson();
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    counts.merge(what, 1L, Long::sum);
  }

  synchronized long count(What what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
