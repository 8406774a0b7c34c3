CREATE TABLE flow_accounts (
  id          uuid        PRIMARY KEY,
  version     bigint      NOT NULL,
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  currency    text        NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE flow_tallies (
  axis               text        NOT NULL,
  grain              text        NOT NULL,
  grouping           text        NOT NULL,
  at                 timestamptz NOT NULL,
  key                text        NOT NULL,
  currency           text        NOT NULL,
  partition          integer     NOT NULL,
  deposits           bigint      NOT NULL,
  deposited_minor    numeric     NOT NULL,
  withdrawals        bigint      NOT NULL,
  withdrawn_minor    numeric     NOT NULL,
  transfers_sent     bigint      NOT NULL,
  sent_minor         numeric     NOT NULL,
  transfers_received bigint      NOT NULL,
  received_minor     numeric     NOT NULL,
  PRIMARY KEY (axis, grain, grouping, at, key, currency, partition)
);
