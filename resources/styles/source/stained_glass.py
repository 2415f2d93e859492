# SPDX-License-Identifier: GPL-3.0-or-later
"""Stained glass: a kingfisher over lilies before a rising sun, leaded and lit from behind."""
import math

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from figure import ellipse
from toolkit import UNIT, WORK, Sheet, blur, clouds, grid, loop, over, rgb, smoothstep

SUN = (500, 560)


class Window:
    """Panes of glass: every pane has a number in `cells` and a colour in `colours`."""

    def __init__(self):
        self.cells = np.zeros((WORK, WORK), int)
        self.colours = [rgb('#000000')]

    def pane(self, mask, colour):
        self.cells[mask] = len(self.colours)
        self.colours.append(np.clip(colour, 0, 1))

    def shape(self, path, colour):
        self.pane(inside(path), rgb(colour))

    def shards(self, mask, palette, rng, size):
        """Fills a mask with irregular panes about `size` units wide."""
        rows, columns = np.nonzero(mask)
        if not len(rows):
            return
        count = max(1, int(len(rows) / (size * UNIT)**2))
        pick = rng.integers(0, len(rows), count)
        tree = cKDTree(np.stack([rows[pick], columns[pick]], 1))
        _, owner = tree.query(np.stack([rows, columns], 1))
        base = len(self.colours)
        for _ in range(count):
            colour = rgb(palette[rng.integers(0, len(palette))])
            self.colours.append(np.clip(colour * rng.uniform(0.82, 1.15), 0, 1))
        self.cells[rows, columns] = base + owner


def inside(path):
    sheet = Sheet()
    sheet.fill(path, '#ffffff')
    return sheet.alpha() > 0.5


def sky(window, rng):
    x, y = grid()
    angle = np.arctan2(y - SUN[1], x - SUN[0])
    far = np.hypot(x - SUN[0], y - SUN[1])
    palettes = (('#ffd23f', '#ffb52e'), ('#ff9f3a', '#f97b3d'), ('#f2617a', '#d94f8f'),
                ('#8e5bd0', '#6a4fd0'), ('#2f6fd8', '#2353b8'), ('#1d3f95', '#17307a'))
    sector = np.floor((angle + math.pi) / (2 * math.pi) * 30).astype(int)
    for ring in range(6):
        low, high = 130 + 105 * ring, 130 + 105 * (ring + 1) + (600 if ring == 5 else 0)
        for k in range(30):
            mask = (far >= low + 26 * (k % 2)) & (far < high + 26 * (k % 2)) & (sector == k)
            if mask.any():
                window.pane(mask, rgb(palettes[ring][k % 2]) * rng.uniform(0.85, 1.12))
    window.shards(far < 130 + 26 * (sector % 2), ('#fff4b8', '#ffe57a', '#ffd84a'), rng, 46)


def landscape(window, rng):
    hills = inside(
        loop([(-60, 640), (160, 590), (330, 640), (520, 610), (700, 650), (880, 590), (1060, 630),
              (1060, 760), (-60, 760)]))
    window.shards(hills, ('#2e8f6a', '#3fae6f', '#1f7a6a', '#6fbf5a'), rng, 62)
    _, y = grid()
    water = y > 712 + 10 * np.sin(grid()[0] / 90)
    window.shards(water, ('#1f8fc4', '#2fb3d6', '#1a6fb0', '#5fd0e0', '#2a5fae'), rng, 54)


def pad(window, x, y, rx, ry, colour):
    window.shape(ellipse(x, y, rx, ry), colour)
    for a in np.linspace(0.2, 2.9, 4):
        window.shape([(x, y), (x + rx * math.cos(a), y + ry * math.sin(a)),
                      (x + rx * math.cos(a + 0.28), y + ry * math.sin(a + 0.28))],
                     '#5fbf4f' if colour != '#5fbf4f' else '#2f8f4f')


def lily(window, x, y, s):
    for spread, length, colours in ((1.25, 1.0, ('#e0559a', '#c93f8a')),
                                    (0.75, 1.15, ('#f283b6', '#ee6aa8')), (0.28, 1.25,
                                                                           ('#fbb8d4', '#f7a0c6'))):
        for side in (-1, 1):
            a = -math.pi / 2 + side * spread
            tip = (x + s * length * math.cos(a), y + s * length * math.sin(a))
            b = a + side * 0.5
            c = a - side * 0.35
            window.shape(
                loop([(x, y + 0.1 * s),
                      (x + 0.55 * s * math.cos(b), y + 0.55 * s * math.sin(b)), tip,
                      (x + 0.6 * s * math.cos(c), y + 0.6 * s * math.sin(c))]), colours[side > 0])
    window.shape(
        loop([(x, y + 0.1 * s), (x - 0.24 * s, y - 0.5 * s), (x, y - 1.25 * s),
              (x + 0.24 * s, y - 0.5 * s)]), '#ffe3ef')
    window.shape(ellipse(x, y - 0.12 * s, 0.16 * s, 0.14 * s), '#ffc83a')


def reeds(window):
    for x, top, lean in ((80, 330, 30), (140, 420, -20), (930, 360, -36), (870, 470, 16)):
        window.shape(
            loop([(x - 9, 900), (x - 7 + lean * 0.4, 640), (x + lean, top + 80),
                  (x + 12 + lean * 0.4, 640), (x + 9, 900)]), '#3f9f4f')
        window.shape(ellipse(x + lean, top + 50, 19, 62), '#9a4f2a')
    for base, tip, bend in ((40, (200, 560), 40), (190, (60, 540), -40), (960, (830, 540), -30),
                            (900, (985, 560), 40)):
        window.shape(
            loop([(base - 14, 920), (base + bend * 0.4 - 12, 740), tip,
                  (base + bend * 0.4 + 16, 740), (base + 14, 920)]), '#2f8f4f')


