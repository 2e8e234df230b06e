-- What scripts of a person show instead of a session. The secret is told once; here lies its hash. A token that was taken back
-- stays until its end, so that it is known whose it was.
CREATE TABLE personal_token (
  token_id uuid PRIMARY KEY,
  secret_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('read', 'write')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at <= created_at + interval '367 days'),
  revoked_at timestamptz,
  used_at timestamptz);
CREATE INDEX personal_token_person ON personal_token (person_id) WHERE revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON personal_token TO ${app};
