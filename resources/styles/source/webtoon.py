# SPDX-License-Identifier: GPL-3.0-or-later
"""Webtoon romance: soft light, coloured lines, a girl among roses at dusk."""
import math

import numpy as np

from figure import FACE, JAW, Figure, corners, ellipse, eye, mirrored
from toolkit import (Sheet, blob, blur, clouds, grid, loop, mix, over, ramp, rgb, saturate,
                     smoothstep)

LINE = '#5f2440'
SKIN, SKIN_SHADE = '#ffe9df', '#f7b9ae'
HAIR, HAIR_DEEP, HAIR_LIGHT = '#c46a86', '#7a3568', '#ffcdb8'

BACK_HAIR = ('M 500 120 C 320 108 214 230 210 420 C 206 520 160 580 176 680 C 190 760 120 800 110 '
             '890 C 104 960 130 1010 150 1060 '
             'L 850 1060 C 880 1000 892 950 880 890 C 866 810 806 770 824 680 C 842 580 794 520 '
             '790 420 C 786 230 680 108 500 120 Z')
LEFT_FRINGE = ('M 470 128 C 340 130 240 220 228 400 C 222 500 200 560 196 640 C 192 720 236 760 '
               '226 850 C 262 800 282 740 272 670 '
               'C 268 620 290 590 306 540 C 320 500 322 470 330 440 C 350 420 380 400 404 366 C '
               '440 320 462 260 476 190 Z')
RIGHT_FRINGE = ('M 452 130 C 470 250 540 350 626 402 C 650 420 668 450 676 490 C 690 560 722 600 '
                '728 660 C 734 730 712 780 744 850 '
                'C 768 790 806 740 804 650 C 802 570 778 500 772 400 C 762 220 640 112 452 130 Z')
WISPS = ('M 430 180 C 424 270 400 330 356 380 C 340 400 332 440 338 486',
         'M 480 200 C 510 290 560 360 610 410 C 640 440 650 470 648 510')
STRANDS = ('M 458 136 C 440 240 380 330 316 420', 'M 440 134 C 380 200 290 300 268 480',
           'M 250 500 C 240 580 220 620 230 700', 'M 290 520 C 262 600 240 640 254 720',
           'M 470 140 C 510 250 590 350 668 430', 'M 520 138 C 620 190 710 300 736 460',
           'M 700 500 C 730 590 760 620 756 720', 'M 750 460 C 764 560 790 610 782 690',
           'M 560 140 C 660 180 740 280 760 400', 'M 400 142 C 310 190 250 290 240 400',
           'M 620 402 C 560 350 510 290 484 220', 'M 404 366 C 430 310 452 260 462 200')


def background(rng):
    x, y = grid()
    picture = ramp(np.clip((x * 0.35 + y) / 1250, 0, 1), '#8f7fd6', '#c99be0', '#ffb9cf', '#ffd9bf',
                   '#fff1d6')
    sheet = Sheet.of(over(picture, rgb('#fff6ea'),
                          0.6 * smoothstep(0.55, 0.9, clouds(rng, 320, 3))))
    for _ in range(90):
        px, py, r = rng.uniform(0, 1000), rng.uniform(0, 1000), rng.uniform(10, 70)
        sheet.fill(ellipse(px, py, r, r),
                   ('#ffffff', '#ffe6b8', '#ffc4dc', '#d8c4ff')[rng.integers(0, 4)],
                   rng.uniform(0.08, 0.34))
        sheet.line(ellipse(px, py, r, r), '#ffffff', 2, 0.25)
    return blur(sheet.picture(), 2)


def dress(figure):
    gown = ('M 90 1060 C 130 930 240 872 350 848 L 420 800 L 580 800 L 650 848 C 760 872 870 930 '
            '910 1060 Z')
    figure.shape(gown, SKIN)
    figure.flat('M 430 780 C 440 850 560 850 572 770 L 580 830 C 560 900 440 900 424 830 Z',
                SKIN_SHADE, 0.75)
    figure.shape(
        'M 436 690 C 444 770 440 806 400 834 L 500 940 L 600 834 C 560 806 556 770 564 '
        '690 Z', SKIN, 0)
    figure.stroke('M 436 730 C 440 780 436 810 396 838', 0.9)
    figure.stroke('M 564 730 C 560 780 564 810 604 838', 0.9)
    figure.stroke('M 440 900 C 400 884 370 880 330 884', 0.7)
    figure.stroke('M 560 900 C 600 884 630 880 670 884', 0.7)
    bodice = ('M 60 1060 C 90 990 150 940 214 926 C 260 960 300 984 350 986 C 420 990 460 966 500 '
              '1000 C 540 966 580 990 650 986 '
              'C 700 984 740 960 786 926 C 850 940 910 990 940 1060 Z')
    figure.shape(bodice, '#fff4f6')
    for x in range(120, 900, 52):
        y = 960 + 26 * math.sin((x - 120) / 780 * math.pi)
        figure.shape(
            loop([(x - 34, y + 6), (x - 18, y - 20), (x + 14, y - 20), (x + 34, y + 4),
                  (x + 18, y + 26), (x - 18, y + 28)]), '#ffffff', 0.6)
    pendant = 'M 404 840 Q 500 960 596 840'
    figure.stroke(pendant, 0.6, (0.6, 0.6))
    figure.shape(loop([(500, 892), (516, 910), (500, 936), (484, 910)]), '#8fd0ff', 0.6)


