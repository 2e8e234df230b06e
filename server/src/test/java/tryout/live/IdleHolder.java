package tryout.live;

import java.util.UUID;

/** A holder that only stands for its room. */
record IdleHolder(UUID id) implements Journal.Holder {
  @Override
  public void away() {}

  @Override
  public void back(boolean culprit) {}

  @Override
  public void taken() {}
}
