-- Secrets that every process of an installation shares.
CREATE TABLE delivery_secrets (
  name  text  PRIMARY KEY,
  value bytea NOT NULL
);
