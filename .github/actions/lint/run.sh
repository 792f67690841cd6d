#!/usr/bin/env bash
# The one step of the action: builds apqlint unless one is named, checks, and tells where the SARIF file is.
set -euo pipefail

program=$APQLINT_PROGRAM
if [ -z "$program" ]; then
    # The action comes with the whole repository that it is part of.
    root=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)
    program=$root/target/apqlint
    if [ ! -x "$program" ]; then
        printf '::group::build apqlint\n'
        (cd "$root" && mvn --batch-mode --quiet -DskipTests package)
        printf '::endgroup::\n'
    fi
fi

arguments=(check --format "$APQLINT_FORMAT" --fail-on "$APQLINT_FAIL_ON")
if [ -n "$APQLINT_SARIF" ]; then
    # A file of an earlier run would pass for that of this one.
    rm -f -- "$APQLINT_SARIF"
    arguments+=(--output "sarif=$APQLINT_SARIF")
fi
if [ -n "$APQLINT_BASELINE" ]; then
    arguments+=(--baseline "$APQLINT_BASELINE")
fi
arguments+=(--)
while IFS= read -r path; do
    path=${path%$'\r'}
    if [ -n "$path" ]; then
        arguments+=("$path")
    fi
done <<<"$APQLINT_PATHS"

code=0
"$program" "${arguments[@]}" </dev/null || code=$?

if [ -n "$APQLINT_SARIF" ] && [ -f "$APQLINT_SARIF" ]; then
    # A name can have any character in it; the delimiter is one that it does not have.
    delimiter=apqlint
    while [[ $APQLINT_SARIF == *"$delimiter"* ]]; do
        delimiter=$delimiter-$RANDOM
    done
    printf 'sarif-file<<%s\n%s\n%s\n' "$delimiter" "$APQLINT_SARIF" "$delimiter" >>"$GITHUB_OUTPUT"
fi
exit "$code"
