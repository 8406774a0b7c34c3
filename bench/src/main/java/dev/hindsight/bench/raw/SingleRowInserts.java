package dev.hindsight.bench.raw;

import dev.hindsight.bench.measure.Trial;

/**
 * The limit of everything that appends: single-row inserts into the table of events by 32
 * connections, each its own commit.
 */
public interface SingleRowInserts extends Trial {

  int CONNECTIONS = 32;

  // Beneath the batches of the service, which count upwards from 1.
  String SEQUENCE = "CREATE SEQUENCE IF NOT EXISTS bench_batches";

  String INSERT =
      """
      INSERT INTO events (batch, ordinal, stream, version, event_id, type, command_id, data)
      VALUES (-nextval('bench_batches'), 0, 'account-' || gen_random_uuid(), 1, gen_random_uuid(),
              'hindsight.account.money-deposited.v1', gen_random_uuid(),
              '{"amount":{"amount":"1.00","currency":"EUR"}}')\
      """;

  /** What makes them: a program or this one. */
  String tool();

  /** What the limit is, in the words of a table. */
  default String limit() {
    return "single-row inserts, " + CONNECTIONS + " connections, " + tool();
  }
}
