-- The journal of rooms. A row of the two event tables is a fact: the application may add one, never change one.
CREATE TABLE room (
  room_id uuid PRIMARY KEY,
  generation uuid NOT NULL,
  setup jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE room_event (
  room_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  at timestamptz NOT NULL,  -- the now that decide was given
  kind smallint NOT NULL,
  schema_version smallint NOT NULL,
  author_id uuid,
  client_id uuid,
  client_seq bigint,
  command_hash bytea,
  file_id int,
  file_version bigint,
  payload jsonb NOT NULL,
  PRIMARY KEY (room_id, seq),
  UNIQUE (room_id, client_id, client_seq),
  UNIQUE (room_id, file_id, file_version),
  CHECK ((client_id IS NULL) = (client_seq IS NULL)),
  CHECK ((file_id IS NULL) = (file_version IS NULL)));

CREATE TABLE room_private_event (LIKE room_event INCLUDING ALL);

CREATE TABLE room_snapshot (
  room_id uuid,
  seq bigint,
  state jsonb NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (room_id, seq));

-- How often a server started on this database; its copy lies in the data folder. A database behind its copy was restored.
CREATE TABLE start_counter (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  starts bigint NOT NULL);
INSERT INTO start_counter (starts) VALUES (0);

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${app};
GRANT SELECT, INSERT ON room, room_event, room_private_event TO ${app};
GRANT UPDATE (setup) ON room TO ${app};
GRANT SELECT, INSERT, DELETE ON room_snapshot TO ${app};
