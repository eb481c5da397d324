-- Customers: one narrow hot row each, locked by every unit of work that touches the customer.
create table customers (
  id        text collate "C" primary key,
  profile   text,
  passages  text,
  held      text,
  next_due  timestamptz,
  erased_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
create index customers_due on customers (next_due) where next_due is not null;

-- Which customer an anonymous visitor turned out to be.
create table identities (
  anonymous_id text collate "C" primary key,
  customer_id  text collate "C" not null
);

-- Every event as it was taken; received_at grows by a microsecond within a batch, so that it gives the order of arrival.
create table events (
  customer_id text collate "C" not null,
  id          text collate "C" not null,
  type        text not null,
  name        text not null,
  at          timestamptz not null,
  received_at timestamptz not null,
  properties  text not null
) partition by range (received_at);
create index events_customer on events (customer_id, id);

create function ensure_event_partitions(around date) returns void language plpgsql as $$
declare
  month date;
begin
  for month in
    select generate_series(date_trunc('month', around), date_trunc('month', around) + interval '2 months', interval '1 month')::date
  loop
    if to_regclass('events_' || to_char(month, 'YYYYMM')) is null then
      execute format('create table if not exists %I partition of events for values from (%L) to (%L)',
        'events_' || to_char(month, 'YYYYMM'), month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    end if;
  end loop;
end $$;
select ensure_event_partitions(current_date);

-- The consent ledger: append-only.
create table consents (
  customer_id    text collate "C" not null,
  entered_at     timestamptz not null,
  channel        text not null,
  purpose        text not null,
  product        text,
  status         text not null,
  at             timestamptz not null,
  expires_at     timestamptz,
  source         text not null,
  policy_version text
);
create index consents_customer on consents (customer_id, at);

-- The catalogue, with the wave that offers a restocked product.
create table products (
  id       text collate "C" primary key,
  body     text not null,
  wave     text,
  next_due timestamptz
) with (fillfactor = 80);
create index products_due on products (next_due) where next_due is not null;

-- Who waits for a product, since when.
create table waiting (
  product_id  text collate "C" not null,
  since       timestamptz not null,
  customer_id text collate "C" not null,
  subject     text not null,
  primary key (product_id, since, customer_id, subject)
);

-- What the wave of a product has to be told of decisions made outside of its turn.
create table wave_signals (
  id          bigint generated always as identity primary key,
  product_id  text collate "C" not null,
  kind        text not null,
  customer_id text,
  answer      text,
  at          timestamptz not null
);
create index wave_signals_product on wave_signals (product_id);

-- Days per unit between two purchases of a consumable product.
create table intervals (
  product_id  text collate "C" not null,
  customer_id text collate "C" not null,
  day         date not null,
  days        double precision not null,
  known_at    timestamptz not null,
  primary key (product_id, customer_id, day)
);
