# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat gouache in the manner of travel posters: alpine lake at sunrise, balloons, a cabin."""
import math

import numpy as np

from figure import ellipse
from toolkit import Sheet, clouds, curve, grid, loop, ramp, ribbon, ridge, warp


def bands(rng):
    """Sky in flat steps around the sun."""
    x, y = grid()
    far = np.hypot(x - 640, (y - 400) * 1.05) / 900
    steps = np.floor(np.clip(far, 0, 0.999) * 8) / 8
    return ramp(steps, '#fff3c9', '#ffd98f', '#ffb870', '#f98f68', '#e0697a', '#a85590', '#5a4a92',
                '#35407f')


def peak(sheet, points, light, dark, snow, snow_shade, split):
    """A mountain of two flat sides with snow; `split` is the ridge line from top to foot."""
    sheet.fill(points, dark)
    top = points[np.argmin(np.asarray(points)[:, 1])] if isinstance(points, np.ndarray) else min(
        points, key=lambda p: p[1])
    lit = [p for p in points if p[0] >= top[0]]
    sheet.fill(split + lit[::-1][:len(lit)], light)
    cap(sheet, top, snow, snow_shade)


def cap(sheet, top, snow, shade):
    x, y = top
    left = [(x, y), (x - 62, y + 92), (x - 40, y + 84), (x - 46, y + 140), (x - 14, y + 96),
            (x - 4, y + 160), (x + 10, y + 70)]
    right = [(x, y), (x + 8, y + 84), (x - 4, y + 160), (x + 28, y + 110), (x + 40, y + 176),
             (x + 62, y + 112), (x + 84, y + 134), (x + 64, y + 86)]
    sheet.fill(left, shade)
    sheet.fill(right, snow)


def mountains(sheet, rng):
    sheet.fill(ridge(rng, 520, 130, 0.5, 9), '#c9789a')
    peak(sheet, [(40, 700), (170, 520), (240, 470), (330, 300), (420, 420), (520, 560),
                 (640, 700)], '#8f5f9e', '#56468c', '#fff1dc', '#c9a5cc', [(330, 300), (318, 380),
                                                                           (350, 460), (330, 560),
                                                                           (370, 700)])
    peak(sheet, [(430, 700), (600, 520), (690, 420), (790, 250), (880, 380), (960, 470),
                 (1080, 700)], '#7a5a9c', '#443c7e', '#ffe9d0', '#b89ac6', [(790, 250), (772, 340),
                                                                            (806, 430), (780, 540),
                                                                            (830, 700)])
    for base, colour in ((600, '#4a4a86'), (640, '#35507a')):
        sheet.fill(ridge(rng, base, 70, 0.5, 9), colour)


def lake(sheet, rng):
    sheet.fill([(-20, 690), (1020, 690), (1020, 1020), (-20, 1020)], '#5a6fae')
    for k in range(34):
        y = 694 + 8 * k
        half = 150 * math.exp(-k / 20) + 24 * rng.random()
        sheet.fill(ribbon(curve([(640 - half, y), (640, y + 1), (640 + half, y)]), 7, (0, 0)),
                   ('#ffe2a6', '#ffb982')[k % 2])
    for _ in range(70):
        y, x = rng.uniform(696, 960), rng.uniform(-40, 1000)
        w = rng.uniform(40, 200)
        sheet.fill(
            ribbon(curve([(x, y), (x + w / 2, y + 1), (x + w, y)]), rng.uniform(3, 7), (0, 0)),
            ('#7f92c8', '#46598f', '#c98ab0', '#35487e')[rng.integers(0, 4)])


def balloon(sheet, x, y, s, colours):
    for k in range(8):
        a0, a1 = -1 + k / 4, -1 + (k + 1) / 4
        gore = [(x + a0 * 0.12 * s, y - s),
                *[(x + math.sin(a0 * 1.57) * s * math.sin(t), y - s * math.cos(t))
                  for t in np.linspace(0.1, 2.2, 14)],
                *[(x + math.sin(a1 * 1.57) * s * math.sin(t), y - s * math.cos(t))
                  for t in np.linspace(2.2, 0.1, 14)]]
        sheet.fill(gore, colours[k % len(colours)])
    sheet.fill([(x - 0.81 * s, y + 0.585 * s), (x + 0.81 * s, y + 0.585 * s),
                (x + 0.16 * s, y + 1.22 * s), (x - 0.16 * s, y + 1.22 * s)], colours[0])
    sheet.fill([(x, y + 0.585 * s), (x + 0.81 * s, y + 0.585 * s), (x + 0.16 * s, y + 1.22 * s),
                (x, y + 1.22 * s)], colours[1])
    sheet.fill([(x - 0.17 * s, y + 1.42 * s), (x + 0.17 * s, y + 1.42 * s),
                (x + 0.13 * s, y + 1.68 * s), (x - 0.13 * s, y + 1.68 * s)], '#5a2f3c')
    for side in (-1, 1):
        sheet.line([(x + side * 0.15 * s, y + 1.22 * s), (x + side * 0.15 * s, y + 1.42 * s)],
                   '#5a2f3c', 2)


