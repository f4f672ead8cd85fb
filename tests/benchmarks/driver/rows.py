# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""What is measured: one Row is one line of the table."""
from dataclasses import dataclass, field

RIVALS = ("qtnetworkauth", "msal", "requests-oauthlib", "PyJWT")
SUBJECTS = ("floor", "qonsent", "limit") + RIVALS


@dataclass(frozen=True)
class Row:
    item: str            # P1 …
    title: str
    work: str            # its name on the command line of the programs
    operations: int      # a round
    unit: str            # ms, µs or ns
    target: str          # what is reached for, in words
    options: dict = field(default_factory=dict)
    few: dict = field(default_factory=dict)    # subject: operations where that many take too long
    works: dict = field(default_factory=dict)  # subject: another name for the work
    leave_out: tuple = ()
    fresh: bool = False  # a new process for each operation
    counts: tuple = ()   # two numbers of operations; counted from outside is the difference
    growth: bool = False # resident memory is looked at over many operations
    requests: int = None # token requests an operation, neither more nor fewer, of ours and the floor
    needs: str = None    # a program of ours besides, without which nothing is measured
    suffix: str = ""     # of the programs that do it, where they are not those of the other items

    def work_of(self, subject):
        return self.works.get(subject, self.work)

    def operations_of(self, subject):
        return self.few.get(subject, self.operations)


LIST = "≤ 1.2 × floor, < 16 ms"

ROWS = (
    Row("P1", "whole sign-in, code + PKCE, new listener", "p01", 200, "ms", "≤ 1.1 × floor",
        few={"msal": 2}, counts=(20, 120), growth=True),
    Row("P1", "the same with ID-token check, the account on the disk", "p01", 200, "ms",
        "≤ 2.5 × floor", works={"qonsent": "p01stored"}, counts=(20, 120),
        leave_out=RIVALS + ("limit",)),
    Row("P2", "50 sign-ins at once", "p02", 4, "ms", "≤ 1.15 × floor",
        few={"msal": 1, "requests-oauthlib": 2}),
    Row("P3", "refresh round trip, kept alive", "p03", 500, "µs", "≤ 1.1 × floor",
        few={"msal": 200, "requests-oauthlib": 200}, counts=(50, 350), requests=1),
    Row("P3", "the same, on the disk before anybody sees it", "p03", 500, "µs", "≤ 2 × floor",
        works={"qonsent": "p03stored"}, counts=(50, 350), leave_out=RIVALS + ("limit",),
        requests=1),
    Row("P5", "valid token from memory, 1 account", "p05", 500_000, "ns", "≤ 60 ns, 0 allocations",
        options={"accounts": 1}, few={"msal": 2000, "requests-oauthlib": 20_000},
        counts=(1000, 11_000)),
    Row("P5", "valid token from memory, 10 000 accounts", "p05", 500_000, "ns",
        "≤ 60 ns, 0 allocations", options={"accounts": 10_000}, few={"msal": 25},
        leave_out=("qtnetworkauth", "requests-oauthlib", "limit")),
    Row("P5", "the same, asynchronous answer", "p05async", 5000, "µs", "≤ 3 µs",
        options={"accounts": 1}, counts=(1000, 11_000)),
    Row("P6", "1000 callers, one expired token, one process", "p06", 20, "ms", "1 token request",
        few={"msal": 1, "requests-oauthlib": 1}, requests=1),
    Row("P6", "the same in 8 processes that share a vault", "p06processes", 10, "ms",
        "1 token request", leave_out=RIVALS + ("floor", "limit"), requests=1),
    Row("P7", "authorization URL with PKCE, state, nonce", "p07", 20_000, "µs", "≤ 1.0 × floor",
        few={"msal": 2000, "requests-oauthlib": 2000}, works={"floor": "p07nonce"},
        counts=(200, 2200)),
    Row("P7", "the same without a nonce", "p07", 20_000, "µs", "",
        works={"qonsent": "p07plain"}, leave_out=RIVALS + ("limit",), counts=(200, 2200)),
    Row("P8", "token response, 367 bytes, strictly", "p08", 50_000, "µs", "≤ 2 × floor",
        options={"document": "/small"}, few={"requests-oauthlib": 5000}, counts=(200, 2200)),
    Row("P8", "token response, 3.3 kB, strictly", "p08", 20_000, "µs", "≤ 2 × floor",
        options={"document": "/large"}, few={"requests-oauthlib": 5000}, counts=(200, 2200)),
    Row("P9", "ID token RS256, key cached, all rules", "p09", 5000, "µs", "≤ 1.1 × floor",
        options={"algorithm": "RS256"}, few={"PyJWT": 2000}, counts=(50, 550)),
    Row("P9", "ID token ES256, key cached, all rules", "p09", 2000, "µs", "≤ 1.1 × floor",
        options={"algorithm": "ES256"}, few={"PyJWT": 1000}, counts=(50, 550)),
    Row("P10", "first HTTPS request of a process", "p10", 5, "ms", "≤ 1.1 × floor", fresh=True),
    Row("P11", "tokens changed on the disk, 1 account", "p11", 300, "µs", "≤ 1.3 × floor",
        options={"accounts": 1}, counts=(50, 350)),
    Row("P11", "tokens changed on the disk, 100 accounts", "p11", 300, "µs", "≤ 1.3 × floor",
        options={"accounts": 100}),
    Row("P11", "tokens changed on the disk, 10 000 accounts", "p11", 300, "µs", "≤ 1.3 × floor",
        options={"accounts": 10_000}, counts=(50, 350)),
    Row("P12", "vault opened and 10 000 accounts listed", "p12", 5, "ms", "≤ 30 ms",
        options={"accounts": 10_000}, counts=(1, 3)),
    Row("P13", "unlocked with a passphrase", "p13", 3, "ms", "≤ 1.05 × floor"),
    Row("P15", "`token NAME`, a new process, key file", "p15", 20, "ms", "≤ 20 ms, ≤ 15 MB"),
    Row("P16", "manager, from its start to its first paint, 100 accounts", "p16", 7, "ms",
        "≤ 1.5 × floor, ≤ 45 MB", options={"accounts": 100}, needs="manager"),
    Row("P16", "the same, 10 000 accounts", "p16", 7, "ms", "≤ 120 ms, ≤ 80 MB",
        options={"accounts": 10_000}, needs="manager"),
    Row("P17", "embedded browser, from its start to its page on the screen", "p17", 7, "ms",
        "≤ 1.3 × floor", needs="consent"),
    Row("P18", "10 000 accounts in the list, to painted", "p18fill", 40, "ms", LIST,
        options={"accounts": 10_000}, suffix="window"),
    Row("P18", "a keystroke of the search leaves a tenth of them", "p18filter", 40, "ms", LIST,
        options={"accounts": 10_000}, suffix="window"),
    Row("P18", "one is renamed and moves by half of the list", "p18sort", 40, "ms", LIST,
        options={"accounts": 10_000}, suffix="window"),
    Row("P18", "one that can be seen changes", "p18row", 40, "ms", LIST,
        options={"accounts": 10_000}, suffix="window"),
)
