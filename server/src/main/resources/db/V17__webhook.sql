-- Where programs want to be told of what happens. A secret must be known to sign with it, so it lies here as it is.
CREATE TABLE webhook (
  webhook_id uuid PRIMARY KEY,
  url text NOT NULL,
  events text[] NOT NULL,  -- none stands for all
  secret text NOT NULL,
  old_secret text,
  old_until timestamptz,  -- until when the one before signs, too
  enabled boolean NOT NULL DEFAULT true,
  gone_at timestamptz,  -- when the receiver said that it wants nothing any more
  created_at timestamptz NOT NULL,
  revision bigint NOT NULL DEFAULT 1);

-- What one of them is told: written with the deed, and sent from here.
CREATE TABLE webhook_delivery (
  delivery_id uuid PRIMARY KEY,
  webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
  type text NOT NULL,
  body text NOT NULL,  -- the very text that is signed
  at timestamptz NOT NULL,  -- when it happened, or may be known
  due_at timestamptz,  -- when it is to be sent; null where it was taken or given up
  tries int NOT NULL DEFAULT 0,
  tried_at timestamptz,
  status int,  -- of the last answer; null where there was none
  millis int,
  answer text,  -- its first bytes
  problem text);  -- why there was none
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_list ON webhook_delivery (webhook_id, at DESC, delivery_id DESC);
CREATE INDEX webhook_delivery_old ON webhook_delivery (at);

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_delivery TO ${app};
