package dev.hindsight.command.follow;

/** The statements of followers. Each is a transaction of its own. */
final class Sql {

  private Sql() {}

  static final String ENROLL =
      """
      INSERT INTO followers (name, position, replay_until)
      SELECT $1, start, start
      FROM (SELECT CASE WHEN $2::boolean THEN position ELSE 0 END AS start FROM log_head) h
      ON CONFLICT (name) DO NOTHING
      """;

  static final String POSITION = "SELECT position FROM followers WHERE name = $1";

  /**
   * Tasks, timers and the place in the log, only if that is still where the reader started. The row
   * of the follower is locked first, so that a restore is seen whole or not at all.
   */
  static final String TAKE_IN =
      """
      WITH moved AS (
        UPDATE followers SET position = $3 WHERE name = $1 AND position = $2
        RETURNING name, replay_until
      ), new_tasks AS (
        INSERT INTO follower_tasks (follower, position, stream, due_at)
        SELECT m.name, t.position, t.stream, clock_timestamp()
        FROM moved m, unnest($4::int8[], $5::text[]) AS t (position, stream)
        WHERE t.position > m.replay_until
      ), cleared AS (
        DELETE FROM timers t USING moved m
        WHERE t.follower = m.name AND t.stream = ANY ($6::text[])
      ), set_timers AS (
        INSERT INTO timers (follower, stream, version, position, due_at)
        SELECT m.name, t.stream, t.version, t.position, t.due_at
        FROM moved m, unnest($7::text[], $8::int8[], $9::int8[], $10::timestamptz[])
          AS t (stream, version, position, due_at)
        ON CONFLICT (follower, stream) DO UPDATE
        SET version = EXCLUDED.version, position = EXCLUDED.position, due_at = EXCLUDED.due_at,
            attempts = 0, state = 'waiting', error = NULL
      )
      SELECT count(*) FROM moved
      """;

  /** In order; none of a stream that is worked on, or whose first task is not due. */
  static final String DUE_TASKS =
      """
      SELECT stream, position FROM follower_tasks
      WHERE follower = $1 AND state = 'waiting' AND due_at <= statement_timestamp()
        AND stream <> ALL ($2::text[])
        AND stream NOT IN (
          SELECT stream FROM follower_tasks
          WHERE follower = $1 AND attempts > 0
            AND (state = 'parked' OR due_at > statement_timestamp()))
      ORDER BY position LIMIT $3
      """;

  static final String DUE_TIMERS =
      """
      SELECT stream, position, version FROM timers
      WHERE follower = $1 AND state = 'waiting' AND due_at <= statement_timestamp()
        AND stream <> ALL ($2::text[])
      ORDER BY due_at LIMIT $3
      """;

  static final String TASK_DONE =
      "DELETE FROM follower_tasks WHERE follower = $1 AND position = $2";

  /** Not one that replaced it meanwhile. */
  static final String TIMER_DONE =
      "DELETE FROM timers WHERE follower = $1 AND stream = $2 AND version = $3";

  private static final String FAILED =
      """
      SET attempts = attempts + 1, error = $3,
          state = CASE WHEN attempts + 1 >= $4 THEN 'parked' ELSE 'waiting' END,
          due_at = clock_timestamp() + make_interval(
            secs => LEAST($5::float8 * 2 ^ LEAST(attempts, 30), $6::float8) * (0.5 + random()))
      """;

  static final String TASK_FAILED =
      "UPDATE follower_tasks "
          + FAILED
          + "WHERE follower = $1 AND position = $2 AND state = 'waiting' RETURNING attempts, state";

  static final String TIMER_FAILED =
      "UPDATE timers "
          + FAILED
          + "WHERE follower = $1 AND position = $2 AND state = 'waiting' RETURNING attempts, state";

  static final String FIGURES =
      """
      SELECT f.name, f.position, f.replay_until, h.position AS head, t.waiting, t.parked, m.timers,
             m.parked AS parked_timers
      FROM followers f
      CROSS JOIN log_head h
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
               count(*) FILTER (WHERE state = 'parked') AS parked
        FROM follower_tasks WHERE follower = f.name
      ) t
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state = 'waiting') AS timers,
               count(*) FILTER (WHERE state = 'parked') AS parked
        FROM timers WHERE follower = f.name
      ) m
      WHERE $1::text IS NULL OR f.name = $1
      ORDER BY f.name
      """;

  static final String PARKED =
      """
      SELECT p.*, (
        SELECT count(*) FROM follower_tasks b
        WHERE b.follower = $1 AND b.stream = p.stream AND b.position > p.position AND NOT p.timer
      ) AS behind
      FROM (
        SELECT false AS timer, position, stream, attempts, error FROM follower_tasks
        WHERE follower = $1 AND state = 'parked'
        UNION ALL
        SELECT true, position, stream, attempts, error FROM timers
        WHERE follower = $1 AND state = 'parked'
      ) p
      WHERE p.position > $2
      ORDER BY p.position LIMIT $3
      """;

  static final String RETRY =
      """
      WITH tasks AS (
        UPDATE follower_tasks SET state = 'waiting', attempts = 0, due_at = clock_timestamp()
        WHERE follower = $1 AND position = $2 AND state = 'parked' RETURNING 1
      ), again AS (
        UPDATE timers SET state = 'waiting', attempts = 0, due_at = clock_timestamp()
        WHERE follower = $1 AND position = $2 AND state = 'parked' RETURNING 1
      )
      SELECT (SELECT count(*) FROM tasks) + (SELECT count(*) FROM again) AS retried
      """;
}
