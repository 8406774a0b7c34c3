CREATE TABLE accounts (
  id               uuid        PRIMARY KEY,
  version          bigint      NOT NULL,
  position         bigint      NOT NULL,
  recorded_at      timestamptz NOT NULL,
  status           text        NOT NULL,
  owner_id         uuid,
  balance_minor    bigint      NOT NULL,
  balance_currency text        NOT NULL
) WITH (fillfactor = 80);
