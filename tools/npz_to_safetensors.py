#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns an archive of NumPy arrays into a safetensors file: npz_to_safetensors.py IN.npz OUT

For `irodori-cli evaluate --second-opinion`, which takes the weights of SqueezeNet 1.1 under
torchvision's names. Only arrays of float32 in C order; needs nothing but Python.
"""
import ast
import json
import struct
import sys
import zipfile

header, data = {}, b""
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        array = archive.read(name)  # NumPy's format: magic, version, header length, header, values
        length, begin = (struct.unpack_from("<H", array, 8)[0], 10) if array[6] == 1 else (
            struct.unpack_from("<I", array, 8)[0], 12)
        what = ast.literal_eval(array[begin:begin + length].decode("latin1"))
        if what["descr"] != "<f4" or what["fortran_order"]:
            sys.exit(f"{name}: not float32 in C order")
        values = array[begin + length:]
        header[name.removesuffix(".npy")] = {
            "dtype": "F32", "shape": what["shape"],
            "data_offsets": [len(data), len(data) + len(values)]}
        data += values
text = json.dumps(header).encode()
with open(sys.argv[2], "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
