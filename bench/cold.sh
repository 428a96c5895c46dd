#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Wall time and peak memory of one cold `khop lint`: bench/cold.sh DRAFT [PATH_TO_KHOP]
set -eu
draft=${1:?usage: bench/cold.sh DRAFT [PATH_TO_KHOP]}
khop=${2:-$(dirname "$0")/../build/release/khop}
bytes=$(wc -c <"$draft")
echo "$draft: $bytes bytes"

# Problems give exit code 1, which is no failure here.
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f 'peak memory %M KiB, wall %e s, user %U s' "$khop" lint --fail-on never "$draft" 2>&1 >/dev/null | tail -n 1
fi
if command -v hyperfine >/dev/null; then
  hyperfine --shell=none --warmup 5 --min-runs 50 "$khop lint --fail-on never $draft" 2>/dev/null
else
  # Twenty runs by the clock of the shell's date.
  start=$(date +%s%N)
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$khop" lint --fail-on never "$draft" >/dev/null; done
  echo "mean of 20 runs: $(( ($(date +%s%N) - start) / 20000 )) µs"
fi
