package dev.hindsight.command.backup;

/** The statements of a restore. */
final class RestoreSql {

  private RestoreSql() {}

  /** Longer than an append may take; a caller who stalls loses his transaction. */
  static final String BEGIN =
      """
      SET statement_timeout = '10min';
      SET idle_in_transaction_session_timeout = '30s';
      BEGIN;
      SET LOCAL lock_timeout = '10s';
      SELECT begin_restore();
      """;

  static final String EVENTS =
      """
      INSERT INTO events
        (batch, ordinal, stream, version, event_id, type, command_id, occurred_at, metadata, data)
      SELECT batch, ordinal, stream, version, event_id, type, command_id, occurred_at,
             metadata::json, data::json
      FROM unnest($1::int8[], $2::int4[], $3::text[], $4::int8[], $5::uuid[], $6::text[],
                  $7::uuid[], $8::timestamptz[], $9::text[], $10::text[])
        AS new (batch, ordinal, stream, version, event_id, type, command_id, occurred_at,
                metadata, data)
      """;

  static final String BATCHES =
      """
      INSERT INTO batches (id, first_position, size, recorded_at, abandoned)
      SELECT * FROM unnest($1::int8[], $2::int8[], $3::int4[], $4::timestamptz[], $5::bool[])
      """;

  static final String ANSWERS =
      """
      INSERT INTO idempotency_keys
        (key, request_hash, command_id, batch, stream, version, position, refusal)
      SELECT key, request_hash, command_id, batch, stream, version, position, refusal::json
      FROM unnest($1::text[], $2::bytea[], $3::uuid[], $4::int8[], $5::text[], $6::int8[],
                  $7::int8[], $8::text[])
        AS new (key, request_hash, command_id, batch, stream, version, position, refusal)
      """;

  static final String KEYS =
      """
      INSERT INTO customer_keys (customer_id, wrapped, made_at, erased_at)
      SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::timestamptz[], $4::timestamptz[])
      """;

  /** Behind that position a process manager has something to do; up to it, it only sets timers. */
  static final String FOLLOWER =
      """
      INSERT INTO followers (name, position, replay_until) VALUES ($1, 0, $2)
      ON CONFLICT (name) DO UPDATE SET replay_until = EXCLUDED.replay_until
      """;

  static final String STREAM_WITH_A_HOLE =
      """
      SELECT stream, max(version) AS version, count(*) AS events FROM events
      GROUP BY stream HAVING max(version) <> count(*) OR min(version) <> 1 LIMIT 1
      """;

  static final String HEAD = "UPDATE log_head SET position = $1, recorded_at = $2";

  static final String FINISH = "SELECT finish_restore($1, $2, $3)";
}
