-- The words of a listing: what stands between letters and digits divides them, case does not count, and no language is
-- assumed. The collation is named because that of the database may know no letters beyond ASCII.
ALTER TABLE listings ADD COLUMN search tsvector GENERATED ALWAYS AS (
  to_tsvector('simple'::regconfig, regexp_replace(
    lower((title || ' ' || coalesce(brand, '') || ' ' || coalesce(category, '')) COLLATE pg_c_utf8),
    '[^[:alnum:]]+', ' ', 'g'))
) STORED;

CREATE INDEX listings_of_words ON listings USING gin (search);

-- Pages in the order of prices or titles; of a seller; of a category and all beneath it.
CREATE INDEX listings_of_price ON listings (price_currency, price_minor, id);
CREATE INDEX listings_of_title ON listings (title, id);
CREATE INDEX listings_of_seller ON listings (seller_id, id);
CREATE INDEX listings_beneath_category ON listings (category text_pattern_ops, id);
