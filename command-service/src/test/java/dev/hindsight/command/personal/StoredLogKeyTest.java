package dev.hindsight.command.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.LogForTests;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The master key of a log may change; what is encrypted, hashed and signed with it stays. */
class StoredLogKeyTest {

  private static final MasterKey OLD = master(1);
  private static final MasterKey NEW = master(2);
  private static final MasterKey STRANGE = master(3);

  private final LogForTests log = new LogForTests();

  @Test
  void a_log_keeps_its_key_under_another_master_key() throws SQLException {
    var key = open(OLD);
    fill();

    assertThat(open(NEW, OLD)).isEqualTo(key);
    assertThat(open(NEW)).isEqualTo(key);
    assertThat(open(STRANGE, NEW)).isEqualTo(key);
  }

  @Test
  void the_former_master_key_opens_it_no_longer() throws SQLException {
    open(OLD);
    fill();
    open(NEW, OLD);

    assertThatThrownBy(() -> open(OLD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrapped by the master key " + NEW.name())
        .hasMessageContaining("given " + OLD.name())
        .hasMessageContaining("hindsight.master-key.before");
  }

  @Test
  void a_strange_master_key_is_refused_and_changes_nothing() throws SQLException {
    var key = open(OLD);
    fill();

    assertThatThrownBy(() -> open(STRANGE, NEW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not " + NEW.name() + " either");
    assertThat(open(OLD)).isEqualTo(key);
  }

  @Test
  void an_empty_log_takes_the_key_that_it_is_given() throws SQLException {
    open(STRANGE);

    assertThat(open(OLD)).isEqualTo(OLD.firstLogKey());
  }

  @Test
  void an_empty_log_takes_the_key_of_an_exported_one_and_keeps_it() throws SQLException {
    var exported = Base64.getEncoder().encodeToString(NEW.wrap(OLD.firstLogKey()));
    open(NEW);

    assertThat(restored(NEW, exported)).isEqualTo(OLD.firstLogKey());
    assertThat(open(NEW)).isEqualTo(OLD.firstLogKey());
    fill();
    assertThat(restored(NEW, exported)).isEqualTo(OLD.firstLogKey());
  }

  @Test
  void a_log_that_holds_something_takes_no_other_key() throws SQLException {
    open(NEW);
    fill();
    var exported = Base64.getEncoder().encodeToString(NEW.wrap(OLD.firstLogKey()));

    assertThatThrownBy(() -> restored(NEW, exported)).hasMessageContaining("unset");
    assertThat(open(NEW)).isEqualTo(NEW.firstLogKey());
  }

  @Test
  void an_exported_key_that_the_master_key_does_not_open_is_refused() {
    var exported = Base64.getEncoder().encodeToString(NEW.wrap(OLD.firstLogKey()));

    assertThatThrownBy(() -> restored(STRANGE, exported))
        .hasMessageContaining("the one of the exported system");
    assertThatThrownBy(() -> restored(STRANGE, "nonsense!")).hasMessageContaining("is not base64");
  }

  @Test
  void there_is_one_key_and_neither_key_of_it_stands_there() throws SQLException {
    open(OLD);
    fill();
    open(NEW, OLD);

    assertThat(log.number("SELECT count(*) FROM log_key")).isEqualTo(1);
    try (var connection = log.asApplication();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM log_key"))
          .hasMessageContaining("permission denied");
      var rows = statement.executeQuery("SELECT wrapped FROM log_key");
      rows.next();
      assertThat(rows.getBytes(1)).isNotEqualTo(OLD.firstLogKey().bytes()).hasSize(40);
    }
  }

  private LogKey open(MasterKey master) throws SQLException {
    return open(new StoredLogKey(master, Optional.empty(), Optional.empty()));
  }

  private LogKey open(MasterKey master, MasterKey before) throws SQLException {
    return open(new StoredLogKey(master, Optional.of(before), Optional.empty()));
  }

  private LogKey restored(MasterKey master, String exported) throws SQLException {
    return open(new StoredLogKey(master, Optional.empty(), Optional.of(exported)));
  }

  private LogKey open(StoredLogKey stored) throws SQLException {
    var source = new PGSimpleDataSource();
    var address = log.address();
    source.setServerNames(new String[] {address.get(0)});
    source.setPortNumbers(new int[] {Integer.parseInt(address.get(1))});
    source.setDatabaseName(address.get(2));
    source.setUser(address.get(3));
    source.setPassword(address.get(4));
    return stored.open(source);
  }

  private void fill() throws SQLException {
    try (var connection = log.asApplication();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO customer_keys (customer_id, wrapped) VALUES (gen_random_uuid(), 'x')");
    }
  }

  private static MasterKey master(int filler) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) filler);
    return new MasterKey(Base64.getEncoder().encodeToString(bytes));
  }
}
