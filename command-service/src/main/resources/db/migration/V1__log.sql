-- The log. Only ever inserted into: the application's role has no right to do more, and a trigger
-- refuses it to every role.

-- One row: where the log ends. Whoever appends updates it last and holds it until the commit, so
-- that positions are dense and in commit order.
CREATE TABLE log_head (
  only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- Names this log: another one after a restore to an older state.
  incarnation uuid        NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

INSERT INTO log_head (position, recorded_at, incarnation)
VALUES (0, clock_timestamp(), uuidv7());

-- What was committed together. The events' positions are first_position + ordinal; there is none in
-- a batch of refusals alone, nor in one that was abandoned because its outcome had been unknown.
CREATE TABLE batches (
  id             bigint      PRIMARY KEY,
  first_position bigint      UNIQUE,
  size           integer     NOT NULL,
  recorded_at    timestamptz NOT NULL,
  abandoned      boolean     NOT NULL DEFAULT false
);

CREATE TABLE events (
  batch       bigint           NOT NULL,
  ordinal     integer          NOT NULL,
  stream      text COLLATE "C" NOT NULL,
  version     bigint           NOT NULL,
  event_id    uuid             NOT NULL,
  type        text             NOT NULL,
  command_id  uuid             NOT NULL,
  -- When it happened, if the command said so; else when its batch was recorded.
  occurred_at timestamptz,
  -- Correlation, causation, actor and trace, as far as they are known.
  metadata    json,
  -- Exactly the bytes that go to the topic.
  data        json             NOT NULL,
  PRIMARY KEY (batch, ordinal),
  CONSTRAINT events_stream_version UNIQUE (stream, version)
);

-- The first answer to a command that came with a key: its events, or the refusal.
CREATE TABLE idempotency_keys (
  key          text COLLATE "C" NOT NULL,
  request_hash bytea            NOT NULL,
  command_id   uuid             NOT NULL,
  batch        bigint           NOT NULL,
  stream       text             NOT NULL,
  version      bigint           NOT NULL,
  position     bigint,
  refusal      json,
  CONSTRAINT idempotency_keys_key PRIMARY KEY (key)
);

-- Numbers the processes that write, so that each makes its own batch ids.
CREATE SEQUENCE log_writers MAXVALUE 16777215 CYCLE;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'HS002';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON batches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Raises HS001 when a stream that a decision looked at has gone on. Called with the head held, so
-- that nothing can be committed between the check and the commit.
CREATE FUNCTION assert_unchanged(streams text[], versions bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  SELECT e.stream INTO changed
  FROM unnest(streams, versions) AS read (stream, version)
  JOIN events e ON e.stream = read.stream AND e.version = read.version + 1
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'stream % has changed', changed USING ERRCODE = 'HS001';
  END IF;
END $$;

GRANT SELECT, INSERT ON events, batches, idempotency_keys TO "${app_role}";
GRANT SELECT, UPDATE ON log_head TO "${app_role}";
GRANT USAGE ON SEQUENCE log_writers TO "${app_role}";
