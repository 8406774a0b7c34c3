-- A customer's erasure destroys the key in the very transaction that appends the event: there is no
-- moment at which one is there without the other, also when a log is restored. Only events of this
-- one type are looked at.
CREATE FUNCTION destroy_customer_key() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  -- Where there was no key, the row says that none is to be made.
  INSERT INTO customer_keys (customer_id, wrapped, erased_at)
  VALUES (substr(NEW.stream, length('customer-') + 1)::uuid, NULL, clock_timestamp())
  ON CONFLICT (customer_id) DO UPDATE
  SET wrapped = NULL, erased_at = EXCLUDED.erased_at
  WHERE customer_keys.wrapped IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER customer_erased AFTER INSERT ON events
  FOR EACH ROW WHEN (NEW.type = 'hindsight.customer.erased.v1')
  EXECUTE FUNCTION destroy_customer_key();

-- Nobody else changes a key.
REVOKE UPDATE ON customer_keys FROM "${app_role}";

-- What an update leaves behind of a destroyed key is cleared away at the next look.
ALTER TABLE customer_keys SET (
  autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
