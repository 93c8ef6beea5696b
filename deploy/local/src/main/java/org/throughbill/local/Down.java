package org.throughbill.local;

import java.nio.file.Path;
import java.util.List;

/** Stops what runs on a data folder; the data stays. */
public final class Down {
  private Down() {}

  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(StackOptions.USAGE);
      return;
    }
    try {
      down(StackOptions.parse(args).data());
    } catch (Unstartable e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void down(Path data) {
    var folder = new DataFolder(data);
    var progress = new Progress(System.out);
    boolean stopped = folder.exists() && stop(folder, progress);
    progress.say(stopped ? "everything is stopped" : "nothing was running in " + folder.root());
  }

  private static boolean stop(DataFolder folder, Progress progress) {
    var lock = folder.lock();
    try {
      return new Processes(folder).stopAll(progress::say);
    } finally {
      DataFolder.release(lock);
    }
  }
}
