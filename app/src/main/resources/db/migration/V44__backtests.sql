-- What other rules would have done: each backtest with how far it is, and what it found.
create table backtests (
  id          text collate "C" primary key,
  asked_at    timestamptz not null,
  started_at  timestamptz,
  ended_at    timestamptz,
  mode        text not null check (mode in ('facts', 'simulated')),
  release_a   text not null,
  release_b   text not null,
  from_at     timestamptz,
  to_at       timestamptz not null,
  status      text not null
    check (status in ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  done        bigint not null default 0,   -- events, or decisions, of
  total       bigint not null default 0,
  process     integer not null,            -- which holds an advisory lock on this number as long as it lives
  failure     text,
  forgotten   text[] not null default '{}',  -- who was erased while it ran; empty once it is over
  report      text                         -- JSON
);
create index backtests_asked on backtests (asked_at, id);

DO $$
BEGIN
  ALTER TABLE backtests ALTER COLUMN report SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'this server was built without lz4: reports are compressed with pglz';
END $$;
