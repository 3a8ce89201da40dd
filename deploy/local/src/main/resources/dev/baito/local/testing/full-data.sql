-- A deployment of 10,000 users and 100,000 jobs, 14 runs of 100 batches as retention keeps them, the newest of them
-- half done, and what belongs to them. Only what weighs on plans is true to life: rows, keys, order and states.
INSERT INTO city SELECT i, 'City ' || i, i % 47, 35, 139, i FROM generate_series(1, 1900) i;

INSERT INTO job (job_id, title, employer_id, city_code, category, employment_type, salary_type, features, description)
SELECT i, 'Job ' || i, 'E' || i % 9000, CASE WHEN i % 20 = 0 THEN '' ELSE (i % 1900 + 1)::text END, 'C' || i % 30,
  'T' || i % 4, '', '{}', ''
FROM generate_series(1, 100000) i;

INSERT INTO user_profile (user_id, city_code, salary_type, employment_types, required_features, preferred_categories,
  keywords)
SELECT i, i % 1900 + 1, '', '{}', '{}', '{}', '' FROM generate_series(1, 10000) i;

INSERT INTO behavior
SELECT i::bigint * 104729 % 10000 + 1, i::bigint * 7919 % 100000 + 1,
  (ARRAY['view', 'view', 'view', 'click', 'apply'])[i % 5 + 1],
  timestamptz '2026-03-01' - (100000 - i) * interval '6 minutes', i
FROM generate_series(1, 100000) i;

INSERT INTO import_report (state, started_at, finished_at, report)
SELECT 'applied', day, day, '{}' FROM (
  SELECT timestamptz '2026-03-01' - (201 - i) * interval '1 day' AS day FROM generate_series(1, 200) i) AS days;

INSERT INTO import_reject
SELECT (i - 1) / 250 + 1, i, 'jobs.csv', i, 'title', 'reason', 'raw' FROM generate_series(1, 50000) i;

INSERT INTO catalogue_request (as_of, behavior_mark, behavior_window_ms)
SELECT timestamptz '2026-03-01', 100000, 1 FROM generate_series(1, 14);

INSERT INTO catalogue_generation (generation_id, state, build_id, kind, dimension, jobs, active_jobs,
  zero_vector_jobs, blocks, bytes, build_ms, header)
SELECT i, CASE WHEN i < 12 THEN 'failed' ELSE 'ready' END, gen_random_uuid(), 'given', 512, 100000, 95000, 0, 93, 1, 1,
  ''
FROM generate_series(1, 14) i;

INSERT INTO catalogue_block SELECT g, b, repeat('x', 200)::bytea
FROM generate_series(12, 14) g, generate_series(0, 92) b;

INSERT INTO run (state, as_of, generation_id, revision, behavior_mark, top_k, batch_size, unknown_policy, exclude_seen,
  behavior_window_ms, behavior_half_life_ms, static_weight, planned_users, planned_batches, created_at, ledger)
SELECT CASE WHEN i = 14 THEN 'running' ELSE 'completed' END, timestamptz '2026-03-01' + i * interval '1 day', i, i,
  100000, 40, 100, 'accept', 'applied', 1, 1, 0.1, 10000, 100, now(), CASE WHEN i = 14 THEN '' ELSE 'closed' END
FROM generate_series(1, 14) i;

INSERT INTO user_batch (run_id, batch_no, user_ids, published_at)
SELECT r, b, (SELECT array_agg(u) FROM generate_series(b * 100 + 1, b * 100 + 100) u),
  CASE WHEN r < 14 OR b < 60 THEN now() END
FROM generate_series(1, 14) r, generate_series(0, 99) b;

INSERT INTO run_list
SELECT r, u, (u - 1) / 100, 'ranked', ARRAY[u, u + 1], '{0.5,0.25}'
FROM generate_series(1, 14) r, generate_series(1, 10000) u WHERE (r < 14 OR u <= 5000) AND u % 50 <> 7;

INSERT INTO run_failure
SELECT r, u, (u - 1) / 100, 'reason', 'detail', now()
FROM generate_series(1, 14) r, generate_series(7, 10000, 50) u WHERE r < 14 OR u <= 5000;

INSERT INTO batch_completion
SELECT r, b, 98, 0, 0, 2, now(), 1, '{}'
FROM generate_series(1, 14) r, generate_series(0, 99) b WHERE r < 14 OR b < 50;

INSERT INTO current_list SELECT user_id, 13, 13, 13, job_ids, scores, now() FROM run_list WHERE run_id = 13;

INSERT INTO dead_letter (entry_key, topic, run_id, batch_no, user_ids, reason, state, headers, received_at,
  last_received_at, replayed_at)
SELECT 'user ' || i, 'user-batches.dead-letter', i % 14 + 1, i / 14 % 100,
  ARRAY[i / 14 % 100 * 100 + 1 + i % 100]::bigint[], 'reason ' || i % 20,
  CASE WHEN i % 100 < 70 THEN 'replayed' WHEN i % 100 < 80 THEN 'open' WHEN i % 100 < 85 THEN 'replaying'
    WHEN i % 100 < 90 THEN 'parked' ELSE 'discarded' END,
  '{}', moment, moment, moment
FROM (
  SELECT i, timestamptz '2026-03-15' - (20000 - i) * interval '1 minute' AS moment FROM generate_series(1, 20000) i
) AS letters;

INSERT INTO dead_letter_event (dead_letter_id, kind, detail, topic, partition_no, offset_no)
SELECT dead_letter_id, 'letter', 'detail', topic, 0, dead_letter_id FROM dead_letter
UNION ALL SELECT dead_letter_id, 'replayed', 'replay 1', NULL, NULL, NULL FROM dead_letter;

INSERT INTO replay (state, request, by_id, per_second, created_at, finished_at)
SELECT CASE WHEN i < 200 THEN 'done' ELSE 'running' END, '{}', false, 100, hour, CASE WHEN i < 200 THEN hour END
FROM (SELECT i, timestamptz '2026-03-01' + i * interval '1 hour' AS hour FROM generate_series(1, 200) i) AS hours;

INSERT INTO replay_item SELECT r, d, 'replayed', '' FROM generate_series(1, 199) r, generate_series(1, 150) d
UNION ALL SELECT 200, d, CASE WHEN d > 2000 THEN 'pending' ELSE 'replayed' END, '' FROM generate_series(1, 20000) d;
