-- How far each projection is in each partition; moved by compare-and-set on (next_offset, epoch) alone.
CREATE TABLE hindsight_checkpoints (
  projection  text        NOT NULL,
  version     integer     NOT NULL,
  partition   integer     NOT NULL,
  next_offset bigint      NOT NULL DEFAULT 0,
  position    bigint      NOT NULL DEFAULT 0,
  recorded_at timestamptz,
  epoch       bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (projection, version, partition)
);

-- A stream that a projection could not apply; its later events wait in hindsight_parked_events.
CREATE TABLE hindsight_parked_streams (
  projection text        NOT NULL,
  version    integer     NOT NULL,
  stream     text        NOT NULL,
  partition  integer     NOT NULL,
  reason     text        NOT NULL,
  parked_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, version, stream)
);

-- Whole records, in the order of the topic. Headers: [["name","base64"], …].
CREATE TABLE hindsight_parked_events (
  projection    text    NOT NULL,
  version       integer NOT NULL,
  stream        text    NOT NULL,
  partition     integer NOT NULL,
  record_offset bigint  NOT NULL,
  headers       json    NOT NULL,
  value         bytea,
  PRIMARY KEY (projection, version, stream, record_offset)
);

-- The last version of streams whose row a fold has removed, so that a gap or a repeat is still seen.
CREATE TABLE hindsight_removed_rows (
  projection   text    NOT NULL,
  version      integer NOT NULL,
  stream       text    NOT NULL,
  last_version bigint  NOT NULL,
  PRIMARY KEY (projection, version, stream)
);
