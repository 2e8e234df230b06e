package tryout.room;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to the interview, and the pages through which they are or were here.
 *
 * @param members everybody the interview names and everybody who ever came, by id
 * @param pages by client id
 * @param held members who came from before a restore, and may not write until a mentor has decided
 * @param out members who were taken out, and may do nothing here until they come in again
 */
public record People(Map<String, Seat> members, Map<String, Page> pages, Set<String> held, Set<String> out) {
  public People {
    held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
    out = Collections.unmodifiableSortedSet(new TreeSet<>(out));
  }

  /**
   * One page of one member.
   *
   * @param lastSeq the number of its last stored message, 0 for none
   * @param receipts its last acknowledgements, oldest first
   */
  public record Page(String client, String member, boolean present, long lastSeq, List<Receipt> receipts) {
    /** The remembered acknowledgement of that number, or null. */
    @Nullable Receipt receipt(long clientSeq) {
      for (Receipt receipt : receipts) {
        if (receipt.clientSeq() == clientSeq) {
          return receipt;
        }
      }
      return null;
    }

    private Page acknowledged(Event.Ack ack, long seq) {
      Receipt receipt = new Receipt(ack.clientSeq(), ack.hash(), seq);
      return new Page(
          client, member, present, ack.clientSeq(), Rows.plus(receipts, receipt, RoomLimits.RECEIPTS));
    }

    private Page here(boolean now) {
      return new Page(client, member, now, lastSeq, receipts);
    }
  }

  /** A stored message that may come again. */
  public record Receipt(long clientSeq, String hash, long seq) {}

  static People of(List<Seat> seats) {
    return new People(Map.of(), Map.of(), Set.of(), Set.of()).seated(seats);
  }

  /** These seats and no others, but for those who have come: they stay as they came. */
  People seated(List<Seat> seats) {
    Map<String, Seat> all = new LinkedHashMap<>();
    members.values().stream().filter(seat -> came(seat.member())).forEach(seat -> all.put(seat.member(), seat));
    seats.forEach(seat -> all.putIfAbsent(seat.member(), seat));
    return new People(Collections.unmodifiableMap(all), pages, held, out);
  }

  private boolean came(String member) {
    return pages.values().stream().anyMatch(page -> page.member().equals(member));
  }

  public @Nullable Page page(String client) {
    return pages.get(client);
  }

  /** How many pages of that member are open. */
  public long present(String member) {
    return pages.values().stream().filter(page -> page.present() && page.member().equals(member)).count();
  }

  /** Whose page that is. */
  @Nullable String memberOf(String client) {
    Page page = pages.get(client);
    return page == null ? null : page.member();
  }

  /** Whether that member waits for a mentor's word before they may write. */
  boolean isHeld(String member) {
    return held.contains(member);
  }

  /** Whether that member was taken out. */
  boolean isOut(String member) {
    return out.contains(member);
  }

  /** A sender with the role that they have by now, which a socket hears of a moment later. */
  Sender asSeated(Sender sender) {
    Seat seat = members.get(sender.member());
    return seat == null || seat.role() == sender.role() ? sender : new Sender(sender.member(), sender.name(), seat.role(), sender.client());
  }

  /** Those who grade by now. */
  public Set<String> graders() {
    return members.values().stream().filter(seat -> seat.role().grades() && !isOut(seat.member())).map(Seat::member).collect(Collectors.toSet());
  }

  Set<String> candidatesHere() {
    return pages.values().stream().filter(page -> page.present() && roleOf(page.member()) == Role.CANDIDATE)
        .map(Page::member).collect(Collectors.toSet());
  }

  /** What that member is, or was before they were taken out. */
  public @Nullable Role roleOf(String member) {
    Seat seat = members.get(member);
    return seat == null ? null : seat.role();
  }

  People apply(Event event) {
    People people =
        switch (event.fact()) {
          case Fact.Joined joined -> joined(joined);
          case Fact.Left left -> left(left);
          case Fact.HeldBack back -> holding(Stream.concat(held.stream(), Stream.of(back.member())));
          case Fact.Seated seated -> reseated(seated);
          case Fact.Admitted admitted -> holding(held.stream().filter(member -> !member.equals(admitted.member())));
          default -> this;
        };
    Event.Ack ack = event.ack();
    return ack == null ? people : people.acknowledged(ack, event.seq());
  }

  private People holding(Stream<String> changed) {
    return new People(members, pages, changed.collect(Collectors.toSet()), out);
  }

  private People joined(Fact.Joined joined) {
    Page known = pages.get(joined.client());
    Page page = known == null ? new Page(joined.client(), joined.member(), true, 0, List.of()) : known.here(true);
    Seat seat = new Seat(joined.member(), joined.name(), joined.role());
    return new People(Rows.with(members, seat.member(), seat), Rows.with(pages, page.client(), page), held, inside(seat.member()));
  }

  /** Those who are out, but for that member. */
  private Set<String> inside(String member) {
    return out.stream().filter(one -> !one.equals(member)).collect(Collectors.toSet());
  }

  private People reseated(Fact.Seated seated) {
    Seat before = members.get(seated.member());
    Role role = seated.role();
    if (before == null) {
      return this;
    }
    if (role == null) {
      return new People(members, pages, held, Stream.concat(out.stream(), Stream.of(seated.member())).collect(Collectors.toSet()));
    }
    return new People(Rows.with(members, before.member(), new Seat(before.member(), before.name(), role)), pages, held, inside(before.member()));
  }

  private People left(Fact.Left left) {
    Page page = pages.get(left.client());
    return page == null ? this : new People(members, Rows.with(pages, page.client(), page.here(false)), held, out);
  }

  private People acknowledged(Event.Ack ack, long seq) {
    Page page = pages.get(ack.client());
    return page == null ? this : new People(members, Rows.with(pages, ack.client(), page.acknowledged(ack, seq)), held, out);
  }
}
