-- Baito, schema version 2: dead letters become an inbox that can be read, replayed and discarded; a run keeps
-- the verdict of its ledger, and has a priority; a batch keeps how often it was published.

-- ---------------------------------------------------------------- dead letters (scheduler)

-- One entry per user of a batch, else per place in the origin topic. Letters that come again add to its history.
ALTER TABLE dead_letter DROP CONSTRAINT dead_letter_topic_partition_no_offset_no_key;
ALTER TABLE dead_letter
  -- What makes two letters the same entry: 'user 7/0/42' or 'at user-batches/3/1207'.
  ADD COLUMN entry_key        text,
  ADD COLUMN state            text NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'replaying', 'replayed', 'discarded', 'parked')),
  -- Why it was discarded.
  ADD COLUMN discard_reason   text NOT NULL DEFAULT '',
  ADD COLUMN cause            text NOT NULL DEFAULT '',
  -- Whom it is about; empty where neither its payload nor the plan says.
  ADD COLUMN user_ids         bigint[] NOT NULL DEFAULT '{}',
  -- How often it was tried, by its newest letter.
  ADD COLUMN attempts         integer NOT NULL DEFAULT 0,
  ADD COLUMN letters          integer NOT NULL DEFAULT 1,
  ADD COLUMN failed_replays   integer NOT NULL DEFAULT 0,
  -- The message's own headers in their order, byte for byte: [["name", "hex"], ...], without a value: ["name"].
  ADD COLUMN original_headers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN last_received_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN replayed_at      timestamptz;

UPDATE dead_letter d SET
  entry_key = 'at ' || topic || '/' || partition_no || '/' || offset_no,
  reason = left(reason, 200),
  cause = left(coalesce(headers ->> 'dead-letter-cause', ''), 2000),
  last_received_at = received_at,
  user_ids = coalesce((
    SELECT b.user_ids FROM user_batch b WHERE b.run_id = d.run_id AND b.batch_no = d.batch_no), '{}'),
  original_headers = coalesce((
    SELECT jsonb_agg(jsonb_build_array(h.key, encode(convert_to(h.value, 'UTF8'), 'hex')))
    FROM jsonb_each_text(d.headers) h WHERE h.key NOT LIKE 'dead-letter-%'), '[]');

ALTER TABLE dead_letter
  ALTER COLUMN entry_key SET NOT NULL,
  ADD UNIQUE (entry_key);

CREATE INDEX dead_letter_by_run ON dead_letter (run_id, dead_letter_id) WHERE run_id IS NOT NULL;
CREATE INDEX dead_letter_by_reason ON dead_letter (reason, dead_letter_id);
CREATE INDEX dead_letter_by_state ON dead_letter (state, dead_letter_id);
CREATE INDEX dead_letter_by_user ON dead_letter USING gin (user_ids);
CREATE INDEX dead_letter_by_time ON dead_letter (last_received_at);

-- Everything that happened to an entry. A letter is known by its place and when it was sent, and taken once: offsets
-- begin anew in a topic that was deleted and made again.
CREATE TABLE dead_letter_event (
  event_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dead_letter_id bigint NOT NULL REFERENCES dead_letter ON DELETE CASCADE,
  happened_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind           text NOT NULL
    CHECK (kind IN ('letter', 'replayed', 'no-op', 'refused', 'resolved', 'parked', 'discarded')),
  detail         text NOT NULL,
  attempts       integer,
  topic          text,
  partition_no   integer,
  offset_no      bigint,
  sent_at        timestamptz,
  CHECK ((kind = 'letter') = (topic IS NOT NULL)),
  UNIQUE (topic, partition_no, offset_no, sent_at)
);
CREATE INDEX dead_letter_event_by_entry ON dead_letter_event (dead_letter_id, event_id);
INSERT INTO dead_letter_event
  (dead_letter_id, happened_at, kind, detail, topic, partition_no, offset_no, sent_at)
SELECT dead_letter_id, received_at, 'letter', reason, topic, partition_no, offset_no, received_at FROM dead_letter;

-- The place of the newest letter is in its history.
ALTER TABLE dead_letter DROP COLUMN partition_no, DROP COLUMN offset_no;

-- Putting entries back is a job: its items are chosen when it is asked for, and done at its rate.
CREATE TABLE replay (
  replay_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'cancelled')),
  -- What was asked for, as it was asked.
  request     jsonb NOT NULL,
  -- Entries named by their ids are put back even where nobody can read them.
  by_id       boolean NOT NULL,
  per_second  integer NOT NULL CHECK (per_second > 0),
  -- No further item before this instant: how the rate holds, whichever scheduler goes on.
  next_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
CREATE INDEX replay_running ON replay (replay_id) WHERE state = 'running';

CREATE TABLE replay_item (
  replay_id      bigint NOT NULL REFERENCES replay ON DELETE CASCADE,
  dead_letter_id bigint NOT NULL,
  state          text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'replayed', 'no-op', 'failed')),
  detail         text NOT NULL DEFAULT '',
  PRIMARY KEY (replay_id, dead_letter_id)
);
CREATE INDEX replay_item_pending ON replay_item (replay_id, dead_letter_id) WHERE state = 'pending';

-- ---------------------------------------------------------------- ledger

-- Whether the users of an ended run add up to its plan; empty until that was checked.
ALTER TABLE run ADD COLUMN ledger text NOT NULL DEFAULT '' CHECK (ledger IN ('', 'closed', 'open'));
CREATE INDEX run_unchecked ON run (run_id) WHERE ledger = '' AND state IN ('completed', 'cancelled', 'failed');

-- Which topic its batches go to: high ones are served before normal ones.
ALTER TABLE run ADD COLUMN priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'high'));

ALTER TABLE user_batch
  ADD COLUMN times_published integer NOT NULL DEFAULT 0,
  -- When it was last published again, because nothing came of it.
  ADD COLUMN republished_at  timestamptz;
UPDATE user_batch SET times_published = 1 WHERE published_at IS NOT NULL;

-- ---------------------------------------------------------------- ownership

INSERT INTO table_ownership VALUES
  ('dead_letter_event', 'scheduler-service', 'scheduler-service', 'history of dead letters'),
  ('replay', 'scheduler-service', 'scheduler-service', 'jobs that put dead letters back'),
  ('replay_item', 'scheduler-service', 'scheduler-service', 'the dead letters of each replay');
