# SPDX-License-Identifier: GPL-3.0-or-later
"""Art nouveau panel: a muse before a mosaic halo, irises, whiplash stems and gold."""
import math

import numpy as np

from figure import Figure, ellipse, mirrored, sample
from toolkit import clouds, curve, loop, ribbon, rgb

INK, GOLD, GOLD_DARK = '#3a2418', '#d9a441', '#a8742a'
CREAM, SAGE, TEAL = '#f4e3bf', '#8fa37a', '#2f6a6a'
SKIN, SKIN_SHADE = '#f8dcc0', '#e0a888'
HAIR, HAIR_DARK, HAIR_LIGHT = '#b8552a', '#7a2f22', '#e89a4a'
CENTRE = (500, 400)


def halo(figure):
    cx, cy = CENTRE
    figure.shape(ellipse(cx, cy, 366, 366), GOLD, 1.3)
    figure.shape(ellipse(cx, cy, 346, 346), '#7a2f3a', 0.8)
    tiles(figure, 262, 336, 44, ('#c9563f', '#e8a24a', '#f0cf7a', '#b03a4a'))
    figure.shape(ellipse(cx, cy, 252, 252), GOLD, 0.9)
    figure.shape(ellipse(cx, cy, 240, 240), TEAL, 0.7)
    tiles(figure, 176, 234, 36, ('#2f7f86', '#5fb0a4', '#23566a', '#8fcfb8'))
    for k in range(22):
        a = k * 2 * math.pi / 22
        x, y = cx + 299 * math.cos(a), cy + 299 * math.sin(a)
        star(figure, x, y, 25, a)


def tiles(figure, inner, outer, count, palette):
    cx, cy = CENTRE
    for k in range(count):
        a0, a1 = k * 2 * math.pi / count, (k + 0.9) * 2 * math.pi / count
        arc = np.linspace(a0, a1, 6)
        path = [(cx + outer * math.cos(a), cy + outer * math.sin(a))
                for a in arc] + [(cx + inner * math.cos(a), cy + inner * math.sin(a))
                                 for a in arc[::-1]]
        figure.shape(path, palette[k % len(palette)], 0.45)


def star(figure, x, y, r, turn):
    points = [(x + r * (1, 0.42)[k % 2] * math.cos(turn + k * math.pi / 5),
               y + r * (1, 0.42)[k % 2] * math.sin(turn + k * math.pi / 5)) for k in range(10)]
    figure.shape(points, '#fff0c4', 0.5)


def frame(figure):
    figure.shape([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], GOLD_DARK, 0)
    figure.shape([(22, 22), (978, 22), (978, 978), (22, 978)], GOLD, 0.8)
    figure.shape([(40, 40), (960, 40), (960, 960), (40, 960)], CREAM, 0.9)
    figure.shape([(56, 56), (944, 56), (944, 944), (56, 944)], '#e9cf9a', 0.7)


def stems(figure):
    for path, width in (('M 120 960 C 60 800 200 700 120 540 C 70 430 90 300 150 210',
                         15), ('M 160 960 C 130 840 250 760 190 640 C 160 570 150 520 176 470', 11),
                        ('M 90 960 C 70 880 84 800 76 700', 9), ('M 150 210 C 180 150 250 110 320 '
                                                                 '120 C 370 130 380 180 340 186 C '
                                                                 '310 190 300 160 322 150', 9),
                        ('M 120 540 C 150 500 200 500 210 540 C 214 570 180 578 174 552', 8)):
        for turned in (path, mirrored(path)):
            outline = ribbon(sample(turned), width, (0.8, 0.3))
            figure.shape(outline, '#6f8f4f', 0.8)


def blade(figure, path, colour):
    for turned in (path, mirrored(path)):
        figure.shape(turned, colour, 0.8)


def foliage(figure):
    blade(figure, 'M 60 960 C 50 840 60 700 130 600 C 110 720 120 840 110 960 Z', SAGE)
    blade(figure, 'M 180 960 C 170 880 200 780 280 720 C 240 800 240 880 230 960 Z', '#6f8f4f')
    blade(figure, 'M 110 960 C 120 860 170 790 190 720 C 206 800 180 880 160 960 Z', '#a8b47a')


