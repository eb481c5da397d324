-- How far the demo storefront has come. Without a version: nothing else stands on it.
create table if not exists demo_progress (
  only_row   boolean primary key default true check (only_row),
  seed       bigint not null,
  ends_at    timestamptz not null,
  taken      integer not null,
  finished   boolean not null
);
