-- The effective logit scale L, and the parts of the train set with a saturated softmax and without a gradient of the right answer;
-- null in runs recorded before, and the parts also where the loss has no softmax.
ALTER TABLE evaluation ADD COLUMN logit_scale REAL;
ALTER TABLE evaluation ADD COLUMN saturated REAL;
ALTER TABLE evaluation ADD COLUMN zero_gradient REAL;

-- One row per evaluation of a run that is not in the Trash.
DROP VIEW series;
CREATE VIEW series AS
SELECT run, step, train_loss, train_accuracy, test_loss, test_accuracy, squared_norm, angle, layer_norms, seconds,
  logit_scale, saturated, zero_gradient
FROM evaluation
WHERE run IN (SELECT id FROM run WHERE deleted IS NULL);
