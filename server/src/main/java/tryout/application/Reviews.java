package tryout.application;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * All reviews of one application, and who may read which: each is written blind (APP-9).
 *
 * @param all of them, those that are still being written too
 * @param expected whose reviews are waited for: the mentors of the idea who declared no conflict
 */
public record Reviews(List<Review> all, Set<UUID> expected) {
  public static final Reviews NONE = new Reviews(List.of(), Set.of());

  public Reviews {
    all = List.copyOf(all);
    expected = Set.copyOf(expected);
  }

  /** Somebody's own. */
  public Optional<Review> of(UUID person) {
    return all.stream().filter(one -> one.by().equals(person)).findFirst();
  }

  /** Those that are locked. */
  public List<Review> locked() {
    return all.stream().filter(Review::locked).toList();
  }

  /**
   * Whether somebody may read what others think: after an own review was locked, and coordinators without one when there is
   * nobody left whom it could sway.
   */
  public boolean open(UUID viewer, boolean coordinator) {
    return of(viewer).filter(Review::locked).isPresent() || coordinator && settled();
  }

  /**
   * Whether somebody may read what mentors recommend: as their reviews, and coordinators, whom it is meant for, as long as they
   * write no review themselves.
   */
  public boolean advice(UUID viewer, boolean coordinator) {
    return open(viewer, coordinator) || coordinator && of(viewer).isEmpty();
  }

  /** Whether all that are begun or waited for are locked, and there is one. */
  public boolean settled() {
    return !all.isEmpty() && all.stream().allMatch(Review::locked) && expected.stream().allMatch(person -> of(person).isPresent());
  }

  /** Of all levels that are locked. */
  public OptionalDouble mean() {
    return means().average();
  }

  /** How far the kindest of the locked ones lies from the strictest, in levels; nothing for fewer than two. */
  public OptionalDouble spread() {
    List<Double> means = means().boxed().toList();
    return means.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(means.stream().mapToDouble(one -> one).max().orElseThrow() - means.stream().mapToDouble(one -> one).min().orElseThrow());
  }

  private java.util.stream.DoubleStream means() {
    return all.stream().filter(Review::locked).map(Review::mean).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble);
  }

  /**
   * Takes a review as one that can be locked.
   *
   * @throws Refused with each criterion that has no level
   */
  public static Review lockable(Review review) {
    if (review.locked()) {
      throw new Refused(Code.LOCKED, "It is locked: what you think since then goes below it.");
    }
    List<Refused.Field> missing = java.util.Arrays.stream(Criterion.values()).filter(one -> !review.levels().containsKey(one))
        .map(one -> new Refused.Field("/levels/" + one.slug(), "Choose a level.")).toList();
    if (!missing.isEmpty()) {
      throw new Refused(Code.INVALID, "Some levels are missing: choose all of them before you lock it.", missing);
    }
    return review;
  }
}
