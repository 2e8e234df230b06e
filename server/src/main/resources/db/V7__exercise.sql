-- Every exercise that was ever used lies here whole, as one ZIP file: an interview, a run and an attempt name it by its
-- digest, and none of it is changed or deleted while they do.
CREATE TABLE exercise (
  digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  slug text NOT NULL,
  version text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('packaged', 'folder', 'uploaded')),
  archive bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'verified', 'retired')),
  present boolean NOT NULL,  -- whether it comes with this server or lies in its folder now; uploads always
  basis text NOT NULL DEFAULT '',  -- the compiler and the walls that it was verified with last
  report jsonb,
  embargo_until date,
  added_by uuid REFERENCES person,
  added_at timestamptz NOT NULL,
  retired_at timestamptz,
  revision bigint NOT NULL DEFAULT 1);
CREATE UNIQUE INDEX exercise_version ON exercise (slug, version) WHERE origin = 'uploaded';
CREATE INDEX exercise_slug ON exercise (slug, added_at DESC);

ALTER TABLE interview ADD COLUMN exercise text REFERENCES exercise;
CREATE INDEX interview_exercise ON interview (exercise);

-- What tests came to as the panel may know it. It stands apart from the room's journal, so that nothing there tells of it.
CREATE TABLE test_score (
  room_id uuid NOT NULL REFERENCES room,
  run int NOT NULL,
  exercise text NOT NULL REFERENCES exercise,
  score jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (room_id, run));

GRANT SELECT, INSERT, DELETE ON exercise TO ${app};
GRANT UPDATE (state, present, basis, report, retired_at, revision) ON exercise TO ${app};
GRANT SELECT, INSERT ON test_score TO ${app};
