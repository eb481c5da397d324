-- The emergency stop: what is paused; '*' stands for all channels or purposes.
CREATE TABLE send_pauses (
  channel   text        NOT NULL DEFAULT '*',
  purpose   text        NOT NULL DEFAULT '*',
  paused_at timestamptz NOT NULL,
  PRIMARY KEY (channel, purpose)
);
