-- A week of decisions that is over gets one index that serves every filter; the week being written has none to keep up.
CREATE FUNCTION finished_week(monday date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition text := 'decisions_' || to_char(monday, 'YYYYMMDD');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('finished_week'));
  -- as PostgresDecisions asks, to the letter
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I USING gin '
    '((reasons || rules || ARRAY[answer, verdict, channel, journey, step, release]))', partition || '_labels', partition);
  EXECUTE format('ANALYZE %I', partition);
END $$;

-- The Mondays of weeks that were over by then and have no such index yet.
CREATE FUNCTION weeks_to_finish(before timestamptz) RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT monday
  FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid,
    LATERAL (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS monday) w
  WHERE inhparent = 'decisions'::regclass
    AND (monday + 7)::timestamp AT TIME ZONE 'UTC' <= before
    AND to_regclass(c.relname || '_labels') IS NULL
  ORDER BY monday DESC
$$;
