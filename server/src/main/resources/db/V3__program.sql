CREATE TABLE organisation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  name text NOT NULL,
  revision bigint NOT NULL DEFAULT 1);
INSERT INTO organisation (name) VALUES ('Mentorship interviews');

-- An interview and its room have one id. What the room was made with lies in room.setup; this is what people edit.
CREATE TABLE interview (
  room_id uuid PRIMARY KEY REFERENCES room,
  title text NOT NULL,
  minutes int NOT NULL,
  warmup_minutes int NOT NULL,
  statement text NOT NULL,
  files jsonb NOT NULL,
  allowed text NOT NULL,
  not_allowed text NOT NULL,
  created_by uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL,
  revision bigint NOT NULL DEFAULT 1);
CREATE INDEX interview_created ON interview (created_at DESC, room_id);

CREATE TABLE panel (
  room_id uuid NOT NULL REFERENCES interview,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('lead', 'mentor', 'observer')),
  place int NOT NULL,
  PRIMARY KEY (room_id, person_id));
CREATE UNIQUE INDEX panel_one_lead ON panel (room_id) WHERE role = 'lead';
CREATE INDEX panel_person ON panel (person_id);

-- Answers to creating requests, so that a repeated one creates nothing; kept for a day.
CREATE TABLE idempotency (
  person_id uuid NOT NULL REFERENCES person,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_key PRIMARY KEY (person_id, key));

GRANT SELECT, UPDATE ON organisation TO ${app};
GRANT SELECT, INSERT, UPDATE ON interview TO ${app};
GRANT SELECT, INSERT, DELETE ON panel, idempotency TO ${app};
