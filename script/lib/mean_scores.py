#!/usr/bin/env python3
"""mean_scores.py SCORED TRAINED: the table of script/score-places.

SCORED holds the scorer's lines of all folds, TRAINED what dateline-train-places printed. Means are weighted by the
annotated mentions of each fold. Of end-to-end answers the most that the gazetteers allow is every place that they reach,
and nothing else: F1 = 2r / (1 + r) with the share r of places reached.
"""
import collections
import re
import sys


def main():
    scored, trained = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
    given = collections.defaultdict(list)
    end_to_end = collections.defaultdict(list)
    reach = collections.defaultdict(list)
    for m in re.finditer(r"^(\S+) +given mentions (\d+): acc@161km (\S+)", scored, re.M):
        given[m[1]].append((int(m[2]), float(m[3])))
    for m in re.finditer(r"^(\S+) +found P .* within 161 km P \S+ R \S+ F1 (\S+)", scored, re.M):
        end_to_end[m[1]].append(float(m[2]))
    for m in re.finditer(r"^(\S+) +given \S+ \(reachable (\S+)\)", trained, re.M):
        reach[m[1]].append(float(m[2]))
    if not given or any(len(end_to_end[name]) != len(folds) or not reach[name] for name, folds in given.items()):
        sys.exit("the scorer did not print what script/score-places says that it does")
    print(f"{'corpus':18} {'mentions':>8} {'given@161':>10} {'at most':>8} {'end-to-end F1':>14} {'at most':>8}")
    for name, folds in given.items():
        mentions = sum(n for n, _ in folds)
        mean = sum(n * share for n, share in folds) / mentions
        f1 = sum(n * value for (n, _), value in zip(folds, end_to_end[name])) / mentions
        r = sum(reach[name]) / len(reach[name])
        print(f"{name:18} {mentions:8} {mean:10.3f} {r:8.3f} {f1:14.3f} {2 * r / (1 + r):8.3f}")


if __name__ == "__main__":
    main()
