-- A round: when ideas are collected, when people apply, when it is announced who comes, and by what rules. That it is
-- announced is not stored: it comes with the clock.
CREATE TABLE round (
  round_id uuid PRIMARY KEY,
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  programmes jsonb NOT NULL,
  settings jsonb NOT NULL,
  ideas_open timestamptz,
  ideas_close timestamptz,
  apply_open timestamptz,
  apply_close timestamptz,
  announce_at timestamptz,
  start_at timestamptz,
  end_at timestamptz,
  copied_from uuid REFERENCES round,
  created_at timestamptz NOT NULL,
  revision bigint NOT NULL DEFAULT 1);
CREATE INDEX round_created ON round (created_at DESC, round_id DESC);

-- An idea. Its address stays for ever once it was published, so nothing here is deleted but drafts.
CREATE TABLE idea (
  idea_id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  author_id uuid NOT NULL REFERENCES person,
  state text NOT NULL CHECK (state IN ('draft', 'proposed', 'mentored', 'published', 'taken', 'archived')),
  title_key text NOT NULL,  -- by what two titles are the same
  content jsonb NOT NULL,
  search text NOT NULL,  -- all its words in small letters, for looking through
  capacity int NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 20),
  taking boolean NOT NULL DEFAULT true,
  shown boolean NOT NULL DEFAULT false,  -- whether it was published once
  over text CHECK (over IN ('declined', 'duplicate', 'expired', 'withdrawn', 'completed')),
  anchor text,  -- what it was called in the page it came from
  copied_from uuid REFERENCES idea,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  published_at timestamptz,
  revision bigint NOT NULL DEFAULT 1);
CREATE UNIQUE INDEX idea_title ON idea (round_id, title_key) WHERE state <> 'archived';
CREATE INDEX idea_round ON idea (round_id, title_key, idea_id);
CREATE INDEX idea_author ON idea (author_id);

CREATE TABLE idea_mentor (
  idea_id uuid NOT NULL REFERENCES idea,
  person_id uuid NOT NULL REFERENCES person,
  place int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('primary', 'co', 'backup')),
  answer text NOT NULL CHECK (answer IN ('asked', 'agreed', 'declined', 'withdrew')),
  hours int NOT NULL,
  note text NOT NULL DEFAULT '',  -- what somebody who withdrew left for whoever takes over
  PRIMARY KEY (idea_id, person_id));
CREATE INDEX idea_mentor_person ON idea_mentor (person_id);

-- Every text that an idea ever had.
CREATE TABLE idea_revision (
  idea_id uuid NOT NULL REFERENCES idea,
  number int NOT NULL,
  content jsonb NOT NULL,
  capacity int NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  at timestamptz NOT NULL,
  PRIMARY KEY (idea_id, number));

-- Public questions. One that is hidden stays, without its words for readers.
CREATE TABLE idea_message (
  message_id uuid PRIMARY KEY,
  idea_id uuid NOT NULL REFERENCES idea,
  person_id uuid NOT NULL REFERENCES person,
  words text NOT NULL,
  at timestamptz NOT NULL,
  hidden_by uuid REFERENCES person);
CREATE INDEX idea_message_idea ON idea_message (idea_id, at, message_id);

-- Pages that were brought to be read, with what was told of them: what is applied is exactly that.
CREATE TABLE idea_import (
  import_id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  person_id uuid NOT NULL REFERENCES person,
  page text NOT NULL,
  pages jsonb NOT NULL,  -- what it may put into itself, by name
  format text NOT NULL,
  digest text NOT NULL,
  at timestamptz NOT NULL,
  applied_at timestamptz);

-- What somebody is told of.
CREATE TABLE notification (
  notification_id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  event text NOT NULL,
  words text NOT NULL,
  place text NOT NULL,  -- the page it leads to
  at timestamptz NOT NULL,
  read_at timestamptz,
  mail_due_at timestamptz,  -- when it is to be tried by mail; null where it was sent, given up or never meant to be
  mail_tries int NOT NULL DEFAULT 0);
CREATE INDEX notification_person ON notification (person_id, at DESC, notification_id DESC);
CREATE INDEX notification_mail ON notification (mail_due_at) WHERE mail_due_at IS NOT NULL;
ALTER TABLE person ADD COLUMN mail_news boolean NOT NULL DEFAULT true;

-- What the organisation says of itself, in the order in which it is read.
CREATE TABLE organisation_section (
  place int PRIMARY KEY,
  title text NOT NULL,
  words text NOT NULL);
ALTER TABLE organisation ADD COLUMN channels jsonb NOT NULL DEFAULT '[]';

GRANT SELECT, INSERT, UPDATE ON round, idea, idea_message, idea_import, notification TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON idea_mentor, organisation_section TO ${app};
GRANT SELECT, INSERT ON idea_revision TO ${app};

-- Which days of a round were told of beforehand, so that each is told once.
CREATE TABLE round_reminder (
  round_id uuid NOT NULL REFERENCES round,
  name text NOT NULL,
  days int NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (round_id, name, days, at));
GRANT SELECT, INSERT ON round_reminder TO ${app};
