#!/bin/bash
# One sweep on a cluster: every task of a Slurm job array trains its part of the runs.
#
#   export GROKSCOPE="java … -m org.grokscope/org.grokscope.app.Main"    # how this program starts; see README.md
#   sbatch --array=1-8 assets/slurm/sweep-array.sh assets/sweeps/fast-decay.yaml /shared/decay
#
# The parts go to /shared/decay/part-1 … part-8. When all tasks are done:
#
#   $GROKSCOPE merge /shared/decay/part-* --out /shared/decay/whole
#
# It says what is missing. A task that was ended (a time limit, a broken node) is submitted again with its number and the
# same array, as in: SHARDS=8 sbatch --array=3 …; it goes on where it was. Each run computes on one thread: ask for as many
# cores as runs should go on side by side.
#
#SBATCH --job-name=grokscope-sweep
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=1G
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail

spec=${1:?the specification, a file in YAML}
results=${2:?the folder for the results, on a file system that all nodes see}
part=$SLURM_ARRAY_TASK_ID
parts=${SHARDS:-$SLURM_ARRAY_TASK_COUNT}

mkdir -p "$results"
# Without quotes: the variable holds a command with its arguments. exec: Slurm's signals reach the program, which stops its
# runs cleanly.
exec ${GROKSCOPE:?how the program starts; see the head of this file} sweep "$spec" \
    --shard "$part/$parts" --resume --out "$results/part-$part" --jobs "${SLURM_CPUS_PER_TASK:-1}"
