-- Whether a run that is open waits, at its start or between two steps.
ALTER TABLE run ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
