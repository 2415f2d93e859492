#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the presets that ship with Irodori out of presets.json: see ../README.md.

usage: make.py IRODORI-CLI PHOTO

Every preset is painted once by the program itself, on PHOTO. The result becomes the thumbnail, and
the settings that the program writes into it, with the codes of the styles, become the preset.
"""
import base64
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

PRESETS = Path(__file__).resolve().parent.parent
STYLES = PRESETS.parent / "styles"
AUTHOR = "The Irodori authors"
VERSION = 1  # of the files, as in core/style/preset.cpp
THUMBNAIL_SIDE = 192


def painted(cli, photo, preset):
    """The photo as PNG, painted by the preset, with the settings in it."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.png"
        command = [cli, "stylize", photo, "-o", result, "--max-side", str(THUMBNAIL_SIDE)]
        for style in preset["styles"]:
            command += ["--style", STYLES / style]
        for key, value in preset["settings"].items():
            command += [f"--{key}", str(value)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"IRODORI_RESOURCES": str(PRESETS.parent)})
        return result.read_bytes()


def settings_in(png):
    """What the program has written into its XMP: JSON, packed where it is long."""
    text = re.search(rb'irodori:Settings="([^"]*)"', png).group(1).decode()
    if text.startswith("zlib:"):
        return json.loads(zlib.decompress(base64.b64decode(text.removeprefix("zlib:"))))
    return json.loads(html.unescape(text))


def without_metadata(png):
    """The chunks alone that make the picture."""
    kept, place = png[:8], 8
    while place < len(png):
        end = place + 12 + int.from_bytes(png[place:place + 4], "big")
        if png[place + 4:place + 8] in (b"IHDR", b"PLTE", b"IDAT", b"IEND"):
            kept += png[place:end]
        place = end
    return kept


def main(cli, photo):
    for preset in json.loads((PRESETS / "source" / "presets.json").read_text()):
        png = painted(cli, photo, preset)
        content = {"irodori-preset": VERSION, "name": preset["name"], "author": AUTHOR,
                   "recipe": settings_in(png),
                   "thumbnail": base64.b64encode(without_metadata(png)).decode()}
        file = PRESETS / (preset["file"] + ".irodori-preset")
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
        print(file)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
