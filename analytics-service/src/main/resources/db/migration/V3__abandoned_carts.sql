ALTER TABLE cart_journeys ADD COLUMN abandoned_at timestamptz;

CREATE TABLE abandoned_carts (
  cart_id        uuid        PRIMARY KEY,
  abandoned_at   timestamptz NOT NULL,
  pieces         bigint      NOT NULL,
  value_minor    bigint,
  value_currency text
);

-- What was left behind in a span of time.
CREATE INDEX abandoned_carts_at ON abandoned_carts (abandoned_at);
