#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the style swatches: render.py [ID…], all of ../styles.json without arguments.

The swatch `anime-cel` is what paint() of the module anime_cel returns.
"""
import importlib
import io
import json
import pathlib
import sys

from PIL import Image, ImageFile

from toolkit import finish

STYLES = pathlib.Path(__file__).resolve().parent.parent
MOST_BYTES = 120_000
ImageFile.MAXBLOCK = 1 << 20  # Pillow's optimising encoder needs the whole picture in one block


def encode(image):
    """The best JPEG within the size limit."""
    for quality in range(93, 50, -3):
        data = io.BytesIO()
        image.save(data,
                   'JPEG',
                   quality=quality,
                   optimize=True,
                   subsampling=0 if quality > 80 else 2)
        if data.tell() <= MOST_BYTES:
            break
    return data.getvalue()


def render(style):
    module = importlib.import_module(style['id'].replace('-', '_'))
    (STYLES / style['file']).write_bytes(encode(Image.fromarray(finish(module.paint()))))


def main():
    wanted = sys.argv[1:]
    for style in json.loads((STYLES / 'styles.json').read_text()):
        if not wanted or style['id'] in wanted:
            print(style['id'], flush=True)
            render(style)


if __name__ == '__main__':
    main()
