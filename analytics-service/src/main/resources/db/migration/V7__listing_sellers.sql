-- Whose a listing is, so that a merchant sees what is theirs; the shop's own have none.
CREATE TABLE listing_sellers (
  id          uuid        PRIMARY KEY,
  version     bigint      NOT NULL,
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  seller_id   uuid
) WITH (fillfactor = 80);

CREATE INDEX listing_sellers_of_seller ON listing_sellers (seller_id);
