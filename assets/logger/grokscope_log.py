"""Writes the log of a training run for GrokScope, as JSON Lines: assets/docs/other-runs.md describes the format.

Copy this file beside your script. It needs Python 3.7 and nothing else; parameters may be tensors of PyTorch, arrays of JAX or NumPy, or
numbers, in lists and dictionaries of any depth.

    log = GrokScopeLog("run.jsonl", task="mod-add", p=97, optimizer="adamw", lr=1e-3, weight_decay=1.0)
    log.write(step, train_loss=…, train_accuracy=…, test_loss=…, test_accuracy=…, parameters=model.parameters())
"""

import json
import math
import os
import time

VERSION = 1
"""The version of the format, which begins the first line."""

MEMORIZED = 0.99
"""From this train accuracy on, the angle is measured from the parameters of that moment."""


class GrokScopeLog:
    """One run in one file. Each line is flushed, so that another program can follow it."""

    def __init__(self, file, resume=None, **settings):
        """Begins a log.

        file: the file to write, say run.jsonl. It must not exist yet, unless resume is given.
        resume: the step of the checkpoint from which the training goes on. Later lines of the file are removed.
        settings: how the run is trained, by the names of GrokScope's flags with _ for -; None is left out.
        """
        self._reference = None
        self._wants_reference = True
        seconds = 0.0
        kept = []
        if resume is not None and os.path.exists(file):
            kept = _rows(file, resume)
            self._wants_reference = not any(row.get("train_accuracy", 0) >= MEMORIZED for row in kept)
            seconds = max([row.get("seconds", 0.0) for row in kept], default=0.0)
        elif os.path.exists(file):
            raise FileExistsError(f"{file} exists. Name another file, or give resume=STEP to continue it.")
        self._start = time.monotonic() - seconds
        header = {"grokscope": VERSION}
        header.update((name, value) for name, value in settings.items() if value is not None)
        if kept:
            with open(f"{file}.part", "w", encoding="utf-8") as part:
                part.writelines(json.dumps(line) + "\n" for line in [header, *kept])
            os.replace(f"{file}.part", file)
            self._file = open(file, "a", encoding="utf-8")
        else:
            self._file = open(file, "w", encoding="utf-8")
            self._line(header)

    def write(self, step, train_loss=None, train_accuracy=None, test_loss=None, test_accuracy=None,
              squared_norm=None, angle=None, parameters=None):
        """Writes one evaluation.

        step: optimizer steps done. Losses are means over the whole train and test set, accuracies are 0 to 1.
        squared_norm: the sum of the squares of all parameters; angle: degrees between the parameters now and at memorization.
        parameters: all parameters of the network; then squared_norm and angle are computed from them.
        """
        if parameters is not None:
            leaves = list(_leaves(parameters))
            squared_norm = squared_norm_of(leaves)
            if self._wants_reference and train_accuracy is not None and float(train_accuracy) >= MEMORIZED:
                self._reference = [_copy(leaf) for leaf in leaves]
                self._wants_reference = False
            if self._reference is not None:
                angle = angle_between(self._reference, leaves)
        row = {"step": int(step)}
        for name, value in [("train_loss", train_loss), ("train_accuracy", train_accuracy), ("test_loss", test_loss),
                            ("test_accuracy", test_accuracy), ("squared_norm", squared_norm), ("angle", angle)]:
            if value is not None:
                row[name] = float(value)
        row["seconds"] = round(time.monotonic() - self._start, 3)
        self._line(row)

    def _line(self, content):
        self._file.write(json.dumps(content) + "\n")
        self._file.flush()

    def close(self):
        """Closes the file."""
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def squared_norm_of(parameters):
    """The sum of the squares of all parameters."""
    return sum(_sum(leaf * leaf) for leaf in map(_plain, _leaves(parameters)))


def angle_between(first, second):
    """The angle between two sets of parameters of the same shapes, in degrees; NaN if one is 0."""
    first, second = list(_leaves(first)), list(_leaves(second))
    norms = math.sqrt(squared_norm_of(first)), math.sqrt(squared_norm_of(second))
    if not (norms[0] > 0 and norms[1] > 0):
        return math.nan
    # Kahan's formula: an arc cosine would lose small angles to rounding.
    apart = together = 0.0
    for a, b in zip(map(_plain, first), map(_plain, second)):
        a, b = a / norms[0], b / norms[1]
        apart += _sum((a - b) * (a - b))
        together += _sum((a + b) * (a + b))
    return math.degrees(2 * math.atan2(math.sqrt(apart), math.sqrt(together)))


def _leaves(tree):
    """The arrays and numbers in lists, tuples, generators and dictionaries."""
    if hasattr(tree, "items"):
        for key in sorted(tree.keys(), key=str):
            yield from _leaves(tree[key])
    elif hasattr(tree, "detach") or hasattr(tree, "astype") or isinstance(tree, (int, float)):
        yield tree
    elif hasattr(tree, "__iter__") and not isinstance(tree, (str, bytes)):
        for each in tree:
            yield from _leaves(each)
    elif tree is not None:
        raise TypeError(f"parameters must be tensors, arrays or numbers (got {type(tree).__name__}).")


def _plain(leaf):
    """An array of single precision, outside automatic differentiation."""
    if hasattr(leaf, "detach"):
        return leaf.detach().float()
    return leaf.astype("float32") if hasattr(leaf, "astype") else leaf


def _copy(leaf):
    """One that later steps of the optimizer do not change."""
    plain = _plain(leaf)
    return plain.clone() if hasattr(plain, "clone") else plain.copy() if hasattr(plain, "copy") else plain


def _sum(values):
    return float(values.sum()) if hasattr(values, "sum") else float(values)


def _rows(file, last):
    """The rows of a log up to a step; a line that was cut by a crash is left out."""
    rows = []
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict) and row.get("step", math.inf) <= last:
                rows.append(row)
    return rows
