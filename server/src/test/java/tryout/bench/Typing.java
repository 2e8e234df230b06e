package tryout.bench;

/** Somebody in a room who can strike a key. Called on the generator's one event loop. */
interface Typing extends AutoCloseable {
  void key();

  @Override
  void close();
}