def iris_flower(figure, x, y, s, mirror):

    def at(*points):
        return [(x + (-px if mirror else px) * s, y + py * s) for px, py in points]

    petals = (((0, 0), (-50, -30), (-96, -10), (-110, 50), (-80, 96), (-48, 70),
               (-30, 30)), ((0, 0), (50, -30), (96, -10), (110, 50), (80, 96), (48, 70), (30, 30)),
              ((0, -6), (-34, 30), (-40, 90), (0, 136), (40, 90),
               (34, 30)), ((-6, 0), (-60, -50), (-54, -120), (-8, -150),
                           (6, -90)), ((6, 0), (60, -50), (54, -120), (8, -150), (-6, -90)))
    colours = ('#6a4fa8', '#7a5fc0', '#5a3f98', '#a08fd8', '#b8a8e4')
    for points, colour in zip(petals, colours):
        figure.shape(loop(at(*points)), colour, 0.7)
    figure.flat(loop(at((0, 6), (-10, 40), (0, 84), (10, 40))), '#ffd24a')
    for dx in (-18, 18):
        figure.stroke(curve(at((dx * 0.4, 20), (dx, 60), (dx * 0.8, 104))), 0.4)
    for dx in (-1, 1):
        figure.stroke(curve(at((dx * 10, 10), (dx * 50, 6), (dx * 84, 46))), 0.4)
        figure.stroke(curve(at((dx * 8, -10), (dx * 30, -60), (dx * 24, -120))), 0.4)


HAIR_BACK = ('M 500 150 C 380 130 300 210 300 330 C 300 420 250 470 220 540 C 190 620 250 660 226 '
             '740 C 210 800 250 850 330 850 '
             'L 690 850 C 760 840 800 790 776 730 C 750 660 810 620 780 540 C 750 470 700 420 700 '
             '330 C 700 210 620 130 500 150 Z')
FACE = ('M 408 300 C 396 380 404 450 436 496 C 458 530 482 552 500 556 C 518 552 542 530 564 496 '
        'C 596 450 604 380 592 300 C 580 220 420 220 408 300 Z')
JAW = ('M 404 360 C 402 420 410 460 436 496 C 458 530 482 552 500 556 C 518 552 542 530 564 496 C '
       '590 460 598 420 596 360')
FRINGE = ('M 500 176 C 400 160 340 230 344 330 C 346 410 310 450 322 520 C 356 500 390 440 400 '
          '380 C 408 320 450 290 500 250 '
          'C 550 290 592 320 600 380 C 610 440 644 500 678 520 C 690 450 654 410 656 330 C 660 '
          '230 600 160 500 176 Z')
TRESSES = (('M 330 470 C 250 540 300 620 250 690 C 210 750 260 820 330 830 C 390 836 400 770 350 '
            '766', 46), ('M 350 520 C 300 600 350 660 310 740 C 290 800 330 860 400 880',
                         40), ('M 310 420 C 230 480 180 520 190 600 C 196 660 250 650 240 610', 30),
           ('M 380 500 C 350 580 380 640 350 720', 26))


def tresses(figure):
    for path, width in TRESSES:
        for turned in (path, mirrored(path)):
            points = sample(turned)
            figure.shape(ribbon(points, width, (0.5, 0.0)), HAIR, 0.8)
            for offset, tone in ((-0.2, HAIR_LIGHT), (0.22, HAIR_DARK)):
                figure.colours.fill(ribbon(points + (offset * width, 0), width * 0.2, (0, 0)), tone)
            figure.stroke(points + (0.05 * width, 4), 0.5, (0, 0))


def muse(figure):
    figure.shape(HAIR_BACK, HAIR_DARK, 1.2)
    figure.shape(
        'M 452 520 C 456 580 440 620 380 650 C 320 680 270 740 250 830 L 240 960 L 760 '
        '960 L 750 830 C 730 740 680 680 620 650 C 560 620 544 580 548 520 Z', SKIN, 1.0)
    figure.flat('M 454 530 C 458 580 456 600 444 620 C 490 630 530 600 548 556 L 548 520 Z',
                SKIN_SHADE)
    gown(figure)
    figure.shape(FACE, SKIN, 0)
    with figure.inside(FACE):
        with figure.moved(0, 14):
            figure.flat(FRINGE, SKIN_SHADE)
        figure.flat('M 560 300 C 580 400 570 480 500 560 L 620 560 L 620 300 Z', SKIN_SHADE, 0.55)
        for x in (440, 560):
            figure.colours.glow(x, 456, 36, '#e0604a', 0.5)
    figure.stroke(JAW, 1.1, (0.3, 0.3))
    features(figure)
    tresses(figure)
    figure.shape(FRINGE, HAIR, 1.1)
    with figure.inside(FRINGE):
        for dx in np.linspace(-140, 140, 15):
            path = [(500 + 0.15 * dx, 180), (500 + 0.8 * dx, 250),
                    (500 + dx + 0.06 * dx * abs(dx) / 30, 420)]
            figure.colours.brush(path, HAIR_LIGHT if int(dx) % 40 else HAIR_DARK, 7, 0.8)
            figure.stroke(curve(path), 0.4, (0, 0))
    wreath(figure)


