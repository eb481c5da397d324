-- Sends, one row for life. Partitioned by the relevance deadline: it is fixed with the trigger, so that the
-- primary key finds a repeat, and a week whose deadlines are all past can be dropped whole.
-- No index names a column that claims or outcomes change: their updates stay within the page (HOT).
CREATE TABLE sends (
  customer_id text        NOT NULL,
  send_id     text        NOT NULL,
  not_after   timestamptz NOT NULL,
  not_before  timestamptz NOT NULL,
  queued_at   timestamptz NOT NULL,
  decision_id text        NOT NULL,
  channel     text        NOT NULL,
  purpose     text        NOT NULL,
  journey     text        NOT NULL,
  status      text        NOT NULL DEFAULT 'queued' CHECK (status IN
                ('queued', 'claimed', 'delivered', 'failed', 'bounced', 'expired', 'revoked')),
  claims      integer     NOT NULL DEFAULT 0,
  reason      text,
  claim_token text,
  given_back  text,
  worker      text,
  lease_until timestamptz,
  ended_at    timestamptz,
  provider_id text,
  detail      text,
  body        text        NOT NULL,
  PRIMARY KEY (customer_id, send_id, not_after)
) PARTITION BY RANGE (not_after);
CREATE INDEX sends_by_id ON sends (send_id);
CREATE INDEX sends_newest ON sends (queued_at, send_id);
COMMENT ON COLUMN sends.reason IS 'why it was revoked; on a claimed send: to be revoked instead of going out again';
COMMENT ON COLUMN sends.given_back IS 'token of the last claim that ended in a failure which may be tried again';
COMMENT ON COLUMN sends.body IS 'what the message holds beside these columns, as JSON';
CREATE TABLE sends_default PARTITION OF sends DEFAULT WITH (fillfactor = 80);

-- What is still to be done about a send, and when; one row for each send that has not ended:
-- publish (at due_at), expire (published; at its deadline), reclaim (claimed; at the end of the lease),
-- resume (stopped by a pause; expires at its deadline), tell (ended; the listener has not been told).
CREATE TABLE sends_due (
  customer_id text        NOT NULL,
  send_id     text        NOT NULL,
  not_after   timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  task        text        NOT NULL CHECK (task IN ('publish', 'expire', 'reclaim', 'resume', 'tell')),
  PRIMARY KEY (customer_id, send_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
        autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX sends_due_at ON sends_due (due_at);
