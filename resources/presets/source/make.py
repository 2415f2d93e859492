#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the presets that ship with Irodori out of presets.json: see ../README.md.

usage: make.py IRODORI-CLI PHOTO

Every preset is painted once by the program itself, on a part of PHOTO. The result becomes the
thumbnail, and the settings that the program writes into it, with the codes of the styles, become
the preset.
"""
import base64
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from html import unescape
from pathlib import Path

from PIL import Image

PRESETS = Path(__file__).resolve().parent.parent
STYLES = PRESETS.parent / "styles"
AUTHOR = "The Irodori authors"
VERSION = 1  # of the files, as in core/style/preset.cpp
SHOWN = (72, 20, 392, 260)  # head and shoulders of the astronaut
THUMBNAIL_SIDE = 240


def painted(cli, photo, preset):
    """The photo as the preset paints it, with the settings among its metadata."""
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder) / "photo.png"
        result = Path(folder) / "result.png"
        Image.open(photo).crop(SHOWN).save(shown)
        command = [cli, "stylize", shown, "-o", result, "--max-side", str(THUMBNAIL_SIDE)]
        for style in preset["styles"]:
            command += ["--style", STYLES / style]
        for key, value in preset["settings"].items():
            command += [f"--{key}", str(value)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"IRODORI_RESOURCES": str(PRESETS.parent)})
        image = Image.open(result)
        image.load()
        return image


def settings_of(image):
    """What the program has written into the XMP: JSON, packed where it is long."""
    xmp = image.info["XML:com.adobe.xmp"]
    text = unescape(re.search('irodori:Settings="([^"]*)"', xmp).group(1))
    if text.startswith("zlib:"):
        text = zlib.decompress(base64.b64decode(text.removeprefix("zlib:")))
    return json.loads(text)


def png_of(image):
    png = io.BytesIO()
    Image.frombytes(image.mode, image.size, image.tobytes()).save(png, "PNG", optimize=True)
    return png.getvalue()


def main(cli, photo):
    for preset in json.loads((PRESETS / "source" / "presets.json").read_text()):
        image = painted(cli, photo, preset)
        content = {"irodori-preset": VERSION, "name": preset["name"], "author": AUTHOR,
                   "recipe": settings_of(image),
                   "thumbnail": base64.b64encode(png_of(image)).decode()}
        file = PRESETS / (preset["file"] + ".irodori-preset")
        file.write_text(json.dumps(content, ensure_ascii=False) + "\n")
        print(file)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
