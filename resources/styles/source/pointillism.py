# SPDX-License-Identifier: GPL-3.0-or-later
"""Pointillism: a Sunday by the river, in dots of pure colour."""
import math

import numpy as np

from figure import ellipse, placed
from toolkit import Field, Sheet, blob, loop, ramp, grid, saturate


def scenery(rng):
    x, y = grid()
    sheet = Sheet.of(ramp(y / 420, '#7fb6ea', '#b5d8f0', '#f6e6c4', '#f8d7a0'))
    for cx, cy, r in ((760, 110, 90), (850, 130, 70), (680, 140, 60), (240, 90, 60), (310, 104,
                                                                                      44)):
        sheet.fill(ellipse(cx, cy, r * 1.5, r * 0.45), '#fff3df')
    sheet.gradient([(-20, 360), (1020, 330), (1020, 700), (-20, 700)], (0, 340), (0, 680),
                   (0, '#cfe6ee', 1), (0.4, '#5fa3d6', 1), (1, '#2f62ae', 1))
    sheet.fill(
        loop([(-40, 380), (120, 318), (320, 334), (520, 318), (760, 336), (1040, 300), (1040, 372),
              (-40, 392)]), '#6f93b8')
    sheet.fill(
        loop([(-40, 392), (160, 352), (360, 362), (560, 352), (1040, 340), (1040, 380),
              (-40, 400)]), '#5c9a6a')
    for _ in range(60):
        y0 = rng.uniform(390, 640)
        x0 = rng.uniform(-20, 900)
        sheet.line([(x0, y0), (x0 + rng.uniform(40, 150), y0)],
                   rng.choice(['#f9e2a8', '#8fd0ea', '#23468f', '#e8f4f2']), 7, 0.55)
    for bx, by, s, colour in ((300, 452, 1.0, '#fff6e4'), (560, 410, 0.62, '#f5a24a'),
                              (745, 430, 0.75, '#fdf3dc')):
        boat(sheet, bx, by, s, colour)
    bank(sheet, rng)
    trees(sheet, rng)
    lady(sheet, 560, 880, 1.0, '#c22f5a', '#7d3a9c', '#f4c33a')
    lady(sheet, 690, 850, 0.82, '#2f59b8', '#22387d', '#f08a3a')
    dog(sheet)
    return sheet.picture()


def boat(sheet, x, y, s, sail):
    sheet.fill([(x, y), (x - 4 * s, y - 150 * s), (x + 78 * s, y - 14 * s)], sail)
    sheet.fill([(x - 12 * s, y - 4 * s), (x - 14 * s, y - 122 * s), (x - 58 * s, y - 12 * s)], sail)
    sheet.fill([(x - 74 * s, y), (x + 92 * s, y), (x + 64 * s, y + 26 * s),
                (x - 50 * s, y + 26 * s)], '#8a2f3c')
    sheet.fill([(x - 40 * s, y + 34 * s), (x + 70 * s, y + 34 * s), (x + 10 * s, y + 130 * s)],
               sail, 0.5)


def bank(sheet, rng):
    sheet.fill(
        'M -20 560 C 180 560 300 640 480 660 C 700 690 860 620 1040 560 L 1040 1040 L -20 '
        '1040 Z', '#8cc04e')
    sheet.fill(
        'M -20 640 C 200 650 420 740 640 740 C 800 736 940 700 1040 660 L 1040 1040 L -20 '
        '1040 Z', '#a9cf4f')
    sheet.fill(
        'M -20 800 C 200 790 380 850 520 900 C 700 950 860 900 1040 860 L 1040 1040 L -20 '
        '1040 Z', '#3f7f52')
    sheet.fill('M 300 1040 C 360 900 520 800 800 720 L 880 716 C 700 820 600 930 560 1040 Z',
               '#f0d79a')
    for _ in range(70):
        x, y = rng.uniform(0, 1000), rng.uniform(640, 1000)
        sheet.fill(ellipse(x, y, 9, 6), rng.choice(['#f4e04a', '#f7f3e0', '#e8577a', '#f59a3a']))


