package org.throughbill.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterLockTest {
  private final Path folder;

  PostmasterLockTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void another_program_that_got_the_pid_is_left_alone_and_locks_nothing() throws Exception {
    Path file = folder.resolve("postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n" + folder + "\n");
    List<String> said = new ArrayList<>();
    var lock = new PostmasterLock(folder);
    assertThat(lock.endOrphan(said::add)).isFalse();
    lock.clearIfStale();
    assertThat(said).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_live_postmaster_keeps_its_lock_until_it_is_ended() {
    int port = Loopback.freePorts(1).getFirst();
    var settings = new LocalPostgres.Settings(folder.resolve("data"), port, false, "throw-away");
    var server = LocalPostgres.start(settings, folder.resolve("postgres.log"));
    try {
      var lock = new PostmasterLock(settings.data());
      lock.clearIfStale();
      assertThat(settings.data().resolve("postmaster.pid")).exists();
      assertThat(lock.endOrphan(_ -> {})).isTrue();
      assertThat(Loopback.answers(port)).isFalse();
      assertThat(lock.endOrphan(_ -> {})).isFalse();
    } finally {
      server.kill();
    }
  }
}
