package tryout.live;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A holder that notes what it is told. */
record NotingHolder(UUID id, List<String> told) implements Journal.Holder {
  NotingHolder(int number) {
    this(new UUID(0, number), new ArrayList<>());
  }

  @Override
  public void away() {
    told.add("away");
  }

  @Override
  public void back(boolean culprit) {
    told.add(culprit ? "back, a culprit" : "back");
  }

  @Override
  public void taken() {
    told.add("taken");
  }
}
