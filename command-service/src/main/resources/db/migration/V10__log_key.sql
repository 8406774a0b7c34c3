-- What is secret about this log, wrapped by the master key, so that the master key can change: one
-- row is wrapped anew then. wrapped_by names the master key without telling it.
CREATE TABLE log_key (
  only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  wrapped    bytea       NOT NULL,
  wrapped_by text        NOT NULL,
  wrapped_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT, UPDATE (wrapped, wrapped_by, wrapped_at) ON log_key TO "${app_role}";
