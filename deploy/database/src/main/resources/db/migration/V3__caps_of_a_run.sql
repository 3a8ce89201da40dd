-- Baito, schema version 3: a run may cap the jobs of one employer and of one category in a list.

-- 0 is no cap, which is what all runs before had.
ALTER TABLE run
  ADD COLUMN max_per_employer integer NOT NULL DEFAULT 0 CHECK (max_per_employer >= 0),
  ADD COLUMN max_per_category integer NOT NULL DEFAULT 0 CHECK (max_per_category >= 0);
