# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Runs the benchmarks and prints Markdown. Never passes or fails by time: the exit code is 1 only
if something could not run, or did not do its work."""
import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

import counts
import strays
import table
from measure import Measurement, progress
from programs import Programs, Server
from rows import ROWS


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", nargs="*", metavar="ITEM",
                        help="P1 … P18, see README.md; all without one")
    parser.add_argument("--folder", required=True, help="where the programs are")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="a look: 3 rounds, a fifth of the work")
    parser.add_argument("--counts", action="store_true",
                        help="instead of time: instructions, system calls, data syncs, memory")
    options = parser.parse_args()
    options.items = [item.upper() for item in options.items]
    known = {row.item for row in ROWS} | {"P14"}
    if unknown := set(options.items) - known:
        parser.error(f"unknown: {' '.join(sorted(unknown))}")
    if options.quick:
        options.rounds = min(options.rounds, 3)
    return options


def machine():
    with open("/proc/cpuinfo") as info:
        model = next((line.split(":")[1].strip() for line in info if "model name" in line), "?")
    return (f"{os.cpu_count()} × {model}, Linux {platform.release()}, "
            f"load average {os.getloadavg()[0]:.1f} at the start")


def print_times(measurement, rows):
    """The table, then every subject by itself. True if all did their work."""
    details, good = [], True
    print("\n".join(table.head(table.HEAD)), flush=True)
    for row in rows:
        progress(f"{row.item} {row.title}")
        results = measurement.row(row)
        print(table.line(row, results), flush=True)
        details += table.details(row, results)
        good = good and _did_it(row, results)
    print("\n" + "\n".join(table.head(table.DETAIL_HEAD) + details), flush=True)
    for sentence in measurement.silent:
        print(f"- {sentence}")
    return good and not measurement.silent


def _did_it(row, results):
    """True if ours and the floor were there, and everybody did the work."""
    there = all(name in results or name in row.leave_out for name in ("floor", "qonsent"))
    return there and not table.miscounted(row, results) \
        and not any(result.failed for result in results.values())


def print_counts(measurement, programs, rows, quick):
    """The table. True if all that should be counted could be."""
    print("\n".join(table.head(["item", "work", "subject", "instructions", "÷ floor",
                                "system calls", "data syncs", "memory over sign-ins"])))
    for row in (row for row in rows if row.counts):
        base = None
        for subject in ("floor", "qonsent", "limit", "qtnetworkauth"):
            if subject not in programs.commands or subject in row.leave_out:
                continue
            if not measurement.does(row, subject):
                continue
            progress(f"{row.item} {row.title}: {subject}")
            spent = counts.instructions(measurement, row, subject)
            base = spent if subject == "floor" else base
            calls = counts.system_calls(measurement, row, subject)
            cells = [row.item, row.title, subject,
                     "–" if spent is None else f"{spent:,.0f}".replace(",", " "),
                     f"{spent / base:.2f}" if spent and base else "–",
                     "–" if calls is None else f"{calls[0]:.1f}",
                     "–" if calls is None else f"{calls[1]:.1f}",
                     _growth(measurement, row, subject, quick)]
            print("| " + " | ".join(cells) + " |", flush=True)
    for sentence in measurement.silent:
        print(f"- {sentence}")
    return not measurement.silent


def _growth(measurement, row, subject, quick):
    if not row.growth:
        return "–"
    spans = (1000,) if quick else (1000, 10_000)
    grown = [counts.growth(measurement, row, subject, n) for n in spans]
    return ", ".join(f"{kb:+} kB in {n}" for kb, n in zip(grown, spans))


def _can_be_measured(row, server, folder):
    if row.needs and not Path(server.options(folder)[row.needs]).exists():
        print(f"- {row.item} is skipped: qonsent-{row.needs} is not built\n")
        return False
    return True


def main():
    options = arguments()
    rows = [row for row in ROWS if not options.items or row.item in options.items]
    programs = Programs(Path(options.folder))
    good = True
    print(f"{machine()}; {options.rounds} rounds\n")
    for sentence in programs.absent.values():
        print(f"- {sentence}")
    print()
    # Not /tmp, which is memory on some systems: what is measured there is no disk.
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as scratch:
        server = Server(options.folder, scratch)
        measurement = Measurement(programs, server, options.rounds, 5 if options.quick else 1)
        rows = [row for row in rows if _can_be_measured(row, server, options.folder)]
        if options.counts:
            good = print_counts(measurement, programs, rows, options.quick)
        elif rows:
            good = print_times(measurement, rows)
        if not options.counts and (not options.items or "P14" in options.items):
            lines, summary = strays.run(programs, server, 1 if options.quick else 3)
            print("\nP14, the redirect under stray traffic (target: all clean, latency ≤ 2 × our "
                  "`none`, flood ≤ +1 MB)\n")
            print("\n".join(lines))
            good = good and "qonsent" in summary
        server.close()
    return 0 if good else 1


sys.exit(main())
