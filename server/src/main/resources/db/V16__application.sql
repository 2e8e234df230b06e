-- What somebody writes who wants to come. A decision stands beside how far it has got, and so does what changes with a
-- decision alone: what its applicant reads is made of the rest (EMB-2).
CREATE TABLE application (
  application_id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  idea_id uuid NOT NULL REFERENCES idea,
  person_id uuid NOT NULL REFERENCES person,
  stage text NOT NULL CHECK (stage IN ('draft', 'submitted', 'invited', 'interviewed')),
  withdrawn boolean NOT NULL DEFAULT false,
  form jsonb NOT NULL,
  submitted_at timestamptz,  -- the last time
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  revision bigint NOT NULL DEFAULT 1,  -- grows with all that its applicant may know
  decision text CHECK (decision IN ('accepted', 'declined')),
  programme text,  -- in which they come
  words text NOT NULL DEFAULT '',  -- to the applicant, with a decline
  told_at timestamptz,  -- when its applicant was told of the decision
  decisions bigint NOT NULL DEFAULT 0,  -- grows with every decision and every one taken back
  CHECK ((decision = 'accepted') = (programme IS NOT NULL)));
CREATE UNIQUE INDEX application_once ON application (idea_id, person_id) WHERE NOT withdrawn;
CREATE INDEX application_round ON application (round_id, created_at, application_id);
CREATE INDEX application_person ON application (person_id, created_at DESC, application_id DESC);

-- Every text that was submitted.
CREATE TABLE application_revision (
  application_id uuid NOT NULL REFERENCES application,
  number int NOT NULL,
  form jsonb NOT NULL,
  digest text NOT NULL,  -- SHA-256 of its canonical JSON
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, number));

CREATE TABLE contribution (
  contribution_id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  title text NOT NULL,
  href text NOT NULL,
  at timestamptz NOT NULL);
CREATE INDEX contribution_application ON contribution (application_id, at, contribution_id);

-- What an applicant and the mentors of the idea write to each other. Or that they talked elsewhere, which a mentor notes.
CREATE TABLE application_message (
  message_id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  person_id uuid NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('message', 'talked')),
  words text NOT NULL,
  at timestamptz NOT NULL);
CREATE INDEX application_message_application ON application_message (application_id, at, message_id);

-- What one of those who judge thinks of it, which nobody else reads before they have locked their own.
CREATE TABLE application_review (
  application_id uuid NOT NULL REFERENCES application,
  person_id uuid NOT NULL REFERENCES person,
  number int NOT NULL,  -- of the revision that was read
  levels jsonb NOT NULL,
  words text NOT NULL,
  changed_at timestamptz NOT NULL,
  locked_at timestamptz,
  revision bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (application_id, person_id));

CREATE TABLE application_addendum (
  application_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  words text NOT NULL,
  FOREIGN KEY (application_id, person_id) REFERENCES application_review);
CREATE INDEX application_addendum_review ON application_addendum (application_id, person_id, at);

CREATE TABLE application_recommendation (
  application_id uuid NOT NULL REFERENCES application,
  person_id uuid NOT NULL REFERENCES person,
  verdict text NOT NULL CHECK (verdict IN ('accept', 'decline')),
  reason text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, person_id));

-- Who does not judge, since they are too near. It can be lifted by somebody else, with a reason.
CREATE TABLE application_conflict (
  application_id uuid NOT NULL REFERENCES application,
  person_id uuid NOT NULL REFERENCES person,
  declared_by uuid NOT NULL REFERENCES person,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, person_id));

-- When a round's decisions were told, which is done once.
ALTER TABLE round ADD COLUMN announced_at timestamptz;

GRANT SELECT, INSERT, UPDATE ON application, application_review TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON contribution, application_recommendation, application_conflict TO ${app};
GRANT SELECT, INSERT ON application_revision, application_message, application_addendum TO ${app};
