package org.throughbill.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughbill.acts.json.RecordJson;

/**
 * Writes the dossier of the tests that ran last: the repository's root and the folder to write to.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: dossier ROOT FOLDER");
      System.exit(2);
    }
    System.exit(run(Path.of(args[0]), Path.of(args[1])));
  }

  /** 0 for a complete dossier, 1 for one with gaps, which are told. */
  static int run(Path root, Path folder) throws IOException {
    Dossier dossier = Dossier.of(Control.all(), Dossier.everyRule(), TestRun.below(root));
    Files.createDirectories(folder);
    Files.write(folder.resolve("dossier.json"), RecordJson.write(dossier));
    Files.write(folder.resolve("dossier.md"), Report.of(dossier).getBytes(StandardCharsets.UTF_8));
    System.out.println(folder.resolve("dossier.md"));
    dossier.gaps().forEach(System.err::println);
    return dossier.isComplete() ? 0 : 1;
  }
}
