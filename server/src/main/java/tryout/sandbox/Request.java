package tryout.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What {@code sbx launch} is asked: a file with one line for each thing, and the files behind the descriptors. It takes
 * away the name of each as soon as it has opened it.
 */
final class Request {
  private final Path base;
  private final StringBuilder lines = new StringBuilder();

  /** @param base how the names of its files begin */
  Request(Path base) {
    this.base = base;
  }

  void say(String key, Object value) {
    lines.append(key).append(' ').append(value).append('\n');
  }

  /** Bytes that go in by a descriptor. */
  void give(String key, byte[] bytes) throws IOException {
    fill(give(key, key), bytes);
  }

  /** A file that goes in by a descriptor and is filled later. */
  FileChannel give(String key, String name) throws IOException {
    Path file = file(name);
    say(key, file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Writes all of it, and closes it. */
  static void fill(FileChannel file, byte[] bytes) throws IOException {
    try (file) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
  }

  /** A pipe with a name, which gives nothing and ends when it is closed here. */
  Gate gate(String key) throws IOException {
    Path file = file("gate");
    say(key, file);
    return Gate.at(file);
  }

  /** A file that we read after its name is gone. */
  FileChannel feedback(String key) throws IOException {
    Path file = file(key);
    say(key, file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The file itself, once all was said. */
  Path written() throws IOException {
    Path file = file("request");
    Files.writeString(file, lines, StandardOpenOption.CREATE_NEW);
    return file;
  }

  private Path file(String name) {
    return Path.of(base + "." + name);
  }
}
