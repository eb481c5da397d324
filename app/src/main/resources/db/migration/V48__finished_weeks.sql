-- A week of decisions that is over gets one index that serves every filter; the week being written has none to keep up.
-- The Mondays of weeks that were over by then and have no such index yet, or a half made one.
CREATE FUNCTION weeks_to_finish(before timestamptz) RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT monday
  FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid,
    LATERAL (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS monday) w
  WHERE inhparent = 'decisions'::regclass
    AND (monday + 7)::timestamp AT TIME ZONE 'UTC' <= before
    AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(c.relname || '_labels') AND indisvalid)
  ORDER BY monday DESC
$$;
