package tryout.grade;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tryout.exercise.Guide.Criterion;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.text.Utf16;

/**
 * What a mentor's wish comes to on a panel: one event, or a refusal that says why. Whether the role may wish it in this
 * phase is asked of the room's table before.
 */
public final class Grading {
  private static final int LEVELS = 4;

  private final Panel panel;
  private final List<Criterion> rubric;
  private final String member;
  private final Moment moment;
  private final Set<String> graders;

  /**
   * Prepares the decision.
   *
   * @param rubric what is graded by
   * @param member the mentor who wishes
   * @param moment where the interview is now
   * @param graders who grades by now: nobody waits for a card of anybody else
   */
  public Grading(Panel panel, List<Criterion> rubric, String member, Moment moment, Set<String> graders) {
    this.panel = panel;
    this.rubric = List.copyOf(rubric);
    this.member = member;
    this.moment = moment;
    this.graders = graders;
  }

  /**
   * Decides.
   *
   * @return the event, or nothing for a message that is stored already
   * @throws Refused where it may not be; then nothing is changed
   */
  public Optional<PanelEvent> decide(PanelEvent.Ack ack, Wish wish) {
    PanelEvent.Ack last = panel.pages().get(ack.client());
    long known = last == null ? 0 : last.number();
    if (last != null && ack.number() == known) {
      if (!last.hash().equals(ack.hash())) {
        throw new Refused(Code.ALTERED, "Message " + known + " was sent again with other content.");
      }
      return Optional.empty();
    }
    if (ack.number() != known + 1) {
      throw new Refused(Code.OUT_OF_ORDER, "Message " + (known + 1) + " comes next.");
    }
    return Optional.of(new PanelEvent(panel.seq() + 1, moment.at(), member, ack, said(wish)));
  }

  private Said said(Wish wish) {
    return switch (wish) {
      case Wish.Note note -> note(note);
      case Wish.Confer confer -> new Said.Conferred(words(confer.text(), "/confer/text", 1));
      case Wish.Mark mark -> mark(mark);
      case Wish.Pin pin -> pin(pin);
      case Wish.Unpin unpin -> unpin(unpin);
      case Wish.Recommend recommend -> recommend(recommend);
      case Wish.Lock lock -> lock();
      case Wish.Reconcile reconcile -> reconcile(reconcile);
      case Wish.Agree agree -> agree(agree);
      case Wish.Close close -> close(close.over());
      case Wish.Release release -> release(release);
    };
  }

  private static String words(String text, String pointer, int least) {
    return words(text, pointer, least, GradeLimits.NOTE_UNITS);
  }

  private static String words(String text, String pointer, int least, int most) {
    String words = Utf16.oneNewline(text).strip();
    if (words.length() < least || words.length() > most || !Utf16.wellFormed(words)) {
      throw Refused.field(pointer, "It has " + (least == 0 ? "at most " : least + " to ") + most + " characters.");
    }
    return words;
  }

  private Said note(Wish.Note note) {
    if (panel.notes().stream().filter(event -> event.by().equals(member)).count() >= GradeLimits.NOTES) {
      throw new Refused(Code.TOO_LARGE, "One keeps at most " + GradeLimits.NOTES + " notes in one interview.");
    }
    return new Said.Noted(words(note.text(), "/note/text", 1));
  }

  private Criterion criterion(String id, String pointer) {
    return rubric.stream().filter(one -> one.id().equals(id)).findFirst()
        .orElseThrow(() -> Refused.field(pointer, "There is no such criterion."));
  }

  private static int level(int level, String pointer) {
    if (level < 0 || level > LEVELS) {
      throw Refused.field(pointer, "A level is 1 to " + LEVELS + ", or 0 for what was not seen.");
    }
    return level;
  }

  /** Refuses once one's card is locked, or all is over or was: who has read the others' cards begins none. */
  private void unlocked() {
    if (panel.closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Grading is over.");
    }
    if (panel.card(member).locked()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Your card is locked.");
    }
    if (panel.shown()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Grading was over once, and you could read the others' cards: yours would not be blind.");
    }
  }