def fir(sheet, x, foot, h, dark, light):
    for k in range(6):
        t = k / 6
        y, half = foot - h * t * 0.86, h * 0.2 * (1 - t) + 8
        sheet.fill([(x - half, y), (x, y - h * 0.3), (x + half, y), (x + half * 0.5, y - 8),
                    (x, y + 4), (x - half * 0.5, y - 8)], dark)
        sheet.fill([(x + half * 0.1, y - 5), (x, y - h * 0.3), (x + half, y)], light)


def cabin(sheet):
    sheet.fill([(150, 780), (290, 780), (290, 870), (150, 870)], '#8f4436')
    sheet.fill([(290, 780), (350, 766), (350, 856), (290, 870)], '#c9683f')
    sheet.fill([(128, 792), (196, 700), (330, 690), (286, 788)], '#2c2f5a')
    sheet.fill([(286, 788), (330, 690), (372, 774)], '#e08a4c')
    sheet.fill([(226, 660), (252, 658), (252, 706), (226, 708)], '#5a3040')
    for x in (172, 232):
        sheet.fill([(x, 806), (x + 34, 806), (x + 34, 838), (x, 838)], '#ffe08a')
        sheet.line([(x + 17, 806), (x + 17, 838)], '#8f4436', 3)
    sheet.fill([(306, 800), (330, 795), (330, 858), (306, 864)], '#5a2f3c')
    for k, (x, y, r) in enumerate(((246, 630, 15), (262, 596, 20), (252, 556, 26), (280, 512, 32))):
        sheet.fill(ellipse(x, y, r, r * 0.8), '#f6cfc0', 0.75 - 0.12 * k)


def shore(sheet, rng):
    sheet.fill(
        loop([(-60, 850), (120, 828), (330, 850), (520, 900), (700, 960), (860, 1040),
              (-60, 1080)]), '#2f5a5c')
    sheet.fill(loop([(-60, 900), (160, 880), (380, 920), (560, 980), (640, 1060), (-60, 1080)]),
               '#1f4352')
    cabin(sheet)
    for x, foot, h in ((40, 900, 330), (104, 880, 240), (410, 900, 250), (470, 930, 190),
                       (-6, 960, 300), (900, 1010, 420), (975, 1020, 520), (830, 1030,
                                                                            290), (760, 1040, 180)):
        fir(sheet, x, foot, h, '#142f47', '#2c5f66')
    for _ in range(160):
        x, y = rng.uniform(0, 700), rng.uniform(900, 1000)
        sheet.fill(ellipse(x, y, 5, 4),
                   ('#f7b05a', '#f4e0a0', '#e0697a', '#4f8a78')[rng.integers(0, 4)])


def gouache(picture, rng):
    """Slightly wavering edges, chalky unevenness and dry-brush streaks."""
    planes = [warp(picture[..., k], np.random.default_rng(1), 1.4, 18, 2) for k in range(3)]
    picture = np.stack(planes, axis=-1)
    chalk = 0.05 * (clouds(rng, 180, 5) - 0.5) + 0.045 * (clouds(rng, 5, 2) - 0.5)
    streak = 0.045 * (clouds(rng, 9, 3, 0.6, 9) - 0.5)
    return np.clip(picture + (chalk + streak)[..., None], 0, 1)


def paint():
    rng = np.random.default_rng(6)
    sheet = Sheet.of(bands(rng))
    sheet.fill(ellipse(640, 400, 96, 96), '#fffaf0')
    for x, y, w in ((120, 210, 230), (60, 232, 180), (820, 150, 200), (890, 170, 160), (400, 130,
                                                                                        150)):
        sheet.fill(ribbon(curve([(x - w / 2, y + 6), (x, y - 6), (x + w, y + 4)]), 26, (0, 0)),
                   '#ffd9b8', 0.85)
    mountains(sheet, rng)
    lake(sheet, rng)
    balloon(sheet, 200, 250, 84, ('#e8463c', '#fff0d0', '#2f6f8f', '#ffc24a'))
    balloon(sheet, 540, 160, 44, ('#2f6f8f', '#fff0d0'))
    balloon(sheet, 905, 330, 30, ('#e8463c', '#ffc24a'))
    shore(sheet, rng)
    return gouache(sheet.picture(), rng)
