-- Keys of the HTTP API. A key has 256 random bits, so that its plain SHA-256 tells nothing about it.
CREATE TABLE api_keys (
  hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
  role       text NOT NULL
             CHECK (role IN ('ingest', 'integration', 'worker', 'author', 'analyst', 'admin')),
  created_at timestamptz NOT NULL
);
