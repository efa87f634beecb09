-- One row a run. Times are ISO 8601 in UTC, lengths of time in seconds.
CREATE TABLE run (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid           TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  origin         TEXT NOT NULL,              -- window, comparison, command or import
  created        TEXT NOT NULL,
  updated        TEXT NOT NULL,
  ended          TEXT,                       -- null while it is under way, or was when the program was killed
  deleted        TEXT,                       -- null unless it is in the bin
  process        INTEGER,                    -- whose run it is: a byte of the lock file
  app_version    TEXT NOT NULL,
  engine         TEXT,
  engine_version TEXT,
  threads        INTEGER,
  outcome        TEXT,                       -- grokked, memorized-only, not-learnt or failed
  message        TEXT,                       -- of one that failed
  steps          INTEGER NOT NULL,
  seconds        REAL NOT NULL,
  t_mem          INTEGER,
  t_grok         INTEGER,
  v_mem          REAL,
  v_grok         REAL,
  parent         TEXT,                       -- the uuid of the run that it is a branch of
  parent_step    INTEGER,
  layers         TEXT NOT NULL               -- the names of the layers, a JSON array
) STRICT;

-- The configuration, by the names of the command line's flags.
CREATE TABLE setting (
  run   INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run, name)
) STRICT, WITHOUT ROWID;

-- Null is a number that was not measured or was not finite.
CREATE TABLE evaluation (
  run            INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  step           INTEGER NOT NULL,
  train_loss     REAL,
  train_accuracy REAL,
  test_loss      REAL,
  test_accuracy  REAL,
  squared_norm   REAL,
  angle          REAL,
  layer_norms    TEXT,                       -- the squared norm of each layer, a JSON array
  PRIMARY KEY (run, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  run          INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  step         INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  before       ANY,
  after        ANY,
  squared_norm REAL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- What was forecast at each evaluation; a row holds until the next one.
CREATE TABLE forecast (
  run            INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  position       INTEGER NOT NULL,           -- the number of the evaluation from which on it holds, from 0
  step           INTEGER NOT NULL,
  kind           TEXT NOT NULL,              -- jump, no-jump or unknown
  grokking_step  REAL,
  low            REAL,
  high           REAL,
  threshold      REAL,
  no_grokking    REAL,
  reason         TEXT,
  anchor_step    INTEGER,
  anchor_norm    REAL,
  kappa          REAL,
  floor          REAL,
  rate           REAL,
  r_squared      REAL,
  points         INTEGER,
  rate_variance  REAL,
  rate_floor     REAL,
  floor_variance REAL,
  residual       REAL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- Weights, optimizer state, order of the data and random state: all that a run needs to go on bit for bit.
CREATE TABLE checkpoint (
  id   INTEGER PRIMARY KEY,
  run  INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  step INTEGER NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (run, step)
) STRICT;

CREATE TABLE tag (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;

-- A row for every time that the program opened the library; the id is its byte of the lock file.
CREATE TABLE process (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  started TEXT NOT NULL
) STRICT;
