package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.TestSandbox;
import tryout.browser.ServerProcess;

/** The disk says once that it could not keep what it was given. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FsyncTest {
  /** Fails once whenever the file is there. */
  private static final String SHIM = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <errno.h>
      #include <unistd.h>
      static int sync_with(const char *name, int fd)
      {
          if (unlink(FLAG) == 0) {
              errno = EIO;
              return -1;
          }
          return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
      }
      int fsync(int fd) { return sync_with("fsync", fd); }
      int fdatasync(int fd) { return sync_with("fdatasync", fd); }
      """;

  @Test
  void fault_24_a_disk_that_fails_once_ends_postgresql_and_costs_no_line(Vertx vertx) throws Exception {
    Path folder = TestSandbox.folder();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path flag = folder.resolve("fail-once");
    Path shim = Shim.make(folder, SHIM, Map.of("FLAG", flag));
    try (ServerProcess server = ServerProcess.on(TestSandbox.folder())) {
      server.stop();
      preload(server.home(), shim);
      server.start();
      try (Load load = new Load(vertx, server, 2)) {
        load.type(10);
        Files.createFile(flag);
        load.type(25);
        assertThat(load.losses()).isEmpty();
        assertThat(flag).as("the failure was met").doesNotExist();
        assertThat(server.said()).as("and told").contains("PANIC:  could not fdatasync");
      }
    }
  }

  /** In the place of the program stands a script that becomes it, with the shim before its libraries. */
  private static void preload(Path home, Path shim) throws IOException {
    try (var folders = Files.list(home.resolve("postgres"))) {
      Path program = folders.filter(one -> one.getFileName().toString().startsWith("pg-")).findFirst().orElseThrow().resolve("bin/postgres");
      Path real = Files.move(program, program.resolveSibling("real-postgres"));
      Files.writeString(program, "#!/bin/sh\nLD_PRELOAD=" + shim + " exec " + real + " \"$@\"\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
