CREATE TABLE dropped_items (
  cart_id        uuid        NOT NULL,
  cart_version   bigint      NOT NULL,
  dropped_at     timestamptz NOT NULL,
  listing_id     uuid        NOT NULL,
  title          text        NOT NULL,
  brand          text,
  category       text,
  quantity       integer     NOT NULL CHECK (quantity > 0),
  value_minor    bigint      NOT NULL,
  value_currency text        NOT NULL,
  PRIMARY KEY (cart_id, cart_version)
);

-- What was dropped in a span of time, and what a listing is called.
CREATE INDEX dropped_items_at ON dropped_items (dropped_at);
CREATE INDEX dropped_items_of_listing ON dropped_items (listing_id, dropped_at DESC);
