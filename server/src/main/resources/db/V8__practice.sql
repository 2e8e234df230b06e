-- Who practises without an account is known to one browser, by its session alone.
ALTER TABLE session ADD COLUMN learner_id uuid;
ALTER TABLE session DROP CONSTRAINT session_check;
ALTER TABLE session ADD CONSTRAINT session_of_one CHECK (num_nonnulls(person_id, invitation_id, learner_id) = 1);

-- One exercise, practised once, in a room of its own. Nobody but its owner sees it.
CREATE TABLE attempt (
  room_id uuid PRIMARY KEY REFERENCES room,
  owner_id uuid NOT NULL,  -- a person, or a learner without an account
  guest boolean NOT NULL,
  exercise text NOT NULL REFERENCES exercise,
  clocked boolean NOT NULL,
  started_at timestamptz NOT NULL,
  used_at timestamptz NOT NULL,  -- when its owner came to it last
  result jsonb,  -- what the last text came to, found out at the reveal
  revealed_at timestamptz);
CREATE INDEX attempt_owner ON attempt (owner_id, started_at DESC);
CREATE INDEX attempt_used ON attempt (used_at);

ALTER TABLE exercise ADD COLUMN used_in text NOT NULL DEFAULT '';  -- such as "summer 2026", said when it was retired

-- Rows of journals are facts, which the application may not take back. What somebody practised is theirs: of rooms that an
-- attempt names, and of no others, everything can be deleted.
CREATE FUNCTION forget_attempt(forgotten uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
BEGIN
  PERFORM FROM room WHERE room_id = forgotten FOR UPDATE;
  IF EXISTS (SELECT FROM interview WHERE room_id = forgotten) THEN
    RAISE EXCEPTION 'room % is of an interview', forgotten;
  END IF;
  DELETE FROM attempt WHERE room_id = forgotten;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no attempt %', forgotten;
  END IF;
  DELETE FROM test_score WHERE room_id = forgotten;
  DELETE FROM room_snapshot WHERE room_id = forgotten;
  DELETE FROM room_private_event WHERE room_id = forgotten;
  DELETE FROM room_event WHERE room_id = forgotten;
  DELETE FROM room WHERE room_id = forgotten;
END $$;
REVOKE ALL ON FUNCTION forget_attempt(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_attempt(uuid) TO ${app};

GRANT SELECT, INSERT ON attempt TO ${app};
GRANT UPDATE (used_at, result, revealed_at) ON attempt TO ${app};
GRANT UPDATE (used_in) ON exercise TO ${app};
