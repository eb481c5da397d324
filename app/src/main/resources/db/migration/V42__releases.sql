-- Every release that was ever accepted; never changed, but for what became of it.
CREATE TABLE releases (
  number     integer     PRIMARY KEY,
  checksum   text        NOT NULL,          -- SHA-256 of its sources
  kjar       bytea       NOT NULL,          -- compiled, with the sources in it
  author     text        NOT NULL,
  note       text,
  shipped    boolean     NOT NULL,          -- came with the application, was not uploaded
  created_at timestamptz NOT NULL,
  active_at  timestamptz,                   -- when it became the active one last
  rules      text[]      NOT NULL,          -- names of its rules
  covered    text[]      NOT NULL,          -- those that fire in its saved cases
  warnings   text        NOT NULL           -- messages of the checks, as JSON
);
ALTER TABLE releases ALTER COLUMN kjar SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX releases_checksum ON releases (checksum);

-- What was noticed of a release: why it was taken back, which of its rules failed.
CREATE TABLE release_notices (
  release integer     NOT NULL REFERENCES releases,
  at      timestamptz NOT NULL,
  notice  text        NOT NULL,
  PRIMARY KEY (release, notice)
);

-- Which releases judge: one row. Every process looks at it ten times a second.
CREATE TABLE ruling (
  one            boolean     PRIMARY KEY DEFAULT true CHECK (one),
  change         bigint      NOT NULL DEFAULT 1,  -- grows with every change
  active         integer     NOT NULL REFERENCES releases,
  former         integer     REFERENCES releases, -- active before; null: it is not watched
  since          timestamptz NOT NULL,            -- when the active one became so
  limits         text,                            -- raised for its activation, as JSON
  canary         integer     REFERENCES releases,
  canary_percent numeric,
  canary_since   timestamptz,                     -- when it got that share, or another became active beside it
  canary_limits  text,                            -- raised for the canary, as JSON
  shadow         integer     REFERENCES releases,
  coming         integer     REFERENCES releases  -- about to judge: every process loads it
);

-- Which processes load the release that is coming; it judges when they are done.
CREATE TABLE release_loads (
  process text    PRIMARY KEY,
  release integer NOT NULL REFERENCES releases,
  done    boolean NOT NULL
);

-- What a release decided in its first minutes, beside what the one before would have decided.
CREATE TABLE release_tallies (
  release         integer     NOT NULL REFERENCES releases,
  since           timestamptz NOT NULL,
  judged          bigint      NOT NULL,
  failures        bigint      NOT NULL,
  sends           bigint      NOT NULL,
  failures_before bigint      NOT NULL,
  sends_before    bigint      NOT NULL,
  PRIMARY KEY (release, since)
);

-- What a shadow would have decided otherwise.
CREATE TABLE shadow_differences (
  release     integer     NOT NULL REFERENCES releases,
  decision_id text        NOT NULL,
  decided_at  timestamptz NOT NULL,
  beside      text        NOT NULL,  -- the release that judged
  was         text        NOT NULL,  -- answer and channel
  now         text        NOT NULL,
  added       text[]      NOT NULL,  -- rules that fire only in the shadow
  gone        text[]      NOT NULL,  -- rules that fire only in the other
  PRIMARY KEY (release, decision_id)
);
CREATE INDEX shadow_differences_newest ON shadow_differences (release, decided_at, decision_id);
CREATE TABLE shadow_counts (
  release integer NOT NULL REFERENCES releases,
  what    text    NOT NULL,  -- judged, differs, failed, skipped; +rule, -rule
  count   bigint  NOT NULL,
  PRIMARY KEY (release, what)
);
