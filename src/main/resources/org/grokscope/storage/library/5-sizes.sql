-- The list of runs shows the number and the size of each run's checkpoints: without reading the pages of their data.
CREATE INDEX checkpoint_size ON checkpoint (run, size);
