-- One key per customer, wrapped by the master key; a destroyed key leaves its row behind, so that no
-- new one is made for the same customer.
CREATE TABLE customer_keys (
  customer_id uuid        PRIMARY KEY,
  wrapped     bytea,
  made_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_at   timestamptz
);

GRANT SELECT, INSERT, UPDATE ON customer_keys TO "${app_role}";
