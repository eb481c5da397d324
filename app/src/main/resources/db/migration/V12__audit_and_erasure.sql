-- Who changed what, when and why. It names no customer, since it outlives an erasure.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  who     text not null,
  role    text not null,
  action  text not null,
  subject text,
  note    text,
  detail  text
);

-- An erased customer's row is gone: whoever comes again under that id is a new customer.
alter table customers drop column erased_at;

-- For the dossier of a customer.
create index identities_customer on identities (customer_id);
create index intervals_customer on intervals (customer_id);
