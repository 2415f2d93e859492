#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the discriminator out of a checkpoint, in half precision, for runs that start from the model beside it:

    tools/checkpoint_discriminator.py RUN/checkpoints/step_N.safetensors resources/models/NAME_discriminator.safetensors
"""

import pathlib
import sys

import numpy

from prepare_model import read, write

source, target = map(pathlib.Path, sys.argv[1:])
_, tensors = read(source)
kept = {}
for name, (dtype, shape, values) in tensors.items():
    if name.startswith("discriminator."):
        if dtype != "F32":
            sys.exit(f"{source}: {name} is {dtype}, not F32")
        kept[name] = ("F16", shape, numpy.frombuffer(values, "<f4").astype("<f2").tobytes())
if not kept:
    sys.exit(f"{source}: holds no discriminator")
write(target, {"format": "irodori-discriminator"}, kept)
