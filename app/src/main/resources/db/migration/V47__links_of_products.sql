-- Where a product and its picture are on the web: no facts, so not in the body that the rules are given.
alter table products add column url text, add column image_url text;
