-- The record: one row for every judgement of a trigger, with what it saw and what fired.
-- Narrow columns to filter and count by; facts and judgement, which are wide, are compressed and
-- stored beside the row (see decisions_partition), so that counting never reads them.
--
-- Partitioned by the week, in UTC: small enough that the indexes of the week being written stay in
-- memory, few enough (52 a year) that an id is looked up in all of them in no time; dropped whole.
-- There is no default partition: what fell into it would be missed by whoever drops or detaches by
-- time, and would make every later week slow to attach. Each batch makes the weeks that it needs
-- and the one to come (decisions_partition), whatever time a simulated clock or an import gives it.
CREATE TABLE decisions (
  decided_at      timestamptz NOT NULL,
  triggered_at    timestamptz NOT NULL,
  until           timestamptz,                 -- of a hold
  erased_at       timestamptz,                 -- the customer asked to be forgotten
  odds            double precision NOT NULL,   -- right : wrong after all evidence
  took            interval NOT NULL,           -- wall time of the judging
  journey_version integer NOT NULL,
  id              text COLLATE "C" NOT NULL,   -- of its trigger, a dot, and a suffix
  trigger_id      text COLLATE "C" NOT NULL,
  customer_id     text COLLATE "C",            -- null once erased
  journey         text NOT NULL,
  step            text NOT NULL,
  purpose         text NOT NULL,
  subject         text,                        -- null once erased, if it was the customer's own
  answer          text NOT NULL,               -- send, hold, suppress
  channel         text,                        -- of a send
  verdict         text,                        -- compelling, creepy, annoying, not_compelling
  release         text NOT NULL,
  reasons         text[] NOT NULL,             -- codes of all reasons, each once
  rules           text[] NOT NULL,             -- rules that fired, in order, each once
  facts           text NOT NULL,               -- JSON as text: checking again what was just
  judgement       text NOT NULL,               -- written would cost as much as storing it
  PRIMARY KEY (decided_at, id)                 -- the list, newest first
) PARTITION BY RANGE (decided_at);

CREATE INDEX decisions_id ON decisions (id); -- one decision; all of one trigger
CREATE INDEX decisions_customer ON decisions (customer_id, decided_at); -- of a customer; erasure

DO $$
BEGIN
  ALTER TABLE decisions ALTER COLUMN facts SET COMPRESSION lz4;
  ALTER TABLE decisions ALTER COLUMN judgement SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server was built without lz4: decisions are compressed with pglz';
END $$;

-- Makes the partition of the week that begins on that Monday (UTC), unless it is there.
-- It is attached, not created in place: other transactions go on writing meanwhile.
CREATE FUNCTION decisions_partition(monday date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition text := 'decisions_' || to_char(monday, 'YYYYMMDD');
BEGIN
  IF to_regclass(partition) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('decisions_partition'));
  IF to_regclass(partition) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE decisions INCLUDING ALL) '
    'WITH (toast_tuple_target = 512, autovacuum_vacuum_insert_scale_factor = 0.5)', partition);
  EXECUTE format('ALTER TABLE decisions ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    partition, monday::timestamp AT TIME ZONE 'UTC', (monday + 7)::timestamp AT TIME ZONE 'UTC');
END $$;

-- How often each rule of each release fired. A writer adds to the first slot that no other
-- transaction holds: the same few rows are in every batch, and nobody shall wait for them.
CREATE TABLE rule_firings (
  release    text NOT NULL,
  rule       text NOT NULL,
  slot       integer NOT NULL,
  firings    bigint NOT NULL,
  last_fired timestamptz NOT NULL,
  PRIMARY KEY (release, rule, slot)
) WITH (fillfactor = 25, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
