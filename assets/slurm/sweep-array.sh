#!/bin/bash
# Runs one sweep on a cluster: each task of a Slurm job array trains one part of the runs.
#
#   export GROKSCOPE="java … -m org.grokscope/org.grokscope.app.Main"    # see assets/docs/command-line.md
#   sbatch --array=1-8 assets/slurm/sweep-array.sh assets/sweeps/fast-decay.yaml /shared/decay
#
# The parts are written to /shared/decay/part-1 … part-8. When all tasks are done:
#
#   $GROKSCOPE merge /shared/decay/part-* --out /shared/decay/whole
#
# merge says what is missing. Submit a task that was ended (time limit, broken node) again with its number and the size of the
# array, for example: SHARDS=8 sbatch --array=3 …; it resumes where it stopped. Each run computes on one thread: request as many
# cores as there should be runs side by side.
#
#SBATCH --job-name=grokscope-sweep
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=1G
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail

spec=${1:?argument 1 missing: the specification, a YAML file}
results=${2:?argument 2 missing: the results folder, on a file system that all nodes share}
part=$SLURM_ARRAY_TASK_ID
parts=${SHARDS:-$SLURM_ARRAY_TASK_COUNT}

mkdir -p "$results"
# Unquoted, because the variable holds a command with its arguments. With exec, Slurm's signals reach the program, which then
# stops its runs in an orderly way.
exec ${GROKSCOPE:?variable not set: the command that starts the program, see the comment at the top of this file} sweep "$spec" \
    --shard "$part/$parts" --resume --out "$results/part-$part" --jobs "${SLURM_CPUS_PER_TASK:-1}"
