-- The seals of the log: a chain of hashes over its rows in the order of positions, each link signed
-- with a key that the database does not have. Only ever inserted into, like the log itself.
CREATE TABLE seals (
  first_position bigint      PRIMARY KEY,
  last_position  bigint      NOT NULL UNIQUE,
  -- 32 bytes an event, so that one that was changed can be named.
  event_hashes   bytea       NOT NULL,
  chain_hash     bytea       NOT NULL,
  mac            bytea       NOT NULL,
  sealed_at      timestamptz NOT NULL,
  CONSTRAINT seals_a_hash_for_each_event CHECK (
    first_position > 0 AND last_position >= first_position
    AND octet_length(event_hashes) = 32 * (last_position - first_position + 1)
  )
);

-- Hashes do not get smaller.
ALTER TABLE seals ALTER COLUMN event_hashes SET STORAGE EXTERNAL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON seals TO "${app_role}";
