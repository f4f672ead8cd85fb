# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""What the C++ side's harness/worker.cpp is, for rivals written in Python."""
import argparse
import json
import resource
import statistics
import subprocess
import sys
import threading
import time


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("work")
    parser.add_argument("--server", required=True)
    parser.add_argument("--useragent", default="")
    parser.add_argument("--accounts", type=int, default=1)
    parser.add_argument("--document", default="")
    parser.add_argument("--algorithm", default="")
    known, _ = parser.parse_known_args()
    return known


class UserAgent:
    """The instant user agent, a process: its processor time is not ours."""

    def __init__(self, program):
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE)

    def visit(self, url):
        self._process.stdin.write(url.encode() + b"\n")
        self._process.stdin.flush()


def say(**line):
    print(json.dumps(line), flush=True)


def run_threads(count, operation):
    """`operation` in `count` threads at once; True if all returned True."""
    results = []
    threads = [threading.Thread(target=lambda: results.append(operation()))
               for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(results) == count and all(results)


def serve(operation, chunked=False):
    """Obeys "run N": does `operation` N times; chunked if one is too short for the clock."""
    print("ready", flush=True)
    for line in sys.stdin:
        _, count = line.split()
        count = int(count)
        chunk = max(1, count // 25) if chunked else 1
        samples, succeeded, left = [], 0, count
        cpu = time.process_time_ns()
        while left > 0:
            size = min(chunk, left)
            start = time.perf_counter_ns()
            for _ in range(size):
                succeeded += bool(operation())
            samples.append((time.perf_counter_ns() - start) / size)
            left -= size
        cpu = time.process_time_ns() - cpu
        say(ns=statistics.median(samples), cpu_ns=cpu / count, allocations=None,
            succeeded=succeeded,
            resident_kb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
