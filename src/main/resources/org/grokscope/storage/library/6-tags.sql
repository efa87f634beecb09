-- Tags are in the order in which the user wrote them; those of earlier versions are sorted.
ALTER TABLE tag ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

-- One row per run that is not in the Trash. Tags are separated by commas, as they are typed: a tag can have several words.
DROP VIEW runs;
CREATE VIEW runs AS
SELECT
  run.id, run.uuid, run.name, run.note,
  (SELECT group_concat(tag, ', ') FROM (SELECT tag FROM tag WHERE tag.run = run.id ORDER BY position, tag)) AS tags,
  run.created, run.ended, run.origin,
  task.value AS task,
  CAST(p.value AS INTEGER) AS p,
  network.value AS network,
  optimizer.value AS optimizer,
  CAST(lr.value AS REAL) AS lr,
  CAST(weight_decay.value AS REAL) AS weight_decay,
  CAST(train_fraction.value AS REAL) AS train_fraction,
  CAST(batch.value AS INTEGER) AS batch,
  CAST(seed.value AS INTEGER) AS seed,
  intervene.value AS intervene,
  run.steps, run.seconds, run.outcome, run.t_mem, run.t_grok,
  run.t_grok - run.t_mem AS delay,
  run.v_mem, run.v_grok
FROM run
LEFT JOIN setting AS task ON task.run = run.id AND task.name = 'task'
LEFT JOIN setting AS p ON p.run = run.id AND p.name = 'p'
LEFT JOIN setting AS network ON network.run = run.id AND network.name = 'network'
LEFT JOIN setting AS optimizer ON optimizer.run = run.id AND optimizer.name = 'optimizer'
LEFT JOIN setting AS lr ON lr.run = run.id AND lr.name = 'lr'
LEFT JOIN setting AS weight_decay ON weight_decay.run = run.id AND weight_decay.name = 'weight-decay'
LEFT JOIN setting AS train_fraction ON train_fraction.run = run.id AND train_fraction.name = 'train-fraction'
LEFT JOIN setting AS batch ON batch.run = run.id AND batch.name = 'batch'
LEFT JOIN setting AS seed ON seed.run = run.id AND seed.name = 'seed'
LEFT JOIN setting AS intervene ON intervene.run = run.id AND intervene.name = 'intervene'
WHERE run.deleted IS NULL;