def kingfisher(window):
    wing_far = [
        ('M 520 330 C 560 230 650 150 770 120 C 740 170 720 200 690 230 L 560 350 Z', '#1fa0c8'),
        ('M 690 230 C 720 220 750 215 790 216 C 750 260 700 290 660 300 L 560 350 Z', '#1a78c0'),
        ('M 660 300 C 690 298 720 300 748 308 C 700 340 640 360 590 366 L 560 350 Z', '#2353b8')
    ]
    body = [('M 400 318 C 440 300 500 310 560 350 C 620 390 660 440 690 500 C 620 490 560 480 500 '
             '460 C 440 440 400 400 384 352 Z', '#f58a2e'),
            ('M 440 306 C 500 306 560 340 600 384 C 560 400 500 390 470 372 C 450 350 440 330 440 '
             '306 Z', '#17a5b8'),
            ('M 600 384 C 640 420 670 460 690 500 L 660 494 C 620 470 590 430 560 392 Z',
             '#0f7fa8'), ('M 690 500 L 790 590 L 740 596 L 660 494 Z', '#1a5fb8'),
            ('M 660 494 L 740 596 L 690 588 L 632 488 Z', '#17a5b8')]
    wing = [
        ('M 470 350 C 430 440 420 540 450 640 C 476 590 490 560 504 520 L 540 380 Z', '#22b8cf'),
        ('M 504 520 C 506 570 516 610 534 650 C 556 590 562 540 560 490 L 540 380 Z', '#1a86c8'),
        ('M 560 490 C 572 530 586 560 606 586 C 616 530 610 470 590 420 L 540 380 Z', '#2353b8')
    ]
    head = [('M 330 280 C 340 232 400 216 440 240 C 470 262 470 300 450 320 C 420 346 360 346 340 '
             '324 C 330 312 328 296 330 280 Z', '#17a5b8'),
            ('M 336 308 C 360 318 400 322 430 316 C 420 342 370 350 344 328 Z', '#fff0d8'),
            ('M 346 282 C 380 270 420 276 446 292 C 440 312 400 314 362 304 Z', '#f58a2e'),
            ('M 334 284 L 178 322 L 338 314 Z', '#3a3f66'),
            ('M 338 314 L 190 326 L 342 328 Z', '#e0662a')]
    for path, colour in wing_far + body + wing + head:
        window.shape(path, colour)
    window.shape(ellipse(374, 280, 13, 13), '#1a1a2e')


def border(window, rng):
    x, y = grid()
    edge = np.minimum.reduce([x, y, 1000 - x, 1000 - y])
    along = np.where(np.minimum(x, 1000 - x) < np.minimum(y, 1000 - y), y, x)
    for k in range(14):
        mask = (edge < 44) & (np.floor(along / 71.5).astype(int) == k)
        for side, part in enumerate((y < 44, y > 956, x < 44, x > 956)):
            if (mask & part).any():
                window.pane(mask & part,
                            rgb(('#b01f4a', '#e0a82e', '#1f5fb0', '#e0a82e')[(k + side) % 4]))


def glass(window, rng):
    """Light through uneven glass: streaks, seeds, and a glow in the middle of each pane."""
    picture = np.array(window.colours)[window.cells]
    streaks = clouds(rng, 60, 5, 0.6, 0.4) - 0.5
    picture = picture * (1 + 0.55 * streaks)[..., None]
    away = ndimage.distance_transform_edt(~lead_core(window)) / UNIT
    picture = picture * (0.62 + 0.5 * smoothstep(0, 26, away))[..., None]
    x, y = grid()
    backlight = np.exp(-((x - SUN[0])**2 + (y - SUN[1] + 60)**2) / 430**2)
    picture = 1 - (1 - np.clip(picture, 0, 1)) * (1 - 0.24 * backlight[..., None] * rgb('#fff2c4'))
    bubbles = smoothstep(0.83, 0.9, clouds(rng, 9, 2))
    return over(picture, rgb('#ffffff'), 0.16 * bubbles), away


def lead_core(window):
    cells = window.cells
    core = np.zeros(cells.shape, bool)
    core[:, 1:] |= cells[:, 1:] != cells[:, :-1]
    core[1:, :] |= cells[1:, :] != cells[:-1, :]
    return core


def lead(picture, away):
    """Lead came, rounded and lit from the upper left."""
    body = smoothstep(4.6, 3.7, away)
    dy, dx = np.gradient(blur(np.minimum(away, 6), 0.8))
    shine = np.clip(0.5 + (dx + dy) * 0.9 * UNIT, 0, 1)
    metal = rgb('#15161d') + 0.34 * (smoothstep(0.6, 1.3, shine) * smoothstep(0.2, 2.5, away))[...,
                                                                                               None]
    return over(picture, metal, body)


def paint():
    rng = np.random.default_rng(17)
    window = Window()
    sky(window, rng)
    landscape(window, rng)
    reeds(window)
    for x, y, rx, ry, colour in ((250, 850, 130, 40, '#2f8f4f'), (560, 900, 150, 44, '#3fae5a'),
                                 (820, 850, 120, 36, '#2f8f4f'), (420, 960, 120, 30, '#5fbf4f')):
        pad(window, x, y, rx, ry, colour)
    for x, y, s in ((250, 836, 100), (590, 880, 120), (830, 838, 90)):
        lily(window, x, y, s)
    kingfisher(window)
    border(window, rng)
    picture, away = glass(window, rng)
    return lead(picture, away)
