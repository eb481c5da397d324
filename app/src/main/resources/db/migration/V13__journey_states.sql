-- Whether a journey runs; without a row it does.
create table journey_states (
  journey     text collate "C" primary key,
  state       text not null check (state in ('running', 'paused', 'stopped')),
  changed_at  timestamptz not null,
  -- of a stop that is being carried out: the last customer whose enrollments were ended
  swept_up_to text collate "C"
);

-- When a journey was stopped: what happened until it was started again does not concern it.
create table journey_stops (
  journey    text collate "C" not null,
  stopped_at timestamptz not null,
  started_at timestamptz,
  primary key (journey, stopped_at)
);

-- Whose timers (or which product's offers) came due while the journey was paused.
create table paused_timers (
  journey text collate "C" not null,
  kind    text not null check (kind in ('customer', 'product')),
  id      text collate "C" not null,
  primary key (journey, kind, id)
);

-- Uploaded, not shipped and not from the folder.
alter table journeys add column uploaded boolean not null default false;
