-- Why no jump is forecast is a code with its numbers (org.grokscope.run.ForecastReason); sentences of earlier versions become codes,
-- and one that is not known stays as it is.
CREATE TEMP TABLE reason_code (sentence TEXT PRIMARY KEY, code TEXT NOT NULL);
INSERT INTO reason_code VALUES
  ('Nothing has been measured yet.', 'not-evaluated'),
  ('The measured numbers are not usable.', 'not-finite'),
  ('It has grokked already.', 'grokked'),
  ('No calibration for this task and network yet: the curve is drawn, the jump is not forecast.', 'uncalibrated'),
  ('The settings have just been changed: the next measurement will tell.', 'settings-changed'),
  ('No calibration for parity from few samples yet: the jump is not forecast.', 'uncalibrated-parity'),
  ('With this many samples train and test accuracy rise together: no delay is expected.', 'no-delay-expected'),
  ('Train and test accuracy have risen together: there is no delay to forecast.', 'no-delay-observed'),
  ('‖θ‖ is held: without the contraction the network stays with the solution that it has memorized, and its direction hardly turns.',
   'norm-held'),
  ('‖θ‖ stays about where this task groks: whether the direction turns far enough is not forecast.', 'norm-low'),
  ('Weight decay is 0: nothing shrinks the weights, so the network will keep its memory for ever.', 'no-decay'),
  ('With SGD, decay outruns the gradient: the weights shrink to zero before anything is learned.', 'sgd-fades'),
  ('With SGD, decay acts alone: the weights shrink along their own direction, and what was memorized fades with them.', 'sgd-forgets'),
  ('No calibration for SGD at this weight decay yet: the jump is not forecast.', 'uncalibrated-sgd'),
  ('No calibration for SGD with momentum at this weight decay yet: the jump is not forecast.', 'uncalibrated-sgd-momentum'),
  ('With Adam L2 the decay is rescaled together with the gradient, so the law gives no rate: the jump is not forecast.',
   'uncalibrated-adam-l2');
UPDATE forecast SET reason = (SELECT code FROM reason_code WHERE sentence = reason)
WHERE reason IN (SELECT sentence FROM reason_code);
DROP TABLE reason_code;

-- "The law puts the jump near step 21,400, not within this run's 20,000 steps."
UPDATE forecast SET reason = 'after-last-step '
  || replace(substr(reason, 33, instr(reason, ', not within') - 33), ',', '') || ' '
  || replace(replace(substr(reason, instr(reason, 'run''s ') + 6), ' steps.', ''), ',', '')
WHERE reason GLOB 'The law puts the jump near step [0-9]*, not within this run''s [0-9]* steps.';

-- "Weight decay is 2.5: …"
UPDATE forecast SET reason =
  CASE WHEN reason LIKE '%never memorizes.' THEN 'decay-too-strong ' ELSE 'decay-unstable ' END
  || substr(reason, 17, instr(reason, ':') - 17)
WHERE reason GLOB 'Weight decay is [0-9]*: the weights shrink faster than the network can learn, so it never memorizes.'
  OR reason GLOB 'Weight decay is [0-9]*: training is unstable from 2 on, so the jump is not forecast.';
