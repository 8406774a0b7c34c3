CREATE TABLE listings (
  id             uuid        PRIMARY KEY,
  version        bigint      NOT NULL,
  position       bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  status         text        NOT NULL,
  seller_id      uuid,
  title          text        NOT NULL,
  brand          text,
  category       text,
  price_minor    bigint      NOT NULL,
  price_currency text        NOT NULL
);

-- Pages of one brand or category, in the order of ids.
CREATE INDEX listings_of_brand ON listings (brand, id);
CREATE INDEX listings_of_category ON listings (category, id);
