package dev.hindsight.command.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Opens the key that a log keeps of itself. A log that has none yet gets one; one that is wrapped
 * by the former master key is wrapped by the present one from then on. Blocks; several replicas may
 * do it at once.
 */
public final class StoredLogKey {

  private static final Logger LOG = Logger.getLogger(StoredLogKey.class);
  private static final String BEGIN =
      "INSERT INTO log_key (wrapped, wrapped_by) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String FIND = "SELECT wrapped, wrapped_by FROM log_key FOR UPDATE";
  private static final String WRAP_ANEW =
      "UPDATE log_key SET wrapped = ?, wrapped_by = ?, wrapped_at = clock_timestamp()";
  private static final String EMPTY =
      """
      SELECT NOT EXISTS (SELECT FROM events) AND NOT EXISTS (SELECT FROM customer_keys)
         AND NOT EXISTS (SELECT FROM idempotency_keys)
      """;

  private final MasterKey master;
  private final Optional<MasterKey> before;
  private final Optional<String> exported;

  /**
   * Of a log that is to be opened.
   *
   * @param before the master key before this one, while keys change
   * @param exported the wrapped key of a log whose export is to be restored into this one, as the
   *     export's first line tells it
   */
  public StoredLogKey(MasterKey master, Optional<MasterKey> before, Optional<String> exported) {
    this.master = master;
    this.before = before;
    this.exported = exported;
  }

  /**
   * The log's key.
   *
   * @throws IllegalStateException when neither master key opens it, or a log that holds something
   *     has another key than the exported one
   */
  public LogKey open(DataSource log) throws SQLException {
    try (var connection = log.getConnection()) {
      connection.setAutoCommit(false);
      var key = open(connection);
      connection.commit();
      return key;
    }
  }

  private LogKey open(Connection connection) throws SQLException {
    write(connection, BEGIN, master.firstLogKey());
    var stored = find(connection);
    var key = isEmpty(connection) ? ofEmptyLog(stored) : ofLog(stored);
    if (!master.unwrap(stored.wrapped()).map(key::equals).orElse(false)) {
      write(connection, WRAP_ANEW, key);
      LOG.infof(
          "The log's key was wrapped by the master key %s and is by %s now: the former is no longer"
              + " needed",
          stored.wrappedBy(), master.name());
    }
    return key;
  }

  // What has written nothing yet may take any.
  private LogKey ofEmptyLog(Stored stored) {
    return exported.map(this::given).or(() -> unwrapped(stored)).orElseGet(master::firstLogKey);
  }

  private LogKey ofLog(Stored stored) {
    var key = unwrapped(stored).orElseThrow(() -> ofAnother(stored.wrappedBy()));
    if (exported.map(this::given).filter(given -> !given.equals(key)).isPresent()) {
      throw new IllegalStateException(
          "this log is not empty and has another key: unset hindsight.log-key, which is for a log"
              + " that an export is restored into");
    }
    return key;
  }

  private Optional<LogKey> unwrapped(Stored stored) {
    return master
        .unwrap(stored.wrapped())
        .or(() -> before.flatMap(former -> former.unwrap(stored.wrapped())));
  }

  private LogKey given(String base64) {
    var wrapped = new byte[0];
    try {
      wrapped = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("hindsight.log-key is not base64", e);
    }
    return master
        .unwrap(wrapped)
        .orElseThrow(() ->
            new IllegalStateException(
                "hindsight.log-key was not wrapped by this hindsight.master-key: give this service"
                    + " the one of the exported system"));
  }

  private IllegalStateException ofAnother(String name) {
    var former = before.map(MasterKey::name).map(" and not %s either"::formatted).orElse("");
    return new IllegalStateException(
        ("this log's key is wrapped by the master key %s, this service was given %s%s: set"
                + " hindsight.master-key to the log's own; for a change of keys, tell the former"
                + " one as hindsight.master-key.before")
            .formatted(name, master.name(), former));
  }

  private void write(Connection connection, String sql, LogKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, master.wrap(key));
      statement.setString(2, master.name());
      statement.executeUpdate();
    }
  }

  private static Stored find(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(FIND)) {
      rows.next();
      return new Stored(rows.getBytes(1), rows.getString(2));
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(EMPTY)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Stored(byte[] wrapped, String wrappedBy) {}
}
