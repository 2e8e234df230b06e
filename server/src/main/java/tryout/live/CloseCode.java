package tryout.live;

/** Why a socket is closed, as the table in {@code docs/protocol.md} section 6 says. */
enum CloseCode {
  STOPPING((short) 1001, "the server stops"),
  MALFORMED((short) 4400, "malformed frame"),
  NO_TOKEN((short) 4401, "no valid token"),
  RIGHTS_GONE((short) 4403, "rights were taken away"),
  NO_ROOM((short) 4404, "no such room"),
  VERSION((short) 4406, "protocol version not spoken"),
  TOO_SLOW((short) 4408, "reader too slow"),
  SUPERSEDED((short) 4409, "came back on another socket"),
  TOO_MANY_PAGES((short) 4413, "too many pages of one member"),
  TOO_FAST((short) 4290, "too fast"),
  ELSEWHERE((short) 4012, "open elsewhere"),
  OUR_FAULT((short) 4500, "our fault");

  final short code;
  final String reason;

  CloseCode(short code, String reason) {
    this.code = code;
    this.reason = reason;
  }
}