def features(figure):
    for side in (lambda p: p, mirrored):
        figure.shape(side('M 424 410 C 436 400 464 402 476 416 C 462 424 438 424 424 410 Z'),
                     '#fffaf0', 0)
        figure.flat(ellipse(452 if side is not mirrored else 548, 412, 10, 9), '#2f6a6a')
        figure.flat(ellipse(452 if side is not mirrored else 548, 412, 5, 5), INK)
        figure.stroke(side('M 418 408 C 434 392 466 394 482 416'), 1.6, (0.1, 0.4))
        figure.stroke(side('M 428 416 C 440 426 462 426 472 418'), 0.5)
        figure.stroke(side('M 424 396 C 440 384 462 384 476 396'), 0.5)
        figure.stroke(side('M 414 376 C 436 358 466 360 482 374'), 1.1, (0.1, 0.5))
    figure.stroke('M 506 400 C 508 430 516 452 512 464 C 508 470 496 470 490 466', 0.7)
    figure.flat(
        'M 474 500 C 486 492 494 492 500 496 C 506 492 514 492 526 500 C 514 516 486 516 '
        '474 500 Z', '#c0463c')
    figure.stroke('M 470 500 C 486 504 514 504 530 500', 0.7)
    figure.stroke('M 490 524 C 498 527 504 527 510 524', 0.5)


def gown(figure):
    figure.shape(
        'M 236 960 C 240 860 270 800 320 770 C 380 800 420 790 500 830 C 580 790 620 800 '
        '680 770 C 730 800 760 860 764 960 Z', '#f2ead2', 1.0)
    for k in range(11):
        x = 280 + 44 * k
        top = 800 + 22 * math.sin(k / 10 * math.pi)
        figure.stroke(
            curve([(500 + (x - 500) * 0.8, top), (x, 880), (500 + (x - 500) * 1.12, 960)]), 0.6)
        figure.flat(
            ribbon(
                curve([(508 + (x - 500) * 0.8, top), (x + 10, 880), (508 + (x - 500) * 1.12, 960)]),
                12, (0, 0.4)), '#c9b88f', 0.7)
    figure.shape(
        ribbon(sample('M 310 772 C 380 806 420 792 500 836 C 580 792 620 806 690 772'), 26,
               (0.8, 0.8)), GOLD, 0.7)
    figure.shape(ellipse(500, 836, 28, 28), TEAL, 0.8)
    figure.flat(ellipse(492, 828, 9, 8), '#bfe8d8')


def wreath(figure):
    for k, a in enumerate(np.linspace(math.pi * 1.12, math.pi * 1.88, 9)):
        x, y = 500 + 158 * math.cos(a), 330 + 158 * math.sin(a)
        for turn in (-0.8, 0.8):
            tip = (x + 52 * math.cos(a + turn), y + 52 * math.sin(a + turn))
            figure.shape(
                loop([(x, y),
                      ((x + tip[0]) / 2 - 12 * math.sin(a + turn),
                       (y + tip[1]) / 2 + 12 * math.cos(a + turn)), tip,
                      ((x + tip[0]) / 2 + 12 * math.sin(a + turn),
                       (y + tip[1]) / 2 - 12 * math.cos(a + turn))]), '#6f8f4f', 0.5)
    for k, a in enumerate(np.linspace(math.pi * 1.14, math.pi * 1.86, 8)):
        x, y = 500 + 160 * math.cos(a), 330 + 160 * math.sin(a)
        for p in range(6):
            b = p * math.pi / 3
            figure.shape(ellipse(x + 17 * math.cos(b), y + 17 * math.sin(b), 14, 14),
                         ('#fff4e0', '#f2a8a0')[k % 2], 0.5)
        figure.shape(ellipse(x, y, 10, 10), GOLD, 0.5)


def lithograph(picture, rng):
    """Ink that takes unevenly to warm paper."""
    speck = 0.07 * (clouds(rng, 5, 2) - 0.5) + 0.07 * (clouds(rng, 240, 4) - 0.5)
    return np.clip((picture * (1 + speck[..., None])) * rgb('#fff6e2'), 0, 1)


def paint():
    rng = np.random.default_rng(43)
    figure = Figure(CREAM, INK, 5.4)
    frame(figure)
    halo(figure)
    stems(figure)
    foliage(figure)
    muse(figure)
    for x, y, s in ((150, 190, 0.92), (178, 450, 0.7), (112, 690, 0.62), (300, 900, 0.66)):
        iris_flower(figure, x, y, s, False)
        iris_flower(figure, 1000 - x, y, s, True)
    return lithograph(figure.picture(), rng)
