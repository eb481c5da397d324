-- A backtest reads the events by their time, some thousands at a time. This sums up what lies on each
-- 32 pages of the table, when it is vacuumed or a backtest begins: whoever stores an event has nothing to do.
create index events_at on events using brin (at timestamptz_minmax_multi_ops) with (pages_per_range = 32);

-- Whose process lives says so; who is named in a report is beside it, so that nobody has to read it.
alter table backtests
  drop column process,
  add column alive_at timestamptz not null default now(),
  add column customers text[] not null default '{}';
create index backtests_customers on backtests using gin (customers);
update backtests set report = null, failure = 'The report is of an earlier version: order it again.'
where report is not null;
