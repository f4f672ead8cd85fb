# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Markdown."""
import statistics

from rows import RIVALS

FACTORS = {"ms": 1e6, "µs": 1e3, "ns": 1.0}
HEAD = ["item", "work", "ours", "floor", "ours ÷ floor", "limit", *RIVALS, "target", "notes"]


def _number(value):
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def value(ns, unit):
    return f"{_number(ns / FACTORS[unit])} {unit}"


def spread(subject, unit):
    low, high = min(subject.rounds), max(subject.rounds)
    factor = FACTORS[unit]
    return f"[{_number(low / factor)}..{_number(high / factor)}]"


def _beside_floor(results, name, unit):
    if name not in results:
        return "–"
    text = value(results[name].median, unit)
    if "floor" in results:
        text += f" ({_number(statistics.median(results[name].ratios(results['floor'])))} ×)"
    return text


def _ratio(results):
    if "qonsent" not in results or "floor" not in results:
        return "–"
    ratios = results["qonsent"].ratios(results["floor"])
    return f"**{statistics.median(ratios):.2f}** [{min(ratios):.2f}..{max(ratios):.2f}]"


def miscounted(row, results):
    """Those of ours and the floor that sent another number of token requests than the row's."""
    return [name for name in ("qonsent", "floor")
            if row.requests is not None and name in results
            and any(seen != row.requests for seen in results[name].requests)]


def line(row, results):
    def own(name):
        if name not in results:
            return "–"
        return f"{value(results[name].median, row.unit)} {spread(results[name], row.unit)}"

    notes = [f"{name} FAILED {r.failed}" for name, r in results.items() if r.failed]
    notes += [f"{name} sent {_number(max(results[name].requests))} token requests instead of "
              f"{row.requests}" for name in miscounted(row, results)]
    notes += [f"{name} {r.peak_kb / 1024:.1f} MB" for name, r in results.items() if r.peak_kb]
    cells = [row.item, row.title, own("qonsent"), own("floor"), _ratio(results),
             _beside_floor(results, "limit", row.unit),
             *(_beside_floor(results, name, row.unit) for name in RIVALS),
             row.target, "; ".join(notes)]
    return "| " + " | ".join(cells) + " |"


def head(cells):
    return ["| " + " | ".join(cells) + " |", "|---" * len(cells) + "|"]


DETAIL_HEAD = ["item", "work", "subject", "wall [rounds]", "÷ floor [rounds]", "CPU",
               "allocations", "token requests", "peak memory"]


def details(row, results):
    for name, result in results.items():
        ratios = result.ratios(results["floor"]) if "floor" in results else []
        cells = [row.item, row.title, name,
                 f"{value(result.median, row.unit)} {spread(result, row.unit)}",
                 f"{statistics.median(ratios):.2f} [{min(ratios):.2f}..{max(ratios):.2f}]"
                 if ratios else "–",
                 value(statistics.median(result.cpu), row.unit),
                 "–" if result.allocations is None else f"{result.allocations:.4g}",
                 f"{statistics.fmean(result.requests):.3g}" if any(result.requests) else "–",
                 "–" if result.peak_kb is None else f"{result.peak_kb / 1024:.1f} MB"]
        yield "| " + " | ".join(cells) + " |"
