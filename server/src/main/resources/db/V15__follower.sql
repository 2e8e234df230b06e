-- Who wants to be told of each idea of a round when it is published.
CREATE TABLE round_follower (
  round_id uuid NOT NULL REFERENCES round ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (round_id, person_id)
);
GRANT SELECT, INSERT, DELETE ON round_follower TO ${app};
