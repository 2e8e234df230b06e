package tryout.hook;

/**
 * Which addresses belong to the whole internet. All others, which the registries of IANA list as local, shared, reserved or
 * made for another purpose, may lead into the house that this server stands in.
 */
final class Addresses {
  /** The first four bytes of a network and how many of its bits count; the rest may be anything. */
  private record Network(int start, int bits) {
    boolean holds(int address) {
      return (address ^ start) >>> (32 - bits) == 0;
    }
  }

  /** This network, private use, shared by carriers, loopback, link-local, protocols, documentation, relays, benchmarks, multicast, reserved. */
  private static final Network[] NOT_GLOBAL = {
    v4(0, 0, 0, 8), v4(10, 0, 0, 8), v4(100, 64, 0, 10), v4(127, 0, 0, 8), v4(169, 254, 0, 16), v4(172, 16, 0, 12), v4(192, 0, 0, 24),
    v4(192, 0, 2, 24), v4(192, 88, 99, 24), v4(192, 168, 0, 16), v4(198, 18, 0, 15), v4(198, 51, 100, 24), v4(203, 0, 113, 24),
    v4(224, 0, 0, 4), v4(240, 0, 0, 4)
  };
  /** All that is given out of IPv6 lies here; loopback, link-local, unique local and multicast addresses do not. */
  private static final Network GIVEN_OUT = new Network(0x2000_0000, 3);
  /** Of these: protocols and tunnels that carry an address of IPv4 within, and documentation. */
  private static final Network[] WITHIN_GIVEN_OUT = {
    new Network(0x2001_0000, 23), new Network(0x2001_0db8, 32), new Network(0x2002_0000, 16), new Network(0x3fff_0000, 20)
  };
  /** Behind this a network of IPv6 alone shows all of IPv4, so that what counts is the address at its end. */
  private static final int TRANSLATED = 0x0064_ff9b;

  private Addresses() {}

  private static Network v4(int first, int second, int third, int bits) {
    return new Network(first << 24 | second << 16 | third << 8, bits);
  }

  /**
   * Whether it belongs to the whole internet.
   *
   * @param address 4 bytes, or 16 of which the last 4 count where the rest say that they hold an address of IPv4
   */
  static boolean isGlobal(byte[] address) {
    return address.length == 4 ? isGlobal(word(address, 0)) : isGlobal(word(address, 0), word(address, 4), word(address, 8), word(address, 12));
  }

  private static boolean isGlobal(int v4) {
    return !within(NOT_GLOBAL, v4);
  }

  private static boolean isGlobal(int first, int second, int third, int fourth) {
    boolean mapped = first == 0 && second == 0 && third == 0xffff;
    boolean translated = first == TRANSLATED && second == 0 && third == 0;
    return mapped || translated ? isGlobal(fourth) : GIVEN_OUT.holds(first) && !within(WITHIN_GIVEN_OUT, first);
  }

  private static boolean within(Network[] networks, int address) {
    for (Network network : networks) {
      if (network.holds(address)) {
        return true;
      }
    }
    return false;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
  }
}
