package tryout.live;

import java.util.UUID;

/** Holds a room's lock and has nothing to save itself: what happens to the lock meanwhile needs no answer. */
record IdleHolder(UUID id) implements Journal.Holder {
  @Override
  public void away() {}

  @Override
  public void back(boolean culprit) {}

  @Override
  public void taken() {}
}
