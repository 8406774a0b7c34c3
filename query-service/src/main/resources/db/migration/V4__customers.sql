-- Personal fields are ciphertext; the keys are not here.
CREATE TABLE customers (
  id          uuid        PRIMARY KEY,
  version     bigint      NOT NULL,
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  status      text        NOT NULL,
  name        text        NOT NULL,
  email       text        NOT NULL
);
