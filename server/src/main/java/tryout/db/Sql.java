package tryout.db;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements in straight lines, each waited for. For virtual threads and tests; never on an event loop.
 *
 * <p>Values go in as parameters only.
 */
public final class Sql {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final SqlConnection connection;
  private final List<Runnable> over = new ArrayList<>();

  Sql(SqlConnection connection) {
    this.connection = connection;
  }

  /** The connection beneath, for what composes futures in the same transaction. */
  public SqlConnection connection() {
    return connection;
  }

  /**
   * Has something done once this transaction is over, for what must not be heard of before it is stored: after it was
   * committed, or may have been because the database went away meanwhile; not after it was rolled back.
   */
  public void whenOver(Runnable work) {
    over.add(work);
  }

  void over() {
    over.forEach(Runnable::run);
  }

  /** All rows; the statement says how many there can be. */
  public List<Row> rows(String statement, @Nullable Object... parameters) {
    List<Row> rows = new ArrayList<>();
    execute(connection, statement, parameters).forEach(rows::add);
    return rows;
  }

  /** The first row, if there is one. */
  public Optional<Row> first(String statement, @Nullable Object... parameters) {
    return rows(statement, parameters).stream().findFirst();
  }

  /** How many rows were changed. */
  public int update(String statement, @Nullable Object... parameters) {
    return execute(connection, statement, parameters).rowCount();
  }

  /** Whether the failure is that a value stands in a unique index already. */
  public static boolean violates(Throwable failure, String index) {
    return failure instanceof PgException pg
        && UNIQUE_VIOLATION.equals(pg.getSqlState())
        && index.equals(pg.getConstraint());
  }

  /** Whether the failure is that another row refers to the one that was to go. */
  public static boolean refers(Throwable failure) {
    return failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState());
  }

  static RowSet<Row> execute(SqlClient client, String statement, @Nullable Object... parameters) {
    Tuple values = Tuple.tuple();
    for (Object parameter : parameters) {
      values.addValue(parameter);
    }
    return client.preparedQuery(statement).execute(values).await();
  }
}
