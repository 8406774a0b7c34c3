-- Accepted commands that found nothing to do. All others stand with their events in the log; these
-- are kept for a while, and their rows are the only ones of the log's database that are deleted.
CREATE TABLE command_outcomes (
  command_id  uuid             PRIMARY KEY,
  stream      text COLLATE "C" NOT NULL,
  -- That the stream was at.
  version     bigint           NOT NULL,
  recorded_at timestamptz      NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX command_outcomes_by_age ON command_outcomes (recorded_at);

GRANT SELECT, INSERT, DELETE ON command_outcomes TO "${app_role}";