def face(figure):
    forehead = ellipse(500, 370, 170, 170)
    figure.shape(forehead, SKIN, 0)
    figure.shape(FACE, SKIN, 0)
    with figure.inside(forehead):
        figure.colours.gradient(forehead, (0, 200), (0, 400), (0, HAIR_DEEP, 0.9),
                                (0.35, SKIN_SHADE, 0.9), (1, SKIN, 0))
    with figure.inside(FACE):
        with figure.moved(4, 26):
            figure.flat(LEFT_FRINGE, SKIN_SHADE, 0.8)
            figure.flat(RIGHT_FRINGE, SKIN_SHADE, 0.8)
        for x in (372, 628):
            figure.colours.glow(x, 610, 84, '#ff5f7f', 0.75)
        figure.colours.glow(500, 610, 40, '#ff8f8f', 0.35)
    figure.stroke(JAW, 0.95, (0.2, 0.2))
    eye(figure, '#3a2a6a', '#5f7fd8', '#a8f0ff', lash='#5a2448')
    eye(figure, '#3a2a6a', '#5f7fd8', '#a8f0ff', mirror=True, lash='#5a2448')
    for side in (lambda p: p, mirrored):
        for lash in ('M 346 500 C 336 490 326 484 314 482', 'M 340 514 C 328 508 318 506 308 508',
                     'M 362 482 C 354 472 346 464 336 460'):
            figure.stroke(side(lash), 1.1, (0.9, 0.0))
        figure.stroke(side('M 350 428 Q 396 404 452 424'), 1.5, (0.3, 0.5))
    figure.stroke('M 494 622 Q 502 628 510 622', 0.8)
    figure.colours.glow(505, 606, 12, '#ffffff', 0.9)
    lips(figure)


def lips(figure):
    figure.flat(
        'M 462 672 C 480 664 492 666 500 670 C 508 666 520 664 538 672 C 524 694 476 694 '
        '462 672 Z', '#e8607a', 0.9)
    figure.flat('M 484 680 C 494 678 508 678 518 680 C 512 690 490 690 484 680 Z', '#ffc4c8', 0.9)
    figure.stroke('M 456 670 C 480 678 492 674 500 676 C 508 674 520 678 544 670', 0.9)


def hair(figure):
    for path in (LEFT_FRINGE, RIGHT_FRINGE):
        figure.shape(path, HAIR)
        with figure.inside(path):
            figure.colours.gradient([(150, 380), (850, 380), (850, 900),
                                     (150, 900)], (0, 400), (0, 860), (0, HAIR, 0),
                                    (0.5, '#e08a8f', 0.8), (1, '#ffc79f', 1))
            figure.colours.gradient([(150, 100), (850, 100), (850, 330), (150, 330)], (0, 110),
                                    (0, 330), (0, HAIR_DEEP, 0.85), (1, HAIR, 0))
            locks(figure)
    for strand in STRANDS + WISPS:
        figure.stroke(strand, 0.75, (0.0, 0.2))


def locks(figure):
    rng = np.random.default_rng(2)
    for _ in range(46):
        t = rng.uniform(-1, 1)
        x, y = 500 + 250 * math.sin(1.2 * t), 336 - 86 * math.cos(1.2 * t)
        reach = rng.uniform(18, 62)
        figure.colours.brush([(x - 0.6 * t * reach, y - reach), (x, y),
                              (x + 0.5 * t * reach, y + reach)], HAIR_LIGHT, rng.uniform(4, 12),
                             0.6)
    for strand in STRANDS:
        figure.colours.brush(corners(strand) + (10, 8), HAIR_DEEP, 14, 0.45)


