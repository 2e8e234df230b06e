-- What people wrote who did not come is kept for so many months after the announcement, and no longer (RND-11). Who applied for
-- what, when, and what was decided stays, to be counted.
ALTER TABLE application ADD COLUMN erased_at timestamptz;

-- The application's role adds texts, words and reviews, and takes none away: only this does, whole, and nothing goes that no
-- line of the audit names.
CREATE FUNCTION forget_application(forgotten uuid, blank jsonb, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
BEGIN
  PERFORM FROM application WHERE application_id = forgotten FOR UPDATE;
  IF NOT EXISTS (SELECT FROM audit WHERE act = 'application-erased' AND subject = forgotten::text) THEN
    RAISE EXCEPTION 'no line of the audit says that application % is erased', forgotten;
  END IF;
  DELETE FROM application_addendum WHERE application_id = forgotten;
  DELETE FROM application_review WHERE application_id = forgotten;
  DELETE FROM application_message WHERE application_id = forgotten;
  DELETE FROM application_recommendation WHERE application_id = forgotten;
  DELETE FROM application_revision WHERE application_id = forgotten;
  DELETE FROM contribution WHERE application_id = forgotten;
  UPDATE application SET form = blank, words = '', erased_at = moment WHERE application_id = forgotten;
END $$;
REVOKE ALL ON FUNCTION forget_application(uuid, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_application(uuid, jsonb, timestamptz) TO ${app};
