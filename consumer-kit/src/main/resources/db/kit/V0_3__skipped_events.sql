-- Parked events that an operator left out of a projection for good, and why: the rows of their streams lack them until
-- the projection is built anew.
CREATE TABLE hindsight_skipped_events (
  projection    text        NOT NULL,
  version       integer     NOT NULL,
  stream        text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  headers       json        NOT NULL,
  fault         text        NOT NULL,
  reason        text        NOT NULL,
  skipped_by    text        NOT NULL,
  skipped_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, version, stream, record_offset)
);

-- The streams of which readers see less than there is: parked, or without an event that was skipped.
CREATE OR REPLACE VIEW hindsight_parked_now AS
SELECT p.projection, p.stream, p.partition, p.reason, p.parked_at
FROM hindsight_generations AS g
JOIN hindsight_parked_streams AS p ON p.projection = g.projection AND p.version = g.generation
WHERE g.state = 'live'
UNION ALL
SELECT s.projection, s.stream, s.partition, s.fault, s.skipped_at
FROM hindsight_generations AS g
JOIN hindsight_skipped_events AS s ON s.projection = g.projection AND s.version = g.generation
WHERE g.state = 'live';
