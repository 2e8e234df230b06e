-- By how much the exercise is longer for the candidate of an interview. Coordinators set it; nobody else is told.
ALTER TABLE interview ADD COLUMN extra_percent int NOT NULL DEFAULT 0 CHECK (extra_percent BETWEEN 0 AND 200);
