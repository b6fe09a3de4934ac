#!/usr/bin/env python3
"""report.py PROGRAM... [--filter REGEX]: runs Google Benchmark programs, prints each measure against its reference.

Ours and the reference alternate in five repetitions of one run; the medians are compared. Where a measure
counts what it gets through (words, names), the last column says how many a second.
"""
import argparse
import json
import re
import subprocess
import sys


def medians(program, pattern):
    """{name: (median, unit, items a second or None)} of the benchmarks of one program."""
    command = [program, "--benchmark_format=json", "--benchmark_repetitions=5",
               "--benchmark_enable_random_interleaving=true", "--benchmark_report_aggregates_only=true",
               "--benchmark_min_time=0.2"]
    if pattern:
        command.append(f"--benchmark_filter={pattern}")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0 or not run.stdout.strip():
        if "Failed to match" in run.stdout + run.stderr:
            return {}
        sys.exit(f"{program} failed:\n{run.stderr}")
    results = json.loads(run.stdout)["benchmarks"]
    for result in results:
        if result.get("error_occurred"):
            sys.exit(f"{program}: {result['name']}: {result['error_message']}")
    # A benchmark that takes its own time says so at the end of its name.
    return {re.sub(r"/(iterations:\d+|manual_time)", "", result["run_name"]):
            (result["real_time"], result["time_unit"], result.get("items_per_second"))
            for result in results if result.get("aggregate_name") == "median"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--filter", default="")
    arguments = parser.parse_args()
    print(f"{'measure':28} {'ours':>16} {'reference':>16}   ours/reference   ours a second")
    for program in arguments.programs:
        times = medians(program, arguments.filter)
        for name in sorted({name.rsplit("/", 1)[0] for name in times}):
            ours, reference = times.get(f"{name}/ours"), times.get(f"{name}/reference")
            if ours is None or reference is None:
                sys.exit(f"{program}: {name} needs both {name}/ours and {name}/reference")
            print(f"{name:28} {ours[0]:13.3f} {ours[1]} {reference[0]:13.3f} {reference[1]}"
                  f"   {ours[0] / reference[0]:14.2f}" + (f"   {ours[2]:13,.0f}" if ours[2] else ""))


if __name__ == "__main__":
    main()
