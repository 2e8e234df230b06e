-- When the candidate asked for their interview to be deleted before its day.
ALTER TABLE interview ADD COLUMN erasure_asked_at timestamptz;

-- What was recorded of somebody is deleted when its day has come, or before if they ask. Everything of an interview goes, and
-- nothing goes that no line of the audit names, which is what stays.
CREATE FUNCTION forget_interview(forgotten uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
BEGIN
  PERFORM FROM room WHERE room_id = forgotten FOR UPDATE;
  IF NOT EXISTS (SELECT FROM audit WHERE act = 'interview-erased' AND subject = forgotten::text) THEN
    RAISE EXCEPTION 'no line of the audit says that interview % is erased', forgotten;
  END IF;
  DELETE FROM panel WHERE room_id = forgotten;
  DELETE FROM interview WHERE room_id = forgotten;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no interview %', forgotten;
  END IF;
  DELETE FROM session WHERE invitation_id IN (SELECT invitation_id FROM invitation WHERE room_id = forgotten);
  DELETE FROM invitation WHERE room_id = forgotten;
  DELETE FROM test_score WHERE room_id = forgotten;
  DELETE FROM room_snapshot WHERE room_id = forgotten;
  DELETE FROM room_private_event WHERE room_id = forgotten;
  DELETE FROM room_event WHERE room_id = forgotten;
  DELETE FROM room WHERE room_id = forgotten;
END $$;
REVOKE ALL ON FUNCTION forget_interview(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_interview(uuid) TO ${app};
