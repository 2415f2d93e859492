#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a trained model ready to ship: no picture that it was trained on stays in it, and no mail address in its card.

    tools/prepare_model.py run.irodori out.irodori --drop-styles
    tools/prepare_model.py run.irodori out.irodori --cli build/dev/app/irodori-cli --photo portrait.png

The first leaves out the styles that a run puts into its model. The second keeps them, and shows in place of each
reference what the model makes of PHOTO with it. --set KEY=VALUE changes an entry of the card. --variation FACTOR lets
seeds change so much more of a painting (or less, below 1); without variation it stays as it is. Needs ImageMagick for the
second.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import tempfile

THUMBNAIL = "128x128"
COLOURS = "64"
SEEING_Z = ("generator.mapping.0.weight", "generator.mapping_beside.0.weight")
MAIL_ADDRESS = re.compile(r" [(<][^()<>@ ]+@[^()<>@ ]+[)>]")  # after a name


def read(path):
    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    card = header.pop("__metadata__")
    body = data[8 + length :]
    tensors = {}
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, end = entry["data_offsets"]
        tensors[name] = (entry["dtype"], entry["shape"], body[begin:end])
    return card, tensors


def write(path, card, tensors):
    header, body = {}, b""
    for name, (dtype, shape, values) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    header["__metadata__"] = card | {"sha256": hashlib.sha256(body).hexdigest()}
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


def scaled(values, indices, factor):
    """Half-precision numbers with those at the indices multiplied."""
    numbers = list(struct.unpack(f"<{len(values) // 2}e", values))
    for i in indices:
        numbers[i] *= factor
    return struct.pack(f"<{len(numbers)}e", *numbers)


def vary(card, tensors, factor):
    """What z and the noise planes do, times the factor: the last columns of the layers that see z, and the gains."""
    width = int(card["noise_width"])
    for name, (dtype, shape, values) in tensors.items():
        if name in SEEING_Z:
            rows, columns = shape
            touched = [row * columns + column for row in range(rows) for column in range(columns - width, columns)]
        elif name.endswith(".noise_gain"):
            touched = range(shape[0])
        else:
            continue
        if dtype != "F16":
            raise SystemExit(f"{name} is {dtype}, not F16")
        tensors[name] = (dtype, shape, scaled(values, touched, factor))


def painted(cli, model, photo, style, folder):
    """The photo in one of the model's own styles, as a thumbnail."""
    picture, small = folder / "painted.png", folder / "small.png"
    subprocess.run([cli, "stylize", photo, "--model", model, "--style", style, "-o", picture], check=True,
                   stdout=subprocess.DEVNULL)
    square = ["-resize", THUMBNAIL + "^", "-gravity", "center", "-extent", THUMBNAIL]
    # Few colours: a pack has room for little, and what it has learnt counts for more.
    subprocess.run(["convert", picture, *square, "-strip", "-dither", "None", "-colors", COLOURS,
                    "-define", "png:exclude-chunks=date,time", "png8:" + str(small)], check=True)
    return base64.b64encode(small.read_bytes()).decode()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--drop-styles", action="store_true")
    arguments.add_argument("--cli")
    arguments.add_argument("--photo")
    arguments.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    arguments.add_argument("--variation", type=float, default=1, metavar="FACTOR")
    given = arguments.parse_args()
    if given.drop_styles == bool(given.photo and given.cli):
        arguments.error("either --drop-styles, or --cli and --photo")

    card, tensors = read(given.model)
    if given.variation != 1:
        vary(card, tensors, given.variation)
    if given.drop_styles:
        card.pop("styles", None)
        tensors.pop("styles.codes", None)
    else:
        styles = json.loads(card["styles"])
        with tempfile.TemporaryDirectory() as folder:
            for style in styles:
                style["thumbnail"] = painted(given.cli, given.model, given.photo, style["name"], pathlib.Path(folder))
        card["styles"] = json.dumps(styles, ensure_ascii=False)
    card["training_data"] = MAIL_ADDRESS.sub("", card["training_data"])
    card |= dict(entry.split("=", 1) for entry in given.set)
    write(given.out, card, tensors)


if __name__ == "__main__":
    main()
