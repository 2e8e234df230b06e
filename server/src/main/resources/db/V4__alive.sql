-- When a room whose clock runs was known to be open last, so that the time a crash takes can be given back.
ALTER TABLE room ADD COLUMN alive_at timestamptz;
GRANT UPDATE (alive_at) ON room TO ${app};