  private Said mark(Wish.Mark mark) {
    unlocked();
    return new Said.Marked(criterion(mark.criterion(), "/mark/criterion").id(), level(mark.level(), "/mark/level"));
  }

  private Said pin(Wish.Pin pin) {
    unlocked();
    String criterion = criterion(pin.criterion(), "/pin/criterion").id();
    if (panel.pinsBy(member).size() >= GradeLimits.PINS) {
      throw new Refused(Code.TOO_LARGE, "One pins at most " + GradeLimits.PINS + " moments: take one away first.");
    }
    return new Said.Pinned((int) panel.seq() + 1, criterion, moment);
  }

  private Said unpin(Wish.Unpin unpin) {
    unlocked();
    PanelEvent pinned = panel.pin(unpin.pin()).filter(event -> event.by().equals(member))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "You have no such pin."));
    return new Said.Unpinned(((Said.Pinned) pinned.said()).pin());
  }

  private Said recommend(Wish.Recommend recommend) {
    unlocked();
    return new Said.Recommended(recommend.leaning(), words(recommend.why(), "/recommend/why", 0));
  }

  /** A card is whole: a level for each criterion, the outermost with a moment where the rubric wants one, a recommendation. */
  private Said lock() {
    unlocked();
    Card card = panel.card(member);
    rubric.stream().filter(one -> !card.marks().containsKey(one.id())).findFirst().ifPresent(one -> {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Mark " + one.title() + " first; \"not seen\" is a mark too.");
    });
    rubric.stream().filter(one -> wantsMoment(one, card) && panel.pinsOn(member, one.id()) == 0).findFirst().ifPresent(one -> {
      throw new Refused(Code.EVIDENCE_MISSING,
          one.title() + " is at level " + card.marks().get(one.id()) + ", for which the rubric wants a moment that shows it: pin one first.");
    });
    if (card.leaning() == null) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Say what you recommend first.");
    }
    return new Said.Locked();
  }

  private static boolean wantsMoment(Criterion one, Card card) {
    int level = card.marks().getOrDefault(one.id(), 0);
    return one.evidenceRequired() && (level == 1 || level == LEVELS);
  }

  /** Refuses until one's own card is locked, and every other that was begun. */
  private void together() {
    if (panel.closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Grading is over.");
    }
    if (!panel.card(member).locked()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Lock your own card first.");
    }
    if (panel.cards().entrySet().stream().anyMatch(card -> graders.contains(card.getKey()) && !card.getValue().locked())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Somebody has begun a card and not locked it yet.");
    }
  }

  private Said reconcile(Wish.Reconcile reconcile) {
    together();
    String criterion = criterion(reconcile.criterion(), "/reconcile/criterion").id();
    return new Said.Reconciled(criterion, words(reconcile.line(), "/reconcile/line", 1));
  }

  private Said agree(Wish.Agree agree) {
    together();
    Criterion criterion = criterion(agree.criterion(), "/agree/criterion");
    if (panel.apart(criterion.id())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Marks on " + criterion.title() + " lie " + GradeLimits.GAP + " levels apart or more: say why in a line first.");
    }
    return new Said.Agreed(criterion.id(), level(agree.level(), "/agree/level"));
  }

  private Said close(boolean over) {
    if (panel.closed() == over) {
      throw new Refused(Code.ILLEGAL_TRANSITION, over ? "Grading is over." : "Grading is not over.");
    }
    if (over) {
      together();
      Stream<Criterion> open = rubric.stream().filter(one -> !panel.agreed().containsKey(one.id()));
      open.findFirst().ifPresent(one -> {
        throw new Refused(Code.ILLEGAL_TRANSITION, "Agree on " + one.title() + " first.");
      });
    }
    return new Said.Closed(over);
  }

  /** What a candidate is told is what the panel stands by. */
  private Said release(Wish.Release release) {
    if (!panel.closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Close grading first: what the candidate reads is what the panel agreed on.");
    }
    return new Said.Released(words(release.text(), "/release/text", 1, GradeLimits.FEEDBACK_UNITS), release.levels());
  }
}
