CREATE TABLE cart_journeys (
  id             uuid        PRIMARY KEY,
  version        bigint      NOT NULL,
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  opened_at      timestamptz NOT NULL,
  with_items     boolean     NOT NULL,
  with_drops     boolean     NOT NULL,
  checked_out_at timestamptz
) WITH (fillfactor = 80);

-- The funnel of the carts that were opened in a span of time.
CREATE INDEX cart_journeys_opened ON cart_journeys (opened_at);
