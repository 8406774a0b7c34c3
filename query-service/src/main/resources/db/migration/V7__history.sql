-- Every event of every entity that is shown here, by version; personal fields are ciphertext.
CREATE TABLE history (
  kind           text        NOT NULL,
  id             uuid        NOT NULL,
  version        bigint      NOT NULL,
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  occurred_at    timestamptz NOT NULL,
  -- The latest occurred_at of this event and all before it: unlike that one it never goes back.
  occurred_up_to timestamptz NOT NULL,
  type           text        NOT NULL,
  event_id       uuid        NOT NULL,
  correlation_id text        NOT NULL,
  causation_id   uuid        NOT NULL,
  actor          text,
  data           text        NOT NULL,
  PRIMARY KEY (kind, id, version)
);

-- The version that was the newest at an instant, on either axis: the last entry at or before it.
CREATE INDEX history_by_recording ON history (kind, id, recorded_at, version);
CREATE INDEX history_by_occurrence ON history (kind, id, occurred_up_to, version);
-- What happened earlier than something recorded before it; few, if any.
CREATE INDEX history_of_late_events ON history (kind, id, version) WHERE occurred_at < occurred_up_to;

-- How far the history of each entity goes.
CREATE TABLE histories (
  kind           text        NOT NULL,
  id             uuid        NOT NULL,
  version        bigint      NOT NULL,
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  occurred_up_to timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 80);

-- Rows as they were at each so many versions: a cache, so that the past need not be folded from the first event.
CREATE TABLE customers_snapshots (
  id uuid NOT NULL, version bigint NOT NULL, fold integer NOT NULL, state jsonb NOT NULL, checksum bigint NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TABLE accounts_snapshots (LIKE customers_snapshots INCLUDING ALL);
CREATE TABLE listings_snapshots (LIKE customers_snapshots INCLUDING ALL);
CREATE TABLE carts_snapshots (LIKE customers_snapshots INCLUDING ALL);
CREATE TABLE orders_snapshots (LIKE customers_snapshots INCLUDING ALL);
