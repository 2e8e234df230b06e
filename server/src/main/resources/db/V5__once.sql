-- Every change of a person names the revision it was made on.
ALTER TABLE person ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- Some answers hold the secret of a link. So they lie here sealed with the caller's own key, and that key only as a hash.
DROP TABLE idempotency;
CREATE TABLE idempotency (
  person_id uuid NOT NULL REFERENCES person,
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  answer bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key_hash));
GRANT SELECT, INSERT, DELETE ON idempotency TO ${app};
