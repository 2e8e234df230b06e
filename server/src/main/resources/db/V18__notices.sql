-- What each person wants to be told of and when, group by group: {"ideas": {"here": "now", "mail": "daily"}}. What is not in
-- it is as usual.
ALTER TABLE person ADD COLUMN notices jsonb NOT NULL DEFAULT '{}';
UPDATE person SET notices = '{"ideas": {"here": "now", "mail": "off"}, "mentoring": {"here": "now", "mail": "off"},
  "applications": {"here": "now", "mail": "off"}, "messages": {"here": "now", "mail": "off"}, "rounds": {"here": "now", "mail": "off"}}'
  WHERE NOT mail_news;
ALTER TABLE person DROP COLUMN mail_news;

ALTER TABLE notification ADD COLUMN shown_at timestamptz;  -- from when on it stands in the inbox; null where it never does
ALTER TABLE notification ADD COLUMN digest_on date;  -- in the letter of which day it goes; null where it has one of its own
UPDATE notification SET shown_at = at;
DROP INDEX notification_person;
CREATE INDEX notification_person ON notification (person_id, shown_at DESC, notification_id DESC);
CREATE INDEX notification_digest ON notification (person_id, digest_on) WHERE digest_on IS NOT NULL;
