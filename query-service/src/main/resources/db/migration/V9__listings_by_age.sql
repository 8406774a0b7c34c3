-- When a listing was posted, by its own account. The former code goes on with its own generation of this table until the
-- new one is level: hence the default.
ALTER TABLE listings ADD COLUMN listed_at timestamptz NOT NULL DEFAULT 'epoch';

CREATE INDEX listings_of_age ON listings (listed_at, id);
