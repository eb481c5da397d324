-- Two transactions that want the same new partition: the second waits for the first, and must then see it. to_regclass does not:
-- it answers from a cache that the wait does not renew. A query of the catalogue does.

CREATE OR REPLACE FUNCTION decisions_partition(monday date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition text := 'decisions_' || to_char(monday, 'YYYYMMDD');
BEGIN
  IF to_regclass(partition) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('decisions_partition'));
  IF EXISTS (SELECT FROM pg_class WHERE relname = partition AND pg_table_is_visible(oid)) THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE decisions INCLUDING ALL) '
    'WITH (toast_tuple_target = 512, autovacuum_vacuum_insert_scale_factor = 0.5)', partition);
  EXECUTE format('ALTER TABLE decisions ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    partition, monday::timestamp AT TIME ZONE 'UTC', (monday + 7)::timestamp AT TIME ZONE 'UTC');
END $$;

CREATE OR REPLACE FUNCTION ensure_event_partitions(around date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month date;
  partition text;
BEGIN
  FOR month IN
    SELECT generate_series(date_trunc('month', around), date_trunc('month', around) + interval '2 months', interval '1 month')::date
  LOOP
    partition := 'events_' || to_char(month, 'YYYYMM');
    IF to_regclass(partition) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('ensure_event_partitions'));
      IF NOT EXISTS (SELECT FROM pg_class WHERE relname = partition AND pg_table_is_visible(oid)) THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
          partition, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
      END IF;
    END IF;
  END LOOP;
END $$;
