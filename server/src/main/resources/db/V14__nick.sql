-- What somebody is called in the channels. Nobody looked whether it is theirs, so that two may say the same.
ALTER TABLE person ADD COLUMN nick text NOT NULL DEFAULT '' CHECK (length(nick) <= 40);
CREATE INDEX person_nick ON person (lower(nick)) WHERE nick <> '';
