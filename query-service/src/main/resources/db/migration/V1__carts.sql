CREATE TABLE carts (
  id             uuid        PRIMARY KEY,
  version        bigint      NOT NULL,
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  status         text        NOT NULL,
  customer_id    uuid,
  items          jsonb       NOT NULL,
  total_minor    bigint,
  total_currency text
) WITH (fillfactor = 80);
