package dev.hindsight.command.log.postgres;

/** The statements of the log. */
final class Sql {

  private Sql() {}

  static final String NEXT_WRITER = "SELECT nextval('log_writers')";

  static final String INSERT_EVENTS =
      """
      INSERT INTO events
        (batch, ordinal, stream, version, event_id, type, command_id, occurred_at, metadata, data)
      SELECT $1, ordinal, stream, version, event_id, type, command_id, occurred_at,
             metadata::json, data::json
      FROM unnest($2::int4[], $3::text[], $4::int8[], $5::uuid[], $6::text[], $7::uuid[],
                  $8::timestamptz[], $9::text[], $10::text[])
        AS new (ordinal, stream, version, event_id, type, command_id, occurred_at, metadata, data)
      """;

  /**
   * All of an append that has nothing but events, as a transaction of one statement: one answer of
   * the server in the place of four. The head waits for the rows, so that it is held as shortly.
   */
  static final String INSERT_EVENTS_AND_BATCH =
      """
      WITH inserted AS (%s
        RETURNING 1
      ), head AS (
        UPDATE log_head
        SET position = position + $11::int4,
            recorded_at = GREATEST(recorded_at, clock_timestamp())
        WHERE (SELECT count(*) FROM inserted) = $11
        RETURNING position - $11 + 1 AS first_position, recorded_at
      )
      INSERT INTO batches (id, first_position, size, recorded_at)
      SELECT $1, first_position, $11, recorded_at FROM head
      RETURNING first_position, recorded_at
      """
          .formatted(INSERT_EVENTS);

  static final String INSERT_ANSWERS =
      """
      INSERT INTO idempotency_keys
        (batch, key, request_hash, command_id, stream, version, position, refusal)
      SELECT $1, key, request_hash, command_id, stream, version, position, refusal::json
      FROM unnest($2::text[], $3::bytea[], $4::uuid[], $5::text[], $6::int8[], $7::int8[],
                  $8::text[])
        AS new (key, request_hash, command_id, stream, version, position, refusal)
      """;

  static final String INSERT_OUTCOMES =
      """
      INSERT INTO command_outcomes (command_id, stream, version, actor)
      SELECT command_id, stream, version, actor
      FROM unnest($1::uuid[], $2::text[], $3::int8[], $4::text[])
        AS new (command_id, stream, version, actor)
      """;

  /** The position is that of the stream's event which the command found to be the last. */
  static final String OUTCOME_OF_COMMAND =
      """
      SELECT o.stream, o.version, o.recorded_at, o.actor, b.first_position + e.ordinal AS position
      FROM command_outcomes o
      LEFT JOIN events e ON e.stream = o.stream AND e.version = o.version
      LEFT JOIN batches b ON b.id = e.batch
      WHERE o.command_id = $1
      """;

  /** One replica at a time; the others find the lock taken and delete nothing. */
  static final String PURGE_OUTCOMES =
      """
      WITH alone AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(491328627066) AS yes)
      DELETE FROM command_outcomes WHERE command_id IN (
        SELECT command_id FROM command_outcomes
        WHERE recorded_at < clock_timestamp() - $1::bigint * interval '1 second'
        ORDER BY recorded_at LIMIT $2
      ) AND (SELECT yes FROM alone)
      """;

  /** Takes the head, which is held until the commit: from here on nobody else can commit. */
  static final String INSERT_BATCH =
      """
      WITH head AS (
        UPDATE log_head
        SET position = position + $2, recorded_at = GREATEST(recorded_at, clock_timestamp())
        RETURNING position - $2 + 1 AS first_position, recorded_at
      )
      INSERT INTO batches (id, first_position, size, recorded_at)
      SELECT $1, first_position, $2, recorded_at FROM head
      RETURNING first_position, recorded_at
      """;

  static final String INSERT_BATCH_WITHOUT_EVENTS =
      """
      INSERT INTO batches (id, size, recorded_at)
      VALUES ($1, 0, clock_timestamp())
      RETURNING 0::int8 AS first_position, recorded_at
      """;

