# SPDX-License-Identifier: GPL-3.0-or-later
"""Painterly autumn: a lane of birches and maples, low sun through gold leaves."""
import math

import numpy as np

from toolkit import (Sheet, blob, clouds, grid, light_relief, luminance, paint as lay_paint, ramp,
                     saturate)

GOLDS = ('#ffe27a', '#ffc93c', '#f79a2b', '#e8662a', '#c43a2c', '#8f2740')


def trunk(sheet, rng, x, foot, width, top, colour, light, lean):
    points = [(x, foot), (x + lean * 0.3, foot - (foot - top) * 0.35),
              (x + lean * 0.5, foot - (foot - top) * 0.7), (x + lean, top)]
    sheet.brush(points, colour, width, 1, (1.3, 0.6))
    sheet.brush([(px + width * 0.22, py) for px, py in points], light, width * 0.36, 0.9, (1, 0.6))
    for _ in range(int((foot - top) / 22)):
        t = rng.random()
        y = foot - (foot - top) * t
        px = x + lean * t + rng.uniform(-0.3, 0.2) * width
        sheet.brush([(px, y), (px + width * 0.2, y + 2), (px + width * 0.4, y)], '#3a2a44', 5, 0.8)


def foliage(sheet, rng, cx, cy, radius, count, size, bright):
    for _ in range(count):
        a, r = rng.uniform(0, 6.3), radius * math.sqrt(rng.random())
        x, y = cx + 1.25 * r * math.cos(a), cy + 0.8 * r * math.sin(a)
        level = np.clip(2.4 - bright + 1.8 * (y - cy) / radius + rng.normal(0, 0.9), 0, 5)
        sheet.fill(blob(rng, x, y, size * rng.uniform(0.5, 1.3), 0.35, 7), GOLDS[int(level)], 0.92)


def forest(rng):
    x, y = grid()
    glow = np.exp(-((x - 520)**2 + (y - 430)**2) / 300**2)
    sheet = Sheet.of(
        ramp(np.clip(glow + 0.12 * (clouds(rng, 90, 4) - 0.5), 0, 1), '#5a5f9a', '#9a7fb0',
             '#e8a86a', '#ffdf94', '#fffbe0'))
    for k in range(26):
        px = rng.uniform(0, 1000)
        trunk(sheet, rng, px, 590, rng.uniform(6, 15), rng.uniform(120, 300), '#8a6a9c', '#d9a88a',
              rng.uniform(-14, 14))
    for k in range(16):
        foliage(sheet, rng, rng.uniform(0, 1000), rng.uniform(120, 380), 130, 26, 17, 1.4)
    ground(sheet, rng)
    for px, foot, width, lean in ((300, 680, 30, 16), (400, 620, 18, -8), (640, 625, 20, 10),
                                  (730, 690, 34, -18)):
        trunk(sheet, rng, px, foot, width, 40, '#5f4a6a', '#b58a98', lean)
    for cx, cy, radius in ((290, 210, 170), (740, 200, 180), (520, 90, 170)):
        foliage(sheet, rng, cx, cy, radius, 90, 24, 1.0)
    for px, foot, width, lean in ((90, 900, 84, 30), (905, 930, 96, -40)):
        trunk(sheet, rng, px, foot, width, -30, '#3d2c4c', '#8f5a72', lean)
    for cx, cy, radius in ((60, 120, 240), (950, 110, 250), (180, 40, 180), (800, 10, 190)):
        foliage(sheet, rng, cx, cy, radius, 120, 30, 0.2)
    return sheet.picture()


def ground(sheet, rng):
    sheet.gradient([(-20, 560), (1020, 560), (1020, 1020), (-20, 1020)], (0, 560), (0, 1000),
                   (0, '#f2b05a', 1), (0.35, '#d9772f', 1), (1, '#7a3038', 1))
    sheet.gradient('M 480 575 C 500 700 380 840 180 1040 L 860 1040 C 700 860 570 700 545 575 Z',
                   (0, 575), (0, 1000), (0, '#fff2c4', 1), (0.4, '#e8b48a', 1), (1, '#8f6a9a', 1))
    for _ in range(60):
        depth = rng.random()**0.7
        y = 600 + 400 * depth
        x0 = rng.uniform(-100, 1000)
        w = 60 + 260 * depth
        sheet.brush([(x0, y), (x0 + w / 2, y + 6), (x0 + w, y - 4)],
                    rng.choice(['#5a3a6e', '#7a3a54', '#43386e']), 6 + 20 * depth, 0.5)
    for _ in range(900):
        depth = rng.random()**0.6
        x, y = rng.uniform(-10, 1010), 575 + 430 * depth
        sheet.fill(blob(rng, x, y, 3 + 11 * depth, 0.4, 6, 0.5), GOLDS[rng.integers(0, 6)])


def flow(rng, reference):
    """Leaves every which way, the ground level, the dark trunks upright."""
    x, y = grid()
    angle = (clouds(rng, 160, 3) - 0.5) * 5
    angle = np.where(y > 600, 0.15 * np.sin(x / 60), angle)
    bark = (luminance(reference) < 0.44) & (reference[..., 0] < 0.66) & (y < 900)
    return np.where(bark, math.pi / 2, angle)


def paint():
    rng = np.random.default_rng(19)
    reference = saturate(forest(rng), 1.2)
    angles = flow(rng, reference)
    sheet, relief = Sheet.of(reference), Sheet('#000000')
    for count, length, width, jitter in ((1500, 60, 26, 0.04), (7000, 34, 15, 0.055), (13000, 20,
                                                                                       8.5, 0.065)):
        lay_paint(sheet, relief, reference, angles, rng, count, length, width, jitter, 0.3, 5)
    return light_relief(sheet.picture(), relief.picture()[..., 0], 0.45)
