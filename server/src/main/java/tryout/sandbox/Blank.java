package tryout.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A sandbox before it is launched: all that it is asked for, with the files that go in still empty. They are filled first
 * and it is launched then, or it is launched first and waits for them.
 */
final class Blank {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Tools tools;
  private final Bwrap bwrap;
  private final Request request;
  private final Optional<Cgroup> group;
  private final FileChannel status;
  private final FileChannel report;
  private final List<FileChannel> sources = new ArrayList<>();
  private final Optional<FileChannel> program;

  private Blank(Tools tools, Bwrap bwrap, byte[] filter, String number, Optional<Cgroup> group) throws IOException {
    this.tools = tools;
    this.bwrap = bwrap;
    this.group = group;
    this.request = new Request(tools.kit().requests().resolve(number));
    this.status = request.feedback("status");
    this.report = request.feedback("report");
    group.ifPresent(own -> request.say("cgroup", own.procs()));
    request.say("uid", tools.account().uid());
    request.say("gid", tools.account().gid());
    request.give("filter", filter);
    this.program = bwrap.kind() == Bwrap.Kind.RUN ? Optional.of(request.give("input", "input")) : Optional.empty();
    for (int i = 0; i < bwrap.given(); i++) {
      sources.add(request.give("source", "source" + i));
    }
  }

  static Blank of(Tools tools, Bwrap bwrap, byte[] filter) throws IOException {
    String number = Long.toString(NUMBERS.incrementAndGet());
    Optional<Cgroup> group = tools.backend().group(number, bwrap.limits());
    try {
      return new Blank(tools, bwrap, filter, number, group);
    } catch (IOException e) {
      group.ifPresent(Cgroup::gone);
      throw e;
    }
  }

  /**
   * Starts it.
   *
   * @param contents of the files that go in at descriptors 10 and up, in order
   * @param bytes of the program, where one is run
   */
  Cell start(List<byte[]> contents, Optional<byte[]> bytes, Runnable onRest) throws IOException {
    try {
      fill(contents, bytes);
      return cell(launch(bwrap.options()), onRest);
    } catch (IOException e) {
      discard();
      throw e;
    }
  }

  /** Starts it up to where its files are missing. */
  Spare spare() throws IOException {
    try {
      Gate gate = request.gate("source");
      return new Spare(this, launch(bwrap.waitingOptions()), gate);
    } catch (IOException e) {
      discard();
      throw e;
    }
  }

  private Process launch(List<String> options) throws IOException {
    request.give("args", Bwrap.encoded(options));
    request.give("command", Bwrap.encoded(bwrap.command()));
    bwrap.visible().forEach(word -> request.say("word", word));
    return tools.launcher().launch(bwrap.sbx(), request.written(), bwrap.kind() == Bwrap.Kind.RUN);
  }

  void fill(List<byte[]> contents, Optional<byte[]> bytes) throws IOException {
    for (int i = 0; i < sources.size(); i++) {
      Request.fill(sources.get(i), contents.get(i));
    }
    if (program.isPresent()) {
      Request.fill(program.get(), bytes.orElseThrow());
    }
  }

  Cell cell(Process process, Runnable onRest) {
    return new Cell(process, report, status, bwrap, group, onRest);
  }

  /** For one that nobody will launch any more. */
  private void discard() throws IOException {
    close();
    status.close();
    report.close();
    group.ifPresent(Cgroup::gone);
  }

  /** Lets go of files that nothing will be put into any more. */
  void close() throws IOException {
    for (FileChannel file : sources) {
      file.close();
    }
    if (program.isPresent()) {
      program.get().close();
    }
  }
}
