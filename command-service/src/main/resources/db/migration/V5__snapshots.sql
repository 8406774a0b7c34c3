-- States of streams at one version, so that a long stream is not folded from its first event. A
-- cache and never a truth: any row may go at any time. A row is of use only to the fold that made
-- it, and only while the event that it names stands in the log at that version and position.
CREATE TABLE snapshots (
  stream   text COLLATE "C" PRIMARY KEY,
  version  bigint           NOT NULL,
  position bigint           NOT NULL,
  event_id uuid             NOT NULL,
  -- Fingerprint of the code that folded; other code has to fold for itself.
  fold     text             NOT NULL,
  state    text             NOT NULL,
  -- Of all the above, keyed: a state changed by hand is noticed.
  checksum bytea            NOT NULL,
  taken_at timestamptz      NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT, UPDATE, DELETE ON snapshots TO "${app_role}";
