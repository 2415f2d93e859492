# SPDX-License-Identifier: GPL-3.0-or-later
"""Woodblock print: a breaking wave before a snowy cone, five blocks of colour and a key block."""
import math

import numpy as np

from figure import even, sample
from toolkit import Sheet, clouds, curve, grid, loop, mix, noise, over, ribbon, rgb, smoothstep

KEY, DEEP, MIDDLE, PALE = '#16294d', '#1f4a86', '#4f8bb8', '#a9cbd3'
PAPER, SAND, RED = '#f2e6c9', '#e8c893', '#c8472f'

BACK = 'M 1020 300 C 940 420 860 520 760 590 C 640 670 560 690 470 690'
CREST = 'M -30 560 C 40 380 150 210 330 150 C 440 112 560 130 640 210'
LIP = 'M 640 210 C 560 220 500 270 486 350'
HOLLOW = 'M 486 350 C 450 320 400 350 376 420 C 330 560 420 700 600 760'


def sky():
    x, y = grid()
    picture = mix(rgb(PAPER), rgb('#e9b887'),
                  smoothstep(520, 330, np.abs(y - 640))[..., None] * 0.75)
    bokashi = smoothstep(230, 0, y + 14 * np.sin(x / 160))
    return over(picture, rgb('#2b5f94'), 0.9 * bokashi)


def streaks(sheet, lower, upper, count, colours, start=0.0, end=1.0):
    """Bands of colour between two edges of a wave, bending from one into the other."""
    a, b = even(sample(lower)), even(sample(upper))
    n = 160
    pick = np.linspace(0, 1, n)
    a = a[(pick * (len(a) - 1)).astype(int)]
    b = b[(pick * (len(b) - 1)).astype(int)]
    for k in range(count):
        t0 = start + (end - start) * k / count
        t1 = start + (end - start) * (k + 0.55) / count
        band = np.vstack([a + (b - a) * t0, (a + (b - a) * t1)[::-1]])
        sheet.fill(band, colours[k % len(colours)])
        sheet.line(band, KEY, 2.2)


