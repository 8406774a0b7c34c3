-- One row once the first event is about to be published: a topic that is empty after that was lost,
-- and one that is empty before is new.
CREATE TABLE publication (
  only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

INSERT INTO publication (only_row) SELECT true WHERE EXISTS (SELECT FROM events);

GRANT SELECT, INSERT ON publication TO "${app_role}";
