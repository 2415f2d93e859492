#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Paints every photo with every reference, at the program's defaults, and puts the results on one sheet: references
# across, photos down. Needs ImageMagick.
#
#   tools/contact_sheet.sh MODEL OUT.jpg PHOTO… -- REFERENCE…
#
# CLI=build/dev/app/irodori-cli names another program.
set -euo pipefail

cli=${CLI:-$(dirname "$0")/../build/dev/app/irodori-cli}
model=$1 out=$2
shift 2
photos=()
while [[ $1 != -- ]]; do
    photos+=("$1")
    shift
done
shift
references=("$@")

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cells=(xc:white "${references[@]}")
for photo in "${photos[@]}"; do
    cells+=("$photo")
    for reference in "${references[@]}"; do
        cell=$folder/${#cells[@]}.png
        "$cli" stylize "$photo" --model "$model" --style "$reference" -o "$cell" >/dev/null
        cells+=("$cell")
    done
done
square=(-resize 240x240^ -gravity center -extent 240x240)
for i in "${!cells[@]}"; do
    convert "${cells[i]}" "${square[@]}" -strip "$folder/$(printf 'cell%04d.png' "$i")"
done
montage "$folder"/cell*.png -tile $((${#references[@]} + 1))x -geometry +3+3 -quality 88 "$out"
