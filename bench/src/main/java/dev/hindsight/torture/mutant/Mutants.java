package dev.hindsight.torture.mutant;

import java.util.List;

/** All of them. */
public final class Mutants {

  private static final String COMMAND = "command-service";
  private static final String KIT = "consumer-kit";
  private static final String LOG = "dev.hindsight.command.log.postgres.";
  private static final String RELAY = "dev.hindsight.command.relay.";
  private static final String PROJECTOR = "dev.hindsight.kit.projector.";

  private Mutants() {}

  /** In no order. */
  public static List<Mutant> all() {
    return List.of(
        new Mutant(
            "answer-before-disk",
            "a command is answered before its commit is on disk",
            "stores",
            List.of(
                new Edit(
                    COMMAND,
                    LOG + "PostgresLane",
                    "    connection = opened;\n",
                    "    connection = opened;\n"
                        + "    opened.query(\"SET synchronous_commit = off\").execute();\n"))),
        new Mutant(
            "checkpoint-before-rows",
            "a checkpoint is moved in a transaction of its own, and the rows some ms later",
            "stores",
            List.of(
                new Edit(
                    KIT,
                    PROJECTOR + "PostgresStore",
                    "      session.commit(writes);\n",
                    "      session.commit(List.of(writes.removeFirst()));\n"
                        + "      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);\n"
                        + "      session.commit(writes);\n"))),
        new Mutant(
            "no-fence",
            "whoever has lost a partition writes what it was about to",
            "freeze",
            List.of(
                new Edit(
                    KIT,
                    "dev.hindsight.kit.checkpoint.Checkpoints",
                    "        AND c.next_offset = u.expected AND c.epoch = u.epoch\\\n",
                    "\\\n"),
                new Edit(
                    KIT,
                    "dev.hindsight.kit.table.RowTable",
                    "        WHERE %s.version < EXCLUDED.version\\\n",
                    "        WHERE %s.version IS NOT NULL\\\n"))),
        new Mutant(
            "skip-on-error",
            "an event that cannot be applied is passed over",
            "poison",
            List.of(
                new Edit(
                    KIT,
                    PROJECTOR + "ProjectionBatch",
                    "    parkedStreams.put(stream, new ParkedStream(",
                    "    if (why != null) {\n      return;\n    }\n"
                        + "    parkedStreams.put(stream, new ParkedStream("))),
        new Mutant(
            "relay-without-transactions",
            "the relay sends and flushes, and goes on from where the topic ends",
            "freeze",
            List.of(
                new Edit(
                    COMMAND,
                    RELAY + "TransactionalPublisher",
                    "    producer.initTransactions();\n",
                    ""),
                new Edit(
                    COMMAND,
                    RELAY + "TransactionalPublisher",
                    "    producer.beginTransaction();\n",
                    ""),
                new Edit(
                    COMMAND,
                    RELAY + "TransactionalPublisher",
                    "    producer.commitTransaction();\n",
                    "    producer.flush();\n"),
                new Edit(
                    COMMAND,
                    RELAY + "RelayTopic",
                    "    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + topic.name());\n",
                    ""))),
        new Mutant(
            "relay-without-fence",
            "each relay has a transactional id of its own",
            "freeze",
            List.of(
                new Edit(
                    COMMAND,
                    RELAY + "RelayTopic",
                    "TRANSACTIONAL_ID + topic.name());",
                    "TRANSACTIONAL_ID + java.util.UUID.randomUUID());"))),
        new Mutant(
            "keys-forgotten",
            "a key is looked for among no keys",
            "kill",
            List.of(
                new Edit(
                    COMMAND,
                    LOG + "Sql",
                    "      WHERE k.key = ANY ($1::text[])\n",
                    "      WHERE k.key = ANY ($1::text[]) AND false\n"),
                new Edit(
                    COMMAND,
                    LOG + "Sql",
                    "        AS new (key, request_hash, command_id, stream, version, position, refusal)\n",
                    "        AS new (key, request_hash, command_id, stream, version, position, refusal)\n"
                        + "      ON CONFLICT DO NOTHING\n"))),
        new Mutant(
            "half-a-transfer",
            "a transfer is taken from one account and given to none",
            "kill",
            List.of(
                new Edit(
                    COMMAND,
                    "dev.hindsight.command.account.Transfers",
                    "        .and(to, received)\n",
                    ""))),
        new Mutant(
            "tokens-ignored",
            "a read waits for nothing",
            "kill",
            List.of(
                new Edit(
                    KIT,
                    "dev.hindsight.kit.freshness.WaitingFreshness",
                    "    if (waiters.reached(id, wanted) ||",
                    "    if (wanted != null ||"))),
        new Mutant(
            "any-topic",
            "an offset is trusted in whatever topic has the name",
            "topic",
            List.of(
                new Edit(
                    KIT,
                    "dev.hindsight.kit.checkpoint.Adoption",
                    "    if (known.equals(id)) {\n",
                    "    if (!known.isEmpty()) {\n"),
                new Edit(
                    KIT,
                    "dev.hindsight.kit.source.KnownTopic",
                    "    } else if (!known.equals(found)) {\n",
                    "    } else if (found.isEmpty()) {\n"),
                new Edit(
                    KIT,
                    "dev.hindsight.kit.source.KnownTopic",
                    "    if (known == null || !known.equals(stored)) {\n",
                    "    if (known == null) {\n"))),
        new Mutant(
            "versions-ignored",
            "If-Match is not looked at",
            "stream",
            List.of(
                new Edit(
                    COMMAND,
                    "dev.hindsight.command.handler.Submission",
                    "    var expected = request.expectedVersion();\n",
                    "    Long expected = null;\n"))));
  }
}
