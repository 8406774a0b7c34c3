-- The topic that the stored offsets are of: one that was made anew has the same events at other offsets.
CREATE TABLE hindsight_topic (
  only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
  id         text        NOT NULL,
  adopted_at timestamptz NOT NULL DEFAULT now(),
  -- Until it holds the event at this position again, its end says nothing about how far anybody is; 0: it does.
  filled_to  bigint      NOT NULL DEFAULT 0
);

-- Events up to this position are applied, though they come by once more in a topic that was made anew.
ALTER TABLE hindsight_checkpoints ADD COLUMN applied_to bigint NOT NULL DEFAULT 0;
