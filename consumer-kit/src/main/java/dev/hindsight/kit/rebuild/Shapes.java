package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Transaction;
import dev.hindsight.kit.generation.Generation;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes tables like others in another schema: columns, defaults, checks, storage, and indexes and
 * constraints under the names that they have there. Triggers and grants are not copied.
 */
final class Shapes {

  private static final String TABLE =
      """
      SELECT format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL EXCLUDING INDEXES)',
                    $2::text, t.relname, $1::text, t.relname)
             || CASE WHEN t.reloptions IS NULL THEN ''
                     ELSE format(' WITH (%s)', array_to_string(t.reloptions, ', ')) END AS ddl
      FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace
      WHERE n.nspname = $1 AND t.relname = $3 AND t.relkind = 'r'\
      """;

  // A constraint brings its index with it; the others are made by their own definition.
  private static final String INDEXES =
      """
      SELECT CASE WHEN k.oid IS NULL
               THEN replace(pg_get_indexdef(i.indexrelid),
                            format(' ON %I.%I ', $1::text, t.relname),
                            format(' ON %I.%I ', $2::text, t.relname))
               ELSE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s',
                           $2::text, t.relname, k.conname, pg_get_constraintdef(k.oid)) END AS ddl
      FROM pg_index AS i
      JOIN pg_class AS t ON t.oid = i.indrelid
      JOIN pg_class AS x ON x.oid = i.indexrelid
      JOIN pg_namespace AS n ON n.oid = t.relnamespace
      LEFT JOIN pg_constraint AS k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
      WHERE n.nspname = $1 AND t.relname = $3
        AND NOT EXISTS (SELECT FROM pg_class AS h JOIN pg_namespace AS m ON m.oid = h.relnamespace
                        WHERE m.nspname = $2 AND h.relname = x.relname)
      ORDER BY i.indexrelid\
      """;

  private static final String COLUMNS =
      """
      SELECT format('ALTER TABLE %I.%I ADD COLUMN %I %s', $2::text, t.relname, a.attname,
                    format_type(a.atttypid, a.atttypmod))
             || CASE WHEN d.oid IS NULL THEN ''
                     ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
                          || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END END AS ddl
      FROM pg_attribute AS a
      JOIN pg_class AS t ON t.oid = a.attrelid
      JOIN pg_namespace AS n ON n.oid = t.relnamespace
      LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE n.nspname = $1 AND t.relname = $3 AND a.attnum > 0 AND NOT a.attisdropped
        AND NOT EXISTS (SELECT FROM pg_attribute AS b
                        JOIN pg_class AS u ON u.oid = b.attrelid
                        JOIN pg_namespace AS m ON m.oid = u.relnamespace
                        WHERE m.nspname = $2 AND u.relname = $3
                          AND b.attname = a.attname AND NOT b.attisdropped)
      ORDER BY a.attnum\
      """;

  private static final String THERE =
      """
      SELECT t.relname FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace
      WHERE n.nspname = $1 AND t.relname = ANY($2) AND t.relkind = 'r'\
      """;

  private Shapes() {}

  /** Makes a table in {@code to} that is like the one in {@code from}, without its rows. */
  static void copy(Transaction transaction, String table, String from, String to) {
    var names = Tuple.of(from, to, table);
    var found = transaction.run(TABLE, names);
    if (found.size() == 0) {
      throw new IllegalStateException(
          "there is no table %s.%s; a migration has to make it".formatted(from, table));
    }
    found.forEach(row -> transaction.execute(row.getString("ddl")));
    transaction.run(INDEXES, names).forEach(row -> transaction.execute(row.getString("ddl")));
  }

  /**
   * Gives a table the columns and indexes that migrations have added to its namesake meanwhile: it
   * was made before them.
   */
  static void complete(Transaction transaction, String table, String from, String to) {
    var names = Tuple.of(from, to, table);
    transaction.run(COLUMNS, names).forEach(row -> transaction.execute(row.getString("ddl")));
    transaction.run(INDEXES, names).forEach(row -> transaction.execute(row.getString("ddl")));
  }

  /** Which of these tables are in a schema. */
  static List<String> there(Transaction transaction, String schema, Collection<String> tables) {
    var found = new ArrayList<String>();
    transaction
        .run(THERE, Tuple.of(schema).addValue(tables.toArray(String[]::new)))
        .forEach(row -> found.add(row.getString("relname")));
    return found;
  }

  /** Gives the schema of a generation a view of what is parked in it, as readers have one. */
  static void showParked(Transaction transaction, Generation generation) {
    transaction.execute(
        """
        CREATE VIEW %s.hindsight_parked_now AS
        SELECT projection, stream, partition, reason, parked_at FROM hindsight_parked_streams
        WHERE projection = '%s' AND version = %d\
        """
            .formatted(generation.ownSchema(), generation.id().name(), generation.id().version()));
  }

  static void createSchema(Transaction transaction, String schema) {
    transaction.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
  }

  static void dropSchema(Transaction transaction, String schema) {
    if (schema.equals(Generation.READERS)) {
      throw new IllegalArgumentException("the tables of readers are never dropped");
    }
    transaction.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
  }

  static void move(Transaction transaction, String table, String from, String to) {
    transaction.execute("ALTER TABLE " + from + "." + table + " SET SCHEMA " + to);
  }

  static boolean isEmpty(Transaction transaction, String schema, String table) {
    return transaction
        .run("SELECT EXISTS (SELECT FROM %s.%s) AS some".formatted(schema, table), Tuple.tuple())
        .iterator()
        .next()
        .getBoolean("some")
        .equals(false);
  }

  static void drop(Transaction transaction, String schema, String table) {
    transaction.execute("DROP TABLE " + schema + "." + table);
  }
}
