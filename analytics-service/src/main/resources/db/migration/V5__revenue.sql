CREATE TABLE order_sales (
  id          uuid        PRIMARY KEY,
  version     bigint      NOT NULL,
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  items       jsonb       NOT NULL,
  payouts     jsonb       NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE revenue_tallies (
  axis           text        NOT NULL,
  grain          text        NOT NULL,
  grouping       text        NOT NULL,
  at             timestamptz NOT NULL,
  key            text        NOT NULL,
  currency       text        NOT NULL,
  partition      integer     NOT NULL,
  orders         bigint      NOT NULL,
  pieces         bigint      NOT NULL,
  paid_minor     numeric     NOT NULL,
  refunds        bigint      NOT NULL,
  refunded_minor numeric     NOT NULL,
  PRIMARY KEY (axis, grain, grouping, at, key, currency, partition)
);
