-- What is said in the channels of an IRC network: a row is one line in one channel. Of an idea it is written with the deed.
-- Of a lobby the deed is the first event of its room, and the row is written from that: the journal waits for nothing.
CREATE TABLE announcement (
  announcement_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  channel text NOT NULL,
  idea_id uuid REFERENCES idea ON DELETE CASCADE,
  room_id uuid REFERENCES interview ON DELETE CASCADE,
  at timestamptz NOT NULL,  -- when it happened
  due_at timestamptz,  -- when it is to be tried; null where it was said or dropped
  CHECK (num_nonnulls(idea_id, room_id) = 1),
  UNIQUE (channel, idea_id),
  UNIQUE (channel, room_id));
CREATE INDEX announcement_due ON announcement (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX announcement_room ON announcement (room_id);
CREATE INDEX room_event_first ON room_event (at) WHERE seq = 1;

GRANT SELECT, INSERT, UPDATE ON announcement TO ${app};
