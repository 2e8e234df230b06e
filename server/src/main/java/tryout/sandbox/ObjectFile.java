package tryout.sandbox;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a compiled object offers, asks for, and would have run before {@code main}: read from its ELF tables here and not
 * by a tool in the sandbox, because the object may have been made by somebody who wants it to look otherwise.
 *
 * <p>Source: the ELF-64 object format, System V ABI, chapters 4 and 5.
 *
 * @param defined names that are visible to other objects and defined here
 * @param needed names that are asked for from elsewhere
 * @param early whether something of it would run before {@code main}: constructors, or functions that are chosen at the start
 */
record ObjectFile(Set<String> defined, Set<String> needed, boolean early) {
  private static final int MAGIC = 0x464c457f;
  private static final int RELOCATABLE = 1;
  private static final int SECTION_TABLE = 40;
  private static final int SECTION_COUNT = 60;
  private static final int SECTION_NAMES = 62;
  private static final int SECTION_BYTES = 64;
  private static final int SYMBOL_BYTES = 24;
  private static final int MOST_SECTIONS = 4096;
  private static final int MOST_SYMBOLS = 20_000;
  private static final int MOST_NAME = 1024;
  private static final int SYMBOLS = 2;
  private static final int LOCAL = 0;
  private static final int INDIRECT = 10;
  private static final Set<String> EARLY = Set.of(".init", ".init_array", ".preinit_array", ".ctors");

  /** The bytes are no object that a compiler makes. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  private record Section(String name, int type, int offset, int size, int link) {}

  static ObjectFile read(byte[] bytes) throws Malformed {
    try {
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      require(file.getInt(0) == MAGIC && file.get(4) == 2 && file.get(5) == 1 && file.getShort(16) == RELOCATABLE);
      return of(file, sections(file));
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      throw new Malformed("the object's tables point outside of it");
    }
  }

  private static void require(boolean holds) throws Malformed {
    if (!holds) {
      throw new Malformed("no relocatable object of ELF-64");
    }
  }

  private static List<Section> sections(ByteBuffer file) throws Malformed {
    int table = place(file.getLong(SECTION_TABLE), file);
    int count = Short.toUnsignedInt(file.getShort(SECTION_COUNT));
    int names = Short.toUnsignedInt(file.getShort(SECTION_NAMES));
    require(count > 0 && count <= MOST_SECTIONS && names < count);
    int nameTable = place(file.getLong(table + names * SECTION_BYTES + 24), file);
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = table + i * SECTION_BYTES;
      int type = file.getInt(at + 4);
      boolean empty = type == 0 || type == 8;
      sections.add(new Section(text(file, nameTable + file.getInt(at)), type, empty ? 0 : place(file.getLong(at + 24), file),
          empty ? 0 : place(file.getLong(at + 32), file), file.getInt(at + 40)));
    }
    return sections;
  }

  private static int place(long value, ByteBuffer file) throws Malformed {
    require(value >= 0 && value <= file.capacity());
    return (int) value;
  }

  private static String text(ByteBuffer file, int at) {
    StringBuilder name = new StringBuilder();
    for (int i = at; file.get(i) != 0 && i - at < MOST_NAME; i++) {
      name.append((char) Byte.toUnsignedInt(file.get(i)));
    }
    return name.toString();
  }

  private static ObjectFile of(ByteBuffer file, List<Section> sections) throws Malformed {
    Set<String> defined = new HashSet<>();
    Set<String> needed = new HashSet<>();
    boolean early = sections.stream().anyMatch(ObjectFile::runsEarly);
    for (Section section : sections) {
      if (section.type() != SYMBOLS) {
        continue;
      }
      require(section.size() / SYMBOL_BYTES <= MOST_SYMBOLS && section.link() >= 0 && section.link() < sections.size());
      int names = sections.get(section.link()).offset();
      for (int at = section.offset() + SYMBOL_BYTES; at < section.offset() + section.size(); at += SYMBOL_BYTES) {
        int info = Byte.toUnsignedInt(file.get(at + 4));
        early |= (info & 15) == INDIRECT;
        if (info >> 4 != LOCAL) {
          (file.getShort(at + 6) == 0 ? needed : defined).add(text(file, names + file.getInt(at)));
        }
      }
    }
    return new ObjectFile(Set.copyOf(defined), Set.copyOf(needed), early);
  }

  /** By its name, with or without a priority behind it, or by its type. */
  private static boolean runsEarly(Section section) {
    boolean named = EARLY.stream().anyMatch(name -> section.name().equals(name) || section.name().startsWith(name + "."));
    return named || section.type() == 14 || section.type() == 16;
  }
}
