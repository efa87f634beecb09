-- Training time up to the evaluated step, in seconds without pauses; null in runs recorded before.
ALTER TABLE evaluation ADD COLUMN seconds REAL;

-- One row per evaluation of a run that is not in the Trash.
DROP VIEW series;
CREATE VIEW series AS
SELECT run, step, train_loss, train_accuracy, test_loss, test_accuracy, squared_norm, angle, layer_norms, seconds
FROM evaluation
WHERE run IN (SELECT id FROM run WHERE deleted IS NULL);
