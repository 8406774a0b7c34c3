CREATE TABLE orders (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL,
  position        bigint      NOT NULL,
  recorded_at     timestamptz NOT NULL,
  status          text        NOT NULL,
  cart_id         uuid        NOT NULL,
  customer_id     uuid,
  account_id      uuid,
  items           jsonb       NOT NULL,
  total_minor     bigint      NOT NULL,
  total_currency  text        NOT NULL,
  payouts         jsonb       NOT NULL,
  reason          text,
  detail          text,
  placed_at       timestamptz NOT NULL,
  placed_position bigint      NOT NULL
) WITH (fillfactor = 80);

-- Pages of a customer's orders, the newest first.
CREATE INDEX orders_of_customer ON orders (customer_id, placed_position);
