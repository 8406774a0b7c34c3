-- Every filling of a projection's tables, one after the other; checkpoints, parked streams and removed rows belong to
-- one: their column version is its number. What is gone stays listed, so that no number is given out twice.
CREATE TABLE hindsight_generations (
  projection   text        NOT NULL,
  generation   integer     NOT NULL,
  code_version integer     NOT NULL,
  state        text        NOT NULL CHECK (state IN
    ('building', 'level', 'live', 'previous', 'sandbox', 'switching', 'cancelled', 'dropped')),
  tables       text[]      NOT NULL DEFAULT '{}',
  schema_name  text,       -- null: where readers look
  sandbox      text,
  as_of        timestamptz,
  by_hand      boolean     NOT NULL DEFAULT false,
  held         text,
  comparison   json,
  started_at   timestamptz NOT NULL DEFAULT now(),
  level_at     timestamptz,
  live_at      timestamptz,
  ended_at     timestamptz,
  PRIMARY KEY (projection, generation)
);

-- Of each projection one that readers see, one on its way there, one to go back to.
CREATE UNIQUE INDEX hindsight_generations_live ON hindsight_generations (projection) WHERE state = 'live';
CREATE UNIQUE INDEX hindsight_generations_coming ON hindsight_generations (projection)
  WHERE state IN ('building', 'level');
CREATE UNIQUE INDEX hindsight_generations_previous ON hindsight_generations (projection) WHERE state = 'previous';
CREATE UNIQUE INDEX hindsight_generations_sandbox ON hindsight_generations (sandbox) WHERE state = 'sandbox';

-- What was there before there were generations.
INSERT INTO hindsight_generations (projection, generation, code_version, state, live_at)
SELECT projection, max(version), max(version), 'live', now() FROM hindsight_checkpoints GROUP BY projection;

-- A sandbox needs nothing more of this partition.
ALTER TABLE hindsight_checkpoints ADD COLUMN complete boolean NOT NULL DEFAULT false;

-- The streams that are parked in what readers see. A sandbox has a view of this name of its own.
CREATE VIEW hindsight_parked_now AS
SELECT p.projection, p.stream, p.partition, p.reason, p.parked_at
FROM hindsight_generations AS g
JOIN hindsight_parked_streams AS p ON p.projection = g.projection AND p.version = g.generation
WHERE g.state = 'live';
