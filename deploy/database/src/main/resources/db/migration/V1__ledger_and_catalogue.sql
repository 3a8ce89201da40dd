-- Baito, schema version 1. Who may write which table: see table_ownership at the end.
-- Empty text means "not given" for names (city, category, ...); NULL means "not given" for numbers and instants.

-- ---------------------------------------------------------------- catalogue source (scheduler)

CREATE TABLE city (
  city_code      text PRIMARY KEY,
  name           text NOT NULL,
  region_code    text NOT NULL,
  latitude       double precision NOT NULL,
  longitude      double precision NOT NULL,
  -- Morton (Z-order) code of the position: sorting jobs by it puts neighbours into one job block.
  location_order bigint NOT NULL
);

CREATE TABLE job (
  job_id          bigint PRIMARY KEY CHECK (job_id > 0),
  title           text NOT NULL,
  employer_id     text NOT NULL,
  city_code       text NOT NULL,
  category        text NOT NULL,
  employment_type text NOT NULL,
  salary_type     text NOT NULL CHECK (salary_type IN ('', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')),
  salary_min      numeric,
  salary_max      numeric,
  features        text[] NOT NULL,
  description     text NOT NULL,
  posted_at       timestamptz,
  expires_at      timestamptz,
  vector          bytea
);
-- Vectors do not compress: keep them out of line as they are, so that sorting jobs moves pointers only.
ALTER TABLE job ALTER COLUMN vector SET STORAGE EXTERNAL;
CREATE INDEX job_with_vector ON job (job_id) WHERE vector IS NOT NULL;
CREATE INDEX job_by_city ON job (city_code);

CREATE TABLE user_profile (
  user_id              bigint PRIMARY KEY CHECK (user_id > 0),
  city_code            text NOT NULL,
  max_distance_km      double precision,
  salary_type          text NOT NULL CHECK (salary_type IN ('', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')),
  salary_min           numeric,
  salary_max           numeric,
  employment_types     text[] NOT NULL,
  required_features    text[] NOT NULL,
  preferred_categories text[] NOT NULL,
  keywords             text NOT NULL,
  vector               bytea
);
ALTER TABLE user_profile ALTER COLUMN vector SET STORAGE EXTERNAL;
CREATE INDEX user_profile_with_vector ON user_profile (user_id) WHERE vector IS NOT NULL;
CREATE INDEX user_profile_by_city ON user_profile (city_code);

CREATE SEQUENCE ingest_seq;

CREATE TABLE behavior (
  user_id     bigint NOT NULL,
  job_id      bigint NOT NULL,
  action      text NOT NULL CHECK (action IN ('view', 'click', 'favorite', 'apply')),
  occurred_at timestamptz NOT NULL,
  ingest_seq  bigint NOT NULL DEFAULT nextval('ingest_seq'),
  PRIMARY KEY (user_id, occurred_at, job_id, action)
);
CREATE INDEX behavior_by_job ON behavior (job_id, occurred_at);
CREATE INDEX behavior_by_time ON behavior (occurred_at) WHERE action <> 'apply';
CREATE INDEX behavior_by_ingest ON behavior (ingest_seq);

CREATE TABLE import_report (
  import_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state       text NOT NULL CHECK (state IN ('applied', 'refused')),
  started_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  report      jsonb NOT NULL
);

CREATE TABLE import_reject (
  import_id   bigint NOT NULL REFERENCES import_report ON DELETE CASCADE,
  reject_no   bigint NOT NULL,
  file        text NOT NULL,
  line_no     bigint NOT NULL,
  column_name text NOT NULL,
  reason      text NOT NULL,
  raw         text NOT NULL,
  PRIMARY KEY (import_id, reject_no)
);

-- ---------------------------------------------------------------- catalogue generations

-- A generation is asked for by the scheduler, which draws its number, and built by the cache-warmer.
CREATE TABLE catalogue_request (
  generation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  as_of         timestamptz NOT NULL,
  -- Behaviours with a greater ingest_seq do not exist for this generation.
  behavior_mark bigint NOT NULL,
  -- How far back a behaviour keeps an inactive job in the generation, for the user vectors of its runs.
  behavior_window_ms bigint NOT NULL,
  requested_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE catalogue_generation (
  generation_id   bigint PRIMARY KEY REFERENCES catalogue_request,
  state           text NOT NULL CHECK (state IN ('ready', 'failed')),
  -- Part of every cache key: two databases never share a block, even in one Redis.
  build_id        uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('given', 'encoded')),
  dimension       integer NOT NULL,
  jobs            integer NOT NULL,
  active_jobs     integer NOT NULL,
  zero_vector_jobs integer NOT NULL,
  blocks          integer NOT NULL,
  bytes           bigint NOT NULL,
  build_ms        bigint NOT NULL,
  built_at        timestamptz NOT NULL DEFAULT now(),
  failure         text NOT NULL DEFAULT '',
  header          bytea NOT NULL
);
ALTER TABLE catalogue_generation ALTER COLUMN header SET STORAGE EXTERNAL;

CREATE TABLE catalogue_block (
  generation_id bigint NOT NULL REFERENCES catalogue_request,
  block_no      integer NOT NULL,
  payload       bytea NOT NULL,
  PRIMARY KEY (generation_id, block_no)
);
ALTER TABLE catalogue_block ALTER COLUMN payload SET STORAGE EXTERNAL;

-- ---------------------------------------------------------------- ledger: plan and outbox (scheduler)

-- Drawn when work is planned, never when it is done: a greater one always supersedes.
CREATE SEQUENCE revision_seq;

CREATE TABLE run (
  run_id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state                 text NOT NULL CHECK (state IN ('waiting', 'running', 'completed', 'cancelled', 'failed')),
  as_of                 timestamptz NOT NULL,
  generation_id         bigint NOT NULL REFERENCES catalogue_request,
  revision              bigint NOT NULL,
  behavior_mark         bigint NOT NULL,
  top_k                 integer NOT NULL CHECK (top_k > 0),
  batch_size            integer NOT NULL CHECK (batch_size > 0),
  unknown_policy        text NOT NULL CHECK (unknown_policy IN ('accept', 'reject')),
  exclude_seen          text NOT NULL CHECK (exclude_seen IN ('applied', 'any')),
  behavior_window_ms    bigint NOT NULL,
  behavior_half_life_ms bigint NOT NULL,
  static_weight         double precision NOT NULL,
  planned_users         bigint NOT NULL,
  planned_batches       integer NOT NULL,
  created_at            timestamptz NOT NULL,
  first_published_at    timestamptz,
  finished_at           timestamptz,
  failure               text NOT NULL DEFAULT '',
  CHECK (batch_size * top_k <= 20000)
);
CREATE INDEX run_active ON run (run_id) WHERE state IN ('waiting', 'running');
CREATE INDEX run_by_generation ON run (generation_id);

CREATE TABLE user_batch (
  run_id       bigint NOT NULL REFERENCES run ON DELETE CASCADE,
  batch_no     integer NOT NULL,
  user_ids     bigint[] NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (run_id, batch_no)
);
CREATE INDEX user_batch_unpublished ON user_batch (run_id, batch_no) WHERE published_at IS NULL;

CREATE TABLE dead_letter (
  dead_letter_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic          text NOT NULL,
  partition_no   integer NOT NULL,
  offset_no      bigint NOT NULL,
  run_id         bigint,
  batch_no       integer,
  reason         text NOT NULL,
  headers        jsonb NOT NULL,
  record_key     bytea,
  record_value   bytea,
  received_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (topic, partition_no, offset_no)
);
CREATE INDEX dead_letter_by_batch ON dead_letter (run_id, batch_no) WHERE run_id IS NOT NULL;

-- ---------------------------------------------------------------- results (sink)

-- Written once per user and run, by whichever delivery comes first. Outcome 'gone': the user was no longer there.
CREATE TABLE run_list (
  run_id   bigint NOT NULL,
  user_id  bigint NOT NULL,
  batch_no integer NOT NULL,
  outcome  text NOT NULL CHECK (outcome IN ('ranked', 'empty', 'gone')),
  job_ids  bigint[] NOT NULL,
  scores   real[] NOT NULL,
  PRIMARY KEY (run_id, user_id),
  CHECK (cardinality(job_ids) = cardinality(scores))
);

CREATE TABLE run_failure (
  run_id    bigint NOT NULL,
  user_id   bigint NOT NULL,
  batch_no  integer NOT NULL,
  reason    text NOT NULL,
  detail    text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, user_id)
);

CREATE TABLE batch_completion (
  run_id       bigint NOT NULL,
  batch_no     integer NOT NULL,
  ranked       integer NOT NULL,
  empty        integer NOT NULL,
  gone         integer NOT NULL,
  failed       integer NOT NULL,
  completed_at timestamptz NOT NULL,
  sink_ms      bigint NOT NULL,
  -- What the worker measured, as it came in the result message (MatchStatistics).
  statistics   jsonb NOT NULL,
  PRIMARY KEY (run_id, batch_no)
);

-- Replaced only by a greater (generation_id, revision).
CREATE TABLE current_list (
  user_id       bigint PRIMARY KEY,
  generation_id bigint NOT NULL,
  revision      bigint NOT NULL,
  run_id        bigint NOT NULL,
  job_ids       bigint[] NOT NULL,
  scores        real[] NOT NULL,
  updated_at    timestamptz NOT NULL,
  CHECK (cardinality(job_ids) = cardinality(scores))
);

CREATE VIEW run_match AS
  SELECT l.run_id, l.user_id, m.rank, m.job_id, m.score
  FROM run_list l CROSS JOIN LATERAL unnest(l.job_ids, l.scores) WITH ORDINALITY AS m (job_id, score, rank);

CREATE VIEW current_match AS
  SELECT l.user_id, m.rank, m.job_id, m.score, l.generation_id, l.revision, l.run_id, l.updated_at
  FROM current_list l CROSS JOIN LATERAL unnest(l.job_ids, l.scores) WITH ORDINALITY AS m (job_id, score, rank);

-- ---------------------------------------------------------------- ownership

-- Who may insert and update. Only retention may delete rows of another owner: it is named in deleted_by.
CREATE TABLE table_ownership (
  table_name text PRIMARY KEY,
  written_by text NOT NULL CHECK (written_by IN ('scheduler-service', 'cache-warmer', 'result-sink', 'migration')),
  deleted_by text NOT NULL CHECK (deleted_by IN ('scheduler-service', 'cache-warmer', 'result-sink', 'nobody')),
  holds      text NOT NULL
);
INSERT INTO table_ownership VALUES
  ('city', 'scheduler-service', 'scheduler-service', 'catalogue source: cities'),
  ('job', 'scheduler-service', 'scheduler-service', 'catalogue source: jobs'),
  ('user_profile', 'scheduler-service', 'scheduler-service', 'catalogue source: users'),
  ('behavior', 'scheduler-service', 'scheduler-service', 'what users did with jobs'),
  ('import_report', 'scheduler-service', 'scheduler-service', 'one row per import'),
  ('import_reject', 'scheduler-service', 'scheduler-service', 'rows an import could not take, whole'),
  ('catalogue_request', 'scheduler-service', 'cache-warmer', 'generations asked for'),
  ('catalogue_generation', 'cache-warmer', 'cache-warmer', 'generations built: header and figures'),
  ('catalogue_block', 'cache-warmer', 'cache-warmer', 'job blocks of a generation'),
  ('run', 'scheduler-service', 'scheduler-service', 'ledger: runs'),
  ('user_batch', 'scheduler-service', 'scheduler-service', 'ledger: frozen plan and outbox'),
  ('dead_letter', 'scheduler-service', 'scheduler-service', 'what could not be processed'),
  ('run_list', 'result-sink', 'scheduler-service', 'lists of a run, written once'),
  ('run_failure', 'result-sink', 'scheduler-service', 'users of a run that could not be scored'),
  ('batch_completion', 'result-sink', 'scheduler-service', 'ledger: batches done'),
  ('current_list', 'result-sink', 'scheduler-service', 'newest list of each user'),
  ('table_ownership', 'migration', 'nobody', 'this table'),
  ('flyway_schema_history', 'migration', 'nobody', 'schema version');