def claws(sheet, rng, edge, size, side=1):
    """Foam that breaks into hooked fingers along an edge."""
    points = even(np.asarray(edge), 3)
    tangent = np.gradient(points, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    foam = []
    for i in range(6, len(points) - 3, max(4, int(size / 5))):
        t = tangent[i]
        n = side * np.array([-t[1], t[0]])
        s = size * rng.uniform(0.7, 1.25)
        p = points[i]
        foam.append((p, t, n, s))
    for grown, colour in ((4, KEY), (0, PAPER)):
        for p, t, n, s in foam:
            sheet.fill(puff(p, t, n, s, grown), colour)
    for p, t, n, s in foam:
        finger(sheet, p, t, n, s)
    for p, t, n, s in foam[::2]:
        curl = curve([p - 0.9 * s * n, p - 0.4 * s * n + 0.35 * s * t, p + 0.05 * s * n])
        sheet.fill(ribbon(curl, 3.6, (0, 0.3)), KEY)


def puff(p, t, n, s, grown):
    return loop([
        p - 0.55 * s * n + (0.5 * s + grown) * math.cos(a) * t +
        (0.55 * s + grown) * math.sin(a) * n for a in np.linspace(0, 5.6, 8)
    ])


def finger(sheet, p, t, n, s):
    hook = [
        p - 0.3 * s * t - 0.2 * s * n, p - 0.24 * s * t + 0.55 * s * n,
        p + 0.25 * s * t + 1.02 * s * n, p + 0.72 * s * t + 0.85 * s * n,
        p + 0.42 * s * t + 0.70 * s * n, p + 0.20 * s * t + 0.35 * s * n,
        p + 0.32 * s * t - 0.2 * s * n
    ]
    path = loop(hook)
    sheet.fill(path, PAPER)
    sheet.line(path, KEY, 3)


def mountain(sheet):
    sheet.fill(
        'M 440 690 C 640 630 720 540 770 470 L 800 440 L 836 440 L 866 470 C 920 545 980 '
        '600 1040 620 L 1040 700 L 440 700 Z', '#43688f')
    sheet.fill(
        'M 740 508 C 752 494 764 480 770 470 L 800 440 L 836 440 L 866 470 C 876 484 888 '
        '498 898 510 '
        'L 880 500 L 870 520 L 850 494 L 836 530 L 818 496 L 802 524 L 786 496 L 768 520 L '
        '762 500 Z', '#fbf4e0')
    sheet.line(
        'M 440 690 C 640 630 720 540 770 470 L 800 440 L 836 440 L 866 470 C 920 545 980 '
        '600 1040 620', KEY, 3.4)


def great_wave(sheet, rng):
    body = CREST + LIP.replace('M 640 210', ' ') + HOLLOW.replace('M 486 350',
                                                                  ' ') + ' L 1040 1040 L -40 1040 Z'
    sheet.fill(body, DEEP)
    streaks(sheet, 'M -30 620 C 60 430 160 270 330 215 C 430 184 520 190 590 226',
            'M -30 1010 C 60 800 120 560 250 420 C 320 340 400 300 480 330', 6, (PALE, MIDDLE))
    streaks(sheet, 'M 476 352 C 440 322 396 350 370 420 C 322 560 410 706 590 790',
            'M 452 344 C 400 316 326 350 296 430 C 232 580 250 780 330 960', 5, (PALE, MIDDLE),
            0.12)
    for path in (CREST, LIP, HOLLOW):
        sheet.fill(ribbon(sample(path), 8, (0.5, 0.5)), KEY)
    edge = np.vstack([sample(CREST)[30:], sample(LIP)])
    claws(sheet, rng, edge, 40, side=1)
    claws(sheet, rng, np.vstack([sample(CREST)[150:], sample(LIP)[:-10]]) + (10, 34), 30, side=1)


def near_swell(sheet, rng):
    top = [(-30, 880), (90, 830), (230, 850), (380, 910), (540, 900), (690, 820), (830, 750),
           (1040, 800)]
    ridge = curve(top)
    sheet.fill(np.vstack([ridge, [(1040, 1040), (-40, 1040)]]), DEEP)
    for k in range(1, 8):
        line = ridge + (0, 26 * k)
        sheet.fill(
            ribbon(line + np.stack([0 * line[:, 0], 7 * np.sin(line[:, 0] / 60 + k)], 1), 12,
                   (0.4, 0.4)), (PALE, MIDDLE)[k % 2])
    sheet.fill(ribbon(ridge, 8, (0.6, 0.6)), KEY)
    claws(sheet,
          rng,
          curve([(520, 902), (610, 872), (690, 820), (760, 780), (830, 750), (900, 752)])[::-1],
          34,
          side=1)


def boat(sheet):
    hull = ('M 640 742 C 720 776 860 760 960 676 '
            'C 930 740 860 806 760 812 C 700 814 660 786 640 742 Z')
    sheet.fill(hull, SAND)
    sheet.line(hull, KEY, 4)
    sheet.line('M 668 764 C 740 790 850 776 930 716', KEY, 3)
    for k in range(5):
        x, y = 712 + 38 * k, 762 - 3 * k * k * 0.7
        sheet.fill(
            loop([(x - 15, y), (x - 10, y - 22), (x + 4, y - 26), (x + 15, y - 8),
                  (x + 14, y + 4)]), ('#3d5f94', RED)[k % 2])
        sheet.fill(loop([(x + 2, y - 40), (x + 13, y - 32), (x + 4, y - 22), (x - 7, y - 30)]),
                   '#f3cfa6')
        sheet.line(loop([(x + 2, y - 40), (x + 13, y - 32), (x + 4, y - 22), (x - 7, y - 30)]), KEY,
                   2.2)


def spray(sheet, rng):
    for _ in range(90):
        a = rng.uniform(-0.9, 0.8)
        r = 60 + 240 * rng.random()**1.3
        x, y = 600 + r * math.cos(a), 230 + r * math.sin(a) * 0.8
        s = rng.uniform(2, 6)
        sheet.ctx.arc(x, y, s, 0, 7)
        sheet.colour('#fbf4e0')
        sheet.ctx.fill_preserve()
        sheet.colour(KEY)
        sheet.ctx.set_line_width(1.4)
        sheet.ctx.stroke()


def seal(sheet):
    sheet.fill(loop([(888, 80), (934, 78), (936, 176), (886, 178)], 20), RED)
    for path in ('M 900 100 L 922 100', 'M 911 92 L 911 126', 'M 898 128 L 924 128',
                 'M 902 146 L 920 146', 'M 902 160 L 920 160'):
        sheet.line(path, PAPER, 4)


def printed(picture, rng):
    """Wood grain, uneven ink and the tooth of the paper."""
    x, y = grid()
    rings = np.sin((y + 36 * clouds(rng, 300, 3, 0.5, 3)) / 4.2 + 3 * noise(rng, 260, 4))
    worn = smoothstep(0.35, 1, rings) * 0.11 + 0.10 * smoothstep(0.55, 0.9, clouds(rng, 10, 3))
    darkness = 1 - picture.mean(axis=2)
    return over(picture, rgb('#f2e6c9'), np.clip(worn * (0.35 + darkness), 0, 1))


def paint():
    rng = np.random.default_rng(2)
    sheet = Sheet.of(sky())
    sheet.fill(
        loop([(730, 300), (800, 285), (870, 300), (960, 290), (1030, 310), (960, 322), (850, 330),
              (760, 322)]), '#f9f0da')
    sheet.fill(loop([(640, 372), (720, 360), (800, 372), (760, 386), (680, 388)]), '#f9f0da')
    mountain(sheet)
    sheet.fill([(420, 680), (1040, 652), (1040, 1040), (420, 1040)], MIDDLE)
    for k in range(8):
        y = 676 + 9 * k
        sheet.fill(
            ribbon(curve([(420, y + 2), (640, y - 6), (800, y + 4), (1040, y - 8)]), 5, (0.3, 0.3)),
            (PALE, DEEP)[k % 2])
    boat(sheet)
    spray(sheet, rng)
    great_wave(sheet, rng)
    near_swell(sheet, rng)
    seal(sheet)
    return printed(sheet.picture(), rng)
