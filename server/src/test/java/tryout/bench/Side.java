package tryout.bench;

import java.util.List;

/** What is measured: a server of its own, and the clients that speak with it. */
interface Side extends AutoCloseable {
  String name();

  /** So many rooms with so many in each, all of whom may type. */
  List<Typing> enter(int rooms, int each, Board board);

  ProcessHandle process();

  @Override
  void close();
}
