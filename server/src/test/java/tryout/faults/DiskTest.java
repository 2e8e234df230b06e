package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.Patience;
import tryout.TestSandbox;
import tryout.browser.ServerProcess;
import tryout.client.Site;

/** The data lie on a small file system that fills up. Needs root, to mount one. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiskTest {
  private static final int SIZE_MIB = 1_400;

  @Test
  void fault_23_a_disk_that_fills_up_stops_new_interviews_then_saving_and_costs_no_line(Vertx vertx) throws Exception {
    assertThat(System.getProperty("user.name")).as("this test mounts a file system, which only root may").isEqualTo("root");
    Path home = TestSandbox.folder();
    mount(home);
    Path filler = home.resolve("filler");
    try (ServerProcess server = ServerProcess.on(home, Map.of("TRYOUT_DISK_LOW", "500MB", "TRYOUT_DISK_FULL", "300MB"));
        Load load = new Load(vertx, server, 1)) {
      Path reserve = home.resolve("reserve");
      assertThat(reserve).as("set aside at the start").hasSize(256L << 20);
      assertThat(Long.parseLong(run("stat", "-c", "%b", reserve.toString()).strip()) * 512).as("its real blocks")
          .isGreaterThanOrEqualTo(256L << 20);
      load.type(10);
      fill(filler, home, 400);
      untilDisk(server, "low");
      assertThatThrownBy(() -> plan(server, load)).isInstanceOf(Site.Refusal.class)
          .hasMessageContaining("503").hasMessageContaining("disk is nearly full");
      load.type(10);
      load.settle();
      fill(filler, home, 150);
      untilDisk(server, "full");
      int before = load.acknowledged();
      load.type(15);
      assertThat(load.acknowledged()).as("nothing is stored on a full disk").isEqualTo(before);
      Files.delete(filler);
      load.settle();
      assertThat(load.losses()).isEmpty();
      assertThat(load.acknowledged()).isGreaterThan(before + 15);
      fill(filler, home, 20);
      untilDisk(server, "full");
      server.stop();
      assertThat(reserve).as("given up for an orderly end").doesNotExist();
      Files.delete(filler);
      server.start();
      assertThat(server.said()).doesNotContain("not properly shut down", "level=ERROR");
    } finally {
      run("umount", home.toString());
    }
  }

  private static void plan(ServerProcess server, Load load) {
    server.call("POST", "/interviews", load.access(), new JsonObject().put("title", "One more").put("minutes", 30)
        .put("statement", "Do.").put("warmupMinutes", 0));
  }

  private static void untilDisk(ServerProcess server, String state) {
    Patience.until("the disk is " + state, Duration.ofSeconds(10),
        () -> server.health().getJsonObject("parts").getString("disk").contains(state));
  }

  private static void mount(Path home) throws Exception {
    run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + SIZE_MIB + "m", "tmpfs", home.toString());
  }

  /** Leaves so many MiB free. */
  private static void fill(Path filler, Path home, long leftMib) throws Exception {
    Files.deleteIfExists(filler);
    long free = Files.getFileStore(home).getUsableSpace() >> 20;
    run("fallocate", "-l", free - leftMib + "MiB", filler.toString());
  }

  private static String run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", words), said).isZero();
    return said;
  }
}
