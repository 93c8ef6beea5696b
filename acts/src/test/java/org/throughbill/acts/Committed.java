package org.throughbill.acts;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are committed beside the code and compared with what it makes. */
final class Committed {
  private Committed() {}

  static byte[] read(String name) throws IOException {
    try (InputStream in = Committed.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  /** Puts what the code makes where it can be copied from, and fails. */
  static void propose(String name, byte[] content) throws IOException {
    Path proposal = Path.of("target/proposed" + name);
    Files.createDirectories(proposal.toAbsolutePath().getParent());
    Files.write(proposal, content);
    fail("%s is not what the code makes; if the change is meant, commit %s", name, proposal);
  }
}
