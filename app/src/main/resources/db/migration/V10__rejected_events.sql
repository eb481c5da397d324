-- Bad items of readable batches, with their reasons; kept for 30 days.
CREATE TABLE rejected_events (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at timestamptz NOT NULL,
  call        text NOT NULL,
  item        int  NOT NULL,
  customer    text,
  field       text NOT NULL,
  value       text NOT NULL,
  expected    text NOT NULL,
  body        text NOT NULL
);
CREATE INDEX rejected_events_received ON rejected_events USING brin (received_at);
-- for the erasure of a customer
CREATE INDEX rejected_events_customer ON rejected_events (customer) WHERE customer IS NOT NULL;