def trees(sheet, rng):
    sheet.brush([(120, 860), (128, 640), (110, 420), (150, 240)], '#5a2f3e', 66, 1, (1.2, 0.5))
    sheet.brush([(124, 520), (210, 420), (290, 330)], '#5a2f3e', 30, 1, (1, 0.3))
    sheet.brush([(910, 800), (904, 600), (920, 430)], '#4c2a48', 46, 1, (1.2, 0.5))
    for cx, cy, radius, count in ((140, 190, 250, 70), (930, 330, 160, 44)):
        for _ in range(count):
            a, r = rng.uniform(0, 6.3), radius * math.sqrt(rng.random())
            px, py = cx + r * math.cos(a), cy + 0.72 * r * math.sin(a)
            shade = (py - cy) / radius - (px - cx) / radius * 0.5
            colour = ('#e9d44c', '#9ccb46', '#4f9e4c', '#216a55',
                      '#1f4173')[int(np.clip(2.2 + 2.4 * shade + rng.normal(0, 0.5), 0, 4))]
            sheet.fill(blob(rng, px, py, rng.uniform(22, 48), 0.25), colour)


def lady(sheet, x, foot, s, dress, shade, parasol):

    def at(*points):
        return [(x + px * s, foot + py * s) for px, py in points]

    sheet.fill(loop(at((-70, 0), (-58, -90), (-24, -150), (22, -150), (70, -80), (92, 0))), dress)
    sheet.fill(loop(at((10, 0), (14, -90), (22, -146), (64, -84), (92, 0))), shade)
    sheet.fill(loop(at((-26, -140), (-30, -200), (0, -222), (28, -200), (24, -140))), dress)
    sheet.fill(ellipse(x - 2 * s, foot - 246 * s, 22 * s, 26 * s), '#f3c7a0')
    sheet.fill(ellipse(x + 2 * s, foot - 268 * s, 40 * s, 13 * s), '#5a2f66')
    sheet.line(at((-30, -190), (-66, -220), (-70, -330)), '#5a2f3e', 7 * s)
    sheet.fill(
        placed('M -190 -320 C -170 -430 40 -430 56 -320 C -10 -344 -130 -344 -190 -320 Z', x, foot,
               s, s), parasol)
    sheet.fill(ellipse(x + 30 * s, foot + 12 * s, 170 * s, 18 * s), '#2f5f6a', 0.8)


def dog(sheet):
    sheet.fill(
        loop([(380, 900), (384, 860), (430, 850), (470, 862), (474, 900), (450, 880), (410, 882)]),
        '#3d2440')
    sheet.fill(loop([(360, 850), (384, 832), (402, 846), (392, 872), (368, 868)]), '#3d2440')


PURE = np.array([[0.95, 0.25, 0.22], [0.98, 0.62, 0.12], [0.98, 0.88, 0.2], [0.2, 0.62, 0.3],
                 [0.12, 0.45, 0.8], [0.32, 0.2, 0.62], [0.85, 0.3, 0.6], [0.98, 0.95, 0.88]])


def divided(colour, rng):
    """One of the purer colours that an eye would mix into the given one."""
    if rng.random() < 0.2:
        near = np.argsort(np.linalg.norm(PURE - colour, axis=1))
        return 0.6 * PURE[near[rng.integers(0, 3)]] + 0.4 * colour
    return np.clip(colour + rng.normal(0, 0.09, 3) + rng.normal(0, 0.06), 0, 1)


def paint():
    rng = np.random.default_rng(31)
    reference = saturate(scenery(rng), 1.25)
    colour_at = Field(reference)
    sheet = Sheet('#efe3c8')
    for count, radius in ((16000, 8.2), (26000, 5.8), (34000, 4.3)):
        for x, y in rng.uniform(-5, 1005, (count, 2)):
            sheet.colour(divided(colour_at(x, y), rng))
            sheet.ctx.arc(x, y, radius * rng.uniform(0.7, 1.2), 0, 7)
            sheet.ctx.fill()
    return sheet.picture()
