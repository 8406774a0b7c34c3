-- What is told of carts comes from sums over time now. Nothing is taken from the former code, which goes on with its own
-- generation of these tables until the new one is level: hence the defaults, and abandoned_carts stays, read by it alone.
ALTER TABLE cart_journeys
  ADD COLUMN opened_recorded_at timestamptz NOT NULL DEFAULT 'epoch',
  ADD COLUMN lines              jsonb       NOT NULL DEFAULT '{}',
  ADD COLUMN drops              jsonb       NOT NULL DEFAULT '[]';

DROP INDEX cart_journeys_opened;
DROP INDEX dropped_items_at;

-- Each table of sums: axis and grain say how "at" tells the time, the rest of the key what the sums are of.
-- The key is in the order in which a span is read; each partition of the topic adds to rows of its own.
CREATE TABLE funnel_tallies (
  axis        text        NOT NULL,
  grain       text        NOT NULL,
  at          timestamptz NOT NULL,
  partition   integer     NOT NULL,
  carts       bigint      NOT NULL,
  with_items  bigint      NOT NULL,
  with_drops  bigint      NOT NULL,
  checked_out bigint      NOT NULL,
  PRIMARY KEY (axis, grain, at, partition)
);

CREATE TABLE dropped_tallies (
  axis        text        NOT NULL,
  grain       text        NOT NULL,
  grouping    text        NOT NULL,
  at          timestamptz NOT NULL,
  key         text        NOT NULL,
  currency    text        NOT NULL,
  after       bigint      NOT NULL,
  partition   integer     NOT NULL,
  quantity    bigint      NOT NULL,
  value_minor numeric     NOT NULL,
  carts       bigint      NOT NULL,
  PRIMARY KEY (axis, grain, grouping, at, key, currency, after, partition)
);

-- Drops that followed one shortly before the beginning of a span.
CREATE INDEX dropped_tallies_after ON dropped_tallies (axis, grouping, after) WHERE grain = 'INSTANT';

CREATE TABLE drop_wait_tallies (
  axis          text        NOT NULL,
  grain         text        NOT NULL,
  at            timestamptz NOT NULL,
  bound         bigint      NOT NULL,
  partition     integer     NOT NULL,
  drops         bigint      NOT NULL,
  pieces        bigint      NOT NULL,
  waited_millis numeric     NOT NULL,
  PRIMARY KEY (axis, grain, at, bound, partition)
);

CREATE TABLE abandoned_tallies (
  axis        text        NOT NULL,
  grain       text        NOT NULL,
  grouping    text        NOT NULL,
  at          timestamptz NOT NULL,
  key         text        NOT NULL,
  currency    text        NOT NULL,
  partition   integer     NOT NULL,
  carts       bigint      NOT NULL,
  pieces      bigint      NOT NULL,
  value_minor numeric     NOT NULL,
  PRIMARY KEY (axis, grain, grouping, at, key, currency, partition)
);
