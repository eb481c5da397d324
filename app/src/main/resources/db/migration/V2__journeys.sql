-- Every version of every journey's definition that was ever active: enrollments stay with theirs.
create table journeys (
  id        text collate "C" not null,
  version   int not null,
  yaml      text not null,
  active_at timestamptz not null default now(),
  primary key (id, version)
);
