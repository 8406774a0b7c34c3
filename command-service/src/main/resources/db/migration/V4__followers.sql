-- How far each follower of the log is: process managers and reactions, one row each, by name.
--
-- A restore: positions up to and including replay_until belong to events that happened before, so
-- they lead to timers and to no task. After all events are in,
--   UPDATE followers SET replay_until = (SELECT position FROM log_head)
-- in the same transaction is all that is needed, for every row alike: each follower reads the log
-- from its position on, sets the timers, and does nothing else up to there. To skip timers too, set
-- position as well: a follower that finds its position changed starts over from it.
CREATE TABLE followers (
  name         text COLLATE "C" PRIMARY KEY,
  -- Of the last event whose tasks and timers are below.
  position     bigint NOT NULL CHECK (position >= 0),
  replay_until bigint NOT NULL DEFAULT 0
);

-- What is still to be done because of an event. Those of one stream are done in the order of their
-- positions; one that failed, or is parked, holds back those behind it in its stream.
CREATE TABLE follower_tasks (
  follower text COLLATE "C" NOT NULL REFERENCES followers,
  position bigint           NOT NULL,
  stream   text COLLATE "C" NOT NULL,
  attempts integer          NOT NULL DEFAULT 0,
  due_at   timestamptz      NOT NULL,
  state    text             NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'parked')),
  error    text,
  PRIMARY KEY (follower, position)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The few that hold others back: each failed at least once.
CREATE INDEX follower_tasks_failed ON follower_tasks (follower, stream) WHERE attempts > 0;

-- At most one timer for each stream and follower, set by the event of that version and position.
CREATE TABLE timers (
  follower text COLLATE "C" NOT NULL REFERENCES followers,
  stream   text COLLATE "C" NOT NULL,
  version  bigint           NOT NULL,
  position bigint           NOT NULL,
  attempts integer          NOT NULL DEFAULT 0,
  due_at   timestamptz      NOT NULL,
  state    text             NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'parked')),
  error    text,
  PRIMARY KEY (follower, stream)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX timers_due ON timers (follower, due_at) WHERE state = 'waiting';

GRANT SELECT, INSERT, UPDATE ON followers TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON follower_tasks, timers TO "${app_role}";