  static final String ASSERT_UNCHANGED = "SELECT assert_unchanged($1::text[], $2::int8[])";

  /** Waits for a transaction of that id which is still under way; then it is known what became. */
  static final String ABANDON_BATCH =
      """
      INSERT INTO batches (id, size, recorded_at, abandoned)
      VALUES ($1, 0, clock_timestamp(), true)
      ON CONFLICT (id) DO NOTHING
      """;

  static final String OUTCOME_OF_BATCH =
      """
      SELECT COALESCE(first_position, 0) AS first_position, recorded_at, abandoned
      FROM batches WHERE id = $1
      """;

  // A snapshot counts only if the event that it was taken at is in this log. Its state goes along
  // with the first event alone.
  static final String READ_STREAMS =
      """
      SELECT wanted.place, s.version, s.position, s.event_id, s.fold, s.checksum,
             CASE WHEN e.version IS NULL OR e.version = s.version + 1 THEN s.state END,
             e.event_id, e.version, e.position, e.type, e.data
      FROM unnest($1::int4[], $2::text[], $3::int8[], $4::text[])
        AS wanted (place, stream, after, fold)
      LEFT JOIN LATERAL (
        SELECT taken.* FROM snapshots taken
        JOIN events at ON at.stream = taken.stream AND at.version = taken.version
          AND at.event_id = taken.event_id
        JOIN batches b ON b.id = at.batch AND b.first_position + at.ordinal = taken.position
        WHERE taken.stream = wanted.stream AND taken.fold = wanted.fold
          AND taken.version > wanted.after
      ) s ON true
      LEFT JOIN LATERAL (
        SELECT e.event_id, e.version, b.first_position + e.ordinal AS position, e.type,
               e.data::text AS data
        FROM events e
        JOIN batches b ON b.id = e.batch
        WHERE e.stream = wanted.stream AND e.version > COALESCE(s.version, wanted.after)
        ORDER BY e.version LIMIT $5::int8
      ) e ON true
      ORDER BY wanted.place, e.version
      """;

  static final String SAVE_SNAPSHOTS =
      """
      INSERT INTO snapshots AS old (stream, version, position, event_id, fold, state, checksum)
      SELECT * FROM unnest($1::text[], $2::int8[], $3::int8[], $4::uuid[], $5::text[], $6::text[],
                           $7::bytea[])
      ON CONFLICT (stream) DO UPDATE
      SET version = excluded.version, position = excluded.position, event_id = excluded.event_id,
          fold = excluded.fold, state = excluded.state, checksum = excluded.checksum,
          taken_at = excluded.taken_at
      WHERE old.fold <> excluded.fold OR old.version <= excluded.version
        OR NOT EXISTS (
          SELECT FROM events e
          WHERE e.stream = old.stream AND e.version = old.version AND e.event_id = old.event_id)
      """;

  static final String FIRST_ANSWERS =
      """
      SELECT k.key, k.request_hash, k.command_id, k.stream, k.version,
             COALESCE(found.position, k.position) AS position, k.refusal::text AS refusal,
             e.event_id, e.stream AS event_stream, e.type, e.version AS event_version,
             b.first_position + e.ordinal AS event_position
      FROM idempotency_keys k
      LEFT JOIN events e ON e.batch = k.batch AND e.command_id = k.command_id
      LEFT JOIN batches b ON b.id = e.batch
      -- What it found may have been appended with it: then its position was not known yet.
      LEFT JOIN LATERAL (
        SELECT fb.first_position + f.ordinal AS position
        FROM events f JOIN batches fb ON fb.id = f.batch
        WHERE k.position IS NOT NULL
          AND f.stream = k.stream COLLATE "C" AND f.version = k.version
      ) found ON true
      WHERE k.key = ANY ($1::text[])
      ORDER BY k.key, e.ordinal
      """;
}
