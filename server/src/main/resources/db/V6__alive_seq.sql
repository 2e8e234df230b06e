-- The last event that was stored when a room was known to be open: once there are later ones, the note says nothing new.
ALTER TABLE room ADD COLUMN alive_seq bigint NOT NULL DEFAULT 0;
GRANT UPDATE (alive_seq) ON room TO ${app};
