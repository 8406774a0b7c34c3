-- The first four columns are the kit's, and every table of rows has them.
CREATE TABLE cart_pieces (
  id          uuid        PRIMARY KEY,
  version     bigint      NOT NULL,
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  open        boolean     NOT NULL,
  pieces      bigint      NOT NULL
) WITH (fillfactor = 80);
