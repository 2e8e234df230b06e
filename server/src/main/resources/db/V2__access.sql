-- Who may come in. Secrets are stored as hashes only.
CREATE TABLE person (
  person_id uuid PRIMARY KEY,
  name text NOT NULL,
  mail text,
  password_hash text,
  roles text[] NOT NULL,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz);
CREATE UNIQUE INDEX person_mail ON person (lower(mail));

-- A way into one room for somebody without an account. The member stays the same however often the link is used.
CREATE TABLE invitation (
  invitation_id uuid PRIMARY KEY,
  secret_hash bytea NOT NULL UNIQUE,
  room_id uuid NOT NULL REFERENCES room,
  member_id uuid NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('candidate', 'observer')),
  name text NOT NULL,
  created_by uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  redemptions int NOT NULL DEFAULT 0,
  redeemed_at timestamptz);
CREATE INDEX invitation_room ON invitation (room_id);

CREATE TABLE session (
  session_id uuid PRIMARY KEY,
  person_id uuid REFERENCES person,
  invitation_id uuid REFERENCES invitation,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((person_id IS NULL) <> (invitation_id IS NULL)));
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;
CREATE INDEX session_invitation ON session (invitation_id) WHERE ended_at IS NULL;

-- A refresh token is used once; its successor is remembered, so that a stolen one is noticed.
CREATE TABLE refresh (
  token_hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
  used_at timestamptz,
  successor bytea);
CREATE INDEX refresh_session ON refresh (session_id);

-- A link that signs somebody in once; without a person it makes the first administrator.
CREATE TABLE one_time_link (
  secret_hash bytea PRIMARY KEY,
  person_id uuid REFERENCES person,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL);

-- Each row carries the hash of the one before it, so that a row taken out is noticed.
CREATE TABLE audit (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  act text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL,
  hash bytea NOT NULL);

GRANT SELECT, INSERT, UPDATE ON person, invitation, session, refresh TO ${app};
GRANT DELETE ON session, refresh TO ${app};
GRANT SELECT, INSERT, DELETE ON one_time_link TO ${app};
GRANT SELECT, INSERT ON audit TO ${app};
