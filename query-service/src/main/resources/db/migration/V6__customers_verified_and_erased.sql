-- An erased customer has neither name nor address. The defaults are right for whom nothing happened to yet.
ALTER TABLE customers
  ALTER COLUMN name DROP NOT NULL,
  ALTER COLUMN email DROP NOT NULL,
  ADD COLUMN email_verified boolean NOT NULL DEFAULT false,
  ADD COLUMN mailing_lists jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN accounts jsonb NOT NULL DEFAULT '[]';
