-- Restoring an export into an empty log.

-- One row in a log that was restored: from where, and which writers are of after it. Numbers below
-- are those of the exported log, or of processes that had taken theirs before: their batch ids may
-- be taken.
CREATE TABLE restores (
  only_row     boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  source       text        NOT NULL,
  events       bigint      NOT NULL,
  first_writer bigint      NOT NULL,
  restored_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON restores
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Keeps everybody else from writing until the end of the transaction, and raises HS004 when there
-- is something already. The order of the locks is that in which appends take theirs.
CREATE FUNCTION begin_restore() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  LOCK TABLE events, customer_keys, idempotency_keys, batches IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM events) OR EXISTS (SELECT FROM batches)
     OR EXISTS (SELECT FROM idempotency_keys) OR EXISTS (SELECT FROM customer_keys)
     OR EXISTS (SELECT FROM restores) OR EXISTS (SELECT FROM log_head WHERE position > 0) THEN
    RAISE EXCEPTION 'this log has % events, % batches, % first answers and % keys of customers',
      (SELECT count(*) FROM events), (SELECT count(*) FROM batches),
      (SELECT count(*) FROM idempotency_keys), (SELECT count(*) FROM customer_keys)
      USING ERRCODE = 'HS004';
  END IF;
END $$;

-- Every process takes a new number from here on. The step in between is for those that take one in
-- this very moment; what is left out costs nothing.
CREATE FUNCTION finish_restore(exported_from text, last_writer bigint, restored_events bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  INSERT INTO restores (source, events, first_writer)
  SELECT exported_from, restored_events,
         setval('log_writers', GREATEST(nextval('log_writers'), last_writer) + 100);

  -- Whom the log says to be erased has no key, whatever the file of keys said.
  INSERT INTO customer_keys (customer_id, wrapped, made_at, erased_at)
  SELECT DISTINCT ON (e.stream) substr(e.stream, length('customer-') + 1)::uuid, NULL,
         b.recorded_at, b.recorded_at
  FROM events e JOIN batches b ON b.id = e.batch
  WHERE e.type = 'hindsight.customer.erased.v1'
  ON CONFLICT (customer_id) DO UPDATE
  SET wrapped = NULL, erased_at = EXCLUDED.erased_at
  WHERE customer_keys.wrapped IS NOT NULL;

  -- What followed the exported log has done its part: here it only sets its timers. How far the
  -- process managers had come is told behind this, for each of them.
  IF to_regclass('followers') IS NOT NULL THEN
    UPDATE followers SET replay_until = (SELECT position FROM log_head);
  END IF;
END $$;

CREATE FUNCTION refuse_old_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM restores WHERE first_writer > NEW.id >> 36) THEN
    RAISE EXCEPTION 'the log was restored since writer % took its number', NEW.id >> 36
      USING ERRCODE = 'HS003';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER writers_after_a_restore BEFORE INSERT ON batches
  FOR EACH ROW EXECUTE FUNCTION refuse_old_writer();

REVOKE ALL ON FUNCTION begin_restore(), finish_restore(text, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_restore(), finish_restore(text, bigint, bigint) TO "${app_role}";
GRANT SELECT ON restores TO "${app_role}";