def rose(figure, x, y, s, light, dark):
    """Petals wound inwards, each a crescent over the last."""
    rng = np.random.default_rng(int(x + y))
    figure.shape(blob(rng, x, y, s, 0.1, 7), dark, 0.7)
    for k in range(13):
        a, r = k * 2.4, s * (1 - k / 14)
        cx, cy = x + 0.25 * r * math.cos(a), y + 0.25 * r * math.sin(a)
        tone = mix(rgb(dark), rgb(light), (k % 3) / 2 * 0.6 + 0.4)
        petal = loop([(cx + 0.82 * r * math.cos(a + u), cy + 0.82 * r * math.sin(a + u))
                      for u in (-1.2, -0.5, 0.2, 0.9, 1.4)] +
                     [(cx + 0.3 * r * math.cos(a + 0.6), cy + 0.3 * r * math.sin(a + 0.6)),
                      (cx + 0.3 * r * math.cos(a - 0.5), cy + 0.3 * r * math.sin(a - 0.5))])
        figure.shape(petal, tone, 0.55)


def roses(figure, rng):
    for x, y, a in ((60, 640, 0.4), (150, 900, -0.8), (40, 800, 0.2), (930, 700, 2.6),
                    (860, 930, 3.6), (960, 850, 3.0), (210, 1000, -1.2), (790, 1000, 4.0)):
        for turn in (-0.6, 0.3, 1.1):
            leaf(figure, x, y, a + turn + rng.uniform(-0.2, 0.2), rng.uniform(90, 130))
    for x, y, s, light, dark in ((40, 730, 78, '#ffe3e8',
                                  '#f07a9c'), (120, 880, 96, '#ffd0d8',
                                               '#d8436f'), (30, 960, 80, '#fff0e6', '#f5a08a'),
                                 (960, 760, 84, '#ffd0d8',
                                  '#d8436f'), (880, 900, 98, '#ffe3e8',
                                               '#f07a9c'), (975, 970, 76, '#fff0e6', '#f5a08a'),
                                 (230, 985, 58, '#fff0e6', '#f5a08a'), (760, 985, 60, '#ffd0d8',
                                                                        '#d8436f')):
        rose(figure, x, y, s, light, dark)


def leaf(figure, x, y, angle, size):
    c, s = math.cos(angle), math.sin(angle)
    points = [(x + size * (u * c - v * s), y + size * (u * s + v * c))
              for u, v in ((0, 0), (0.45, -0.28), (1.1, 0), (0.45, 0.28))]
    figure.shape(loop(points), '#6fae8f', 0.6)
    figure.stroke([points[0], points[2]], 0.5)


def soft_light(picture, rng):
    """A glow from the upper left, soft bloom and floating sparks."""
    bloom = blur(picture, 14)
    picture = 1 - (1 - picture) * (1 - 0.08 * bloom)
    x, y = grid()
    sun = np.exp(-((x - 60)**2 + (y - 40)**2) / 620**2)
    picture = 1 - (1 - picture) * (1 - 0.28 * sun[..., None] * rgb('#ffe2b0'))
    sheet = Sheet.of(saturate(np.clip(1.08 * picture - 0.09, 0, 1), 1.3))
    for _ in range(46):
        px, py, r = rng.uniform(0, 1000), rng.uniform(0, 1000), rng.uniform(6, 20)
        if math.hypot(px - 500, py - 560) < 240:
            continue
        sheet.glow(px, py, r, '#ffffff', 0.9)
        for a in (0, math.pi / 2):
            sheet.brush([(px - r * math.cos(a), py - r * math.sin(a)), (px, py),
                         (px + r * math.cos(a), py + r * math.sin(a))], '#ffffff', r * 0.18, 0.9)
    return sheet.picture()


def paint():
    rng = np.random.default_rng(23)
    figure = Figure(background(rng), LINE, 4.2)
    with figure.turned(500, 800, 0.06):
        figure.shape(BACK_HAIR, HAIR_DEEP)
        with figure.inside(BACK_HAIR):
            figure.colours.gradient([(50, 500), (950, 500), (950, 1060), (50, 1060)], (0, 500),
                                    (0, 1050), (0, HAIR_DEEP, 0), (1, '#f2a08f', 1))
        for strand in ('M 240 600 C 200 700 230 780 160 880', 'M 280 700 C 250 800 260 860 200 960',
                       'M 760 620 C 800 720 770 780 830 880',
                       'M 720 720 C 750 800 730 880 790 960'):
            figure.stroke(strand, 0.8)
    dress(figure)
    with figure.turned(500, 760, 0.07):
        face(figure)
        hair(figure)
        for x, y, s in ((300, 236, 44), (352, 190, 36), (264, 300, 34)):
            rose(figure, x, y, s, '#fff0f4', '#f28fb0')
    roses(figure, rng)
    return soft_light(figure.picture(), rng)
