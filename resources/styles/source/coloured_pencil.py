# SPDX-License-Identifier: GPL-3.0-or-later
"""Coloured pencil: a fox among autumn leaves and berries, hatched on toothy paper."""
import math

import numpy as np

from figure import ellipse, even, mirrored, sample
from toolkit import (Field, Sheet, blur, clouds, curve, follow, grid, mask_of, mix, over, paper,
                     ramp, ribbon, saturate, smoothstep, stroke_places, transmitted)

HEAD = ('M 500 300 C 420 296 350 330 312 400 C 270 440 200 520 176 590 C 240 600 290 620 330 660 '
        'C 380 720 440 800 500 826 '
        'C 560 800 620 720 670 660 C 710 620 760 600 824 590 C 800 520 730 440 688 400 C 650 330 '
        '580 296 500 300 Z')
EAR = 'M 322 420 C 264 330 240 220 256 128 C 340 160 420 230 452 320 C 410 340 360 370 322 420 Z'
EAR_INNER = ('M 334 384 C 300 320 284 250 288 190 C 340 216 386 264 410 318 C 380 334 354 356 334 '
             '384 Z')
CHEEK = ('M 176 590 C 240 600 290 620 330 660 C 380 720 440 800 500 826 L 500 706 C 450 690 430 '
         '640 420 590 C 380 560 300 560 176 590 Z')
BROW = 'M 500 330 C 490 420 480 500 470 560 C 440 520 400 500 350 500 C 370 420 420 350 500 330 Z'
MUZZLE = ('M 440 640 C 450 590 480 570 500 570 C 520 570 550 590 560 640 C 560 700 530 730 500 '
          '734 C 470 730 440 700 440 640 Z')
BODY = ('M 330 650 C 250 740 200 860 180 1040 L 820 1040 C 800 860 750 740 670 650 C 600 800 400 '
        '800 330 650 Z')
BIB = ('M 350 690 C 380 800 400 860 380 930 C 430 900 450 960 500 1000 C 550 960 570 900 620 930 '
       'C 600 860 620 800 650 690 C 600 800 400 800 350 690 Z')
TAIL = ('M 720 900 C 820 900 930 820 940 690 C 950 600 900 560 880 500 C 990 560 1040 700 1000 '
        '840 C 970 960 860 1040 700 1040 Z')
NOSE = 'M 462 716 C 476 694 524 694 538 716 C 540 744 520 762 500 766 C 480 762 460 744 462 716 Z'
EYE = 'M 352 520 C 376 488 420 486 448 528 C 428 550 380 552 352 520 Z'


def both(sheet, path, colour):
    sheet.fill(path, colour)
    sheet.fill(mirrored(path), colour)


def fox(sheet):
    sheet.fill(TAIL, '#e0762a')
    sheet.fill(
        'M 880 500 C 990 560 1030 640 1020 720 C 980 690 960 700 936 680 C 944 600 900 560 '
        '880 500 Z', '#fff3dc')
    sheet.fill(BODY, '#d96a22')
    sheet.fill(BIB, '#fff1d8')
    both(sheet, EAR, '#c9541e')
    both(sheet, EAR_INNER, '#4a2a30')
    both(sheet, 'M 360 380 C 340 330 330 280 336 250 C 370 280 396 310 410 330 Z', '#f0cdb0')
    sheet.fill(HEAD, '#ec8530')
    sheet.gradient(HEAD, (0, 300), (0, 600), (0, '#b9491c', 0.9), (0.4, '#e07a2a', 0.5),
                   (1, '#f6a64a', 0))
    both(sheet, BROW, '#f59a3e')
    both(sheet, CHEEK, '#fff6e4')
    sheet.gradient(CHEEK, (180, 0), (500, 0), (0, '#c9b8d0', 0.7), (0.4, '#fff6e4', 0))
    sheet.gradient(mirrored(CHEEK), (820, 0), (500, 0), (0, '#9a8fc0', 0.9), (0.6, '#fff6e4', 0))
    sheet.fill(
        'M 440 560 C 456 470 476 420 500 400 C 524 420 544 470 560 560 C 570 640 540 700 '
        '500 706 C 460 700 430 640 440 560 Z', '#e88a3a')
    sheet.fill(MUZZLE, '#f9dcb4')
    sheet.fill(NOSE, '#2a1c28')
    sheet.fill(ellipse(488, 722, 12, 7), '#8f8aa8')
    for side in (lambda p: p, mirrored):
        sheet.fill(side(EYE), '#1f1620')
    for cx in (404, 596):
        sheet.fill(ellipse(cx, 522, 25, 23), '#c98a1e')
        sheet.fill(ellipse(cx, 518, 18, 16), '#f0c04a')
        sheet.fill(ellipse(cx, 522, 9, 19), '#1a1218')
        sheet.fill(ellipse(cx - 8, 512, 6, 6), '#ffffff')


def maple(sheet, x, y, size, angle, colour, vein):
    """Draws a leaf; its outline and veins are returned for the pencil."""
    points = []
    for k, r in enumerate((0.4, 1.0, 0.62, 0.95, 0.56, 0.85, 0.46, 0.6, 0.16, 0.6, 0.46, 0.85, 0.56,
                           0.95, 0.62, 1.0)):
        a = angle + k * 2 * math.pi / 16
        points.append((x + size * r * math.cos(a), y + size * r * math.sin(a)))
    sheet.fill(points, colour)
    sheet.gradient(points, points[1], points[9], (0, vein, 0.9), (0.6, colour, 0))
    tips = [points[k] for k in (1, 3, 5, 11, 13, 15)]
    for tip in tips:
        sheet.line([(x, y), tip], vein, 3)
    return [np.array(points + points[:1])] + [np.array([(x, y), tip]) for tip in tips]


def leaves(sheet, rng):
    outlines = []
    palette = (('#d83a2a', '#8f1f2a'), ('#f0a32c', '#b8641e'), ('#b8423a', '#6a1f3a'),
               ('#f2c94a', '#c9861e'), ('#8fa33a', '#4f6a2a'), ('#7a4fa0', '#43286a'))
    for k, (x, y, s) in enumerate(
        ((80, 900, 120), (210, 970, 100), (330, 1000, 90), (60, 720, 84), (910, 960, 120),
         (790, 990, 96), (640, 1000, 84), (500, 1010, 96), (120, 130, 90), (890, 150, 96),
         (60, 330, 70), (960, 360, 80), (780, 70, 64), (220, 40, 60), (500, 110, 56))):
        outlines += maple(sheet, x, y, s, rng.uniform(0, 6), *palette[k % 6])
    for x, y in ((150, 800), (186, 836), (128, 850), (830, 880), (866, 850), (880, 900), (960, 240),
                 (930, 268), (970, 290)):
        sheet.fill(ellipse(x, y, 25, 25), '#b01f3c')
        sheet.fill(ellipse(x - 7, y - 8, 7, 6), '#ffd0c8')
        outlines.append(ellipse(x, y, 25, 25))
    return outlines


def scene(rng):
    x, y = grid()
    wash = np.hypot(x - 500, y - 500) / 700
    sheet = Sheet.of(ramp(np.clip(wash, 0, 1), '#d3ece6', '#bfe0ea', '#a9cbe8', '#b8b0de'))
    outlines = leaves(sheet, rng)
    fox(sheet)
    return sheet.picture(), outlines


def fur(rng):
    """Hatching slants over the paper; on the fox it runs out from the nose."""
    x, y = grid()
    fox_mask = blur(mask_of(HEAD, EAR, mirrored(EAR)), 3) > 0.5
    angle = np.full(x.shape, -0.9) + 0.5 * (clouds(rng, 300, 2) - 0.5)
    angle = np.where(fox_mask, np.arctan2(y - 660, x - 500), angle)
    body = (mask_of(BODY) > 0.5) & ~fox_mask
    return np.where(
        body, math.pi / 2 + (x - 500) / 500,
        np.where(mask_of(TAIL) > 0.5,
                 np.arctan2(y - 700, x - 800) + math.pi / 2, angle))


def hatch(picture, reference, angles, rng, count, length, width, turn, tooth):
    """One layer of pencil strokes, multiplied into the paper where its tooth catches the lead."""
    colour_at, angle_at = Field(reference), Field(angles)
    layer = Sheet('#ffffff')
    darkness = np.clip(1.15 - reference.min(axis=2), 0.08, 1)
    for x, y in stroke_places(rng, count, darkness):
        bend = turn + rng.normal(0, 0.09)
        path = follow(lambda u, v: angle_at(u, v) + bend, x, y, length * rng.uniform(0.5, 1.4), 4)
        colour = np.clip(colour_at(x, y) + rng.normal(0, 0.05, 3), 0.02, 1)
        layer.fill(ribbon(curve(path, 4), width * rng.uniform(0.7, 1.2), (0.3, 0.2)), colour, 0.62)
    catch = 0.35 + 0.65 * smoothstep(0.2, 0.55, tooth)
    return picture * over(np.ones_like(picture), layer.picture(), catch)


FOX_LINES = (EYE, mirrored(EYE), TAIL, EAR, mirrored(EAR), HEAD, CHEEK, mirrored(CHEEK), BIB,
             'M 500 766 L 500 788 C 480 806 456 806 440 796', 'M 500 788 C 520 806 544 806 560 796',
             'M 340 500 C 372 468 428 468 462 520 L 478 560',
             mirrored('M 340 500 C 372 468 428 468 462 520 L 478 560'))
WHISKERS = ('M 430 690 C 360 680 300 690 230 720', 'M 434 706 C 370 710 310 730 250 770',
            'M 438 720 C 390 740 340 770 300 810')


def sketch(sheet, rng, points, width, passes):
    """A line drawn several times over by a hand that is not quite steady."""
    points = even(points, 7)
    for _ in range(passes):
        shaky = points + rng.normal(0, 0.5, points.shape).cumsum(0) * 0.2 + rng.normal(0, 1.3, 2)
        sheet.fill(ribbon(shaky, width, (0.4, 0.3)), '#000000', 0.7)


def outlined(picture, rng, tooth, leaf_lines):
    """Leaves in a light line, the fox over them in a heavier one."""
    sheet = Sheet()
    for points in leaf_lines:
        sketch(sheet, rng, points, 2.2, 1)
    behind = sheet.alpha() * (1 - mask_of(HEAD, EAR, mirrored(EAR), BODY, TAIL))
    sheet = Sheet()
    for path in FOX_LINES:
        sketch(sheet, rng, sample(path), 3.0, 2)
    for path in WHISKERS:
        for turned in (path, mirrored(path)):
            sheet.fill(ribbon(sample(turned), 3, (0.8, 0.0)), '#000000', 0.8)
    lines = np.maximum(behind, sheet.alpha())
    return picture * transmitted('#3a2230', 1.1 * lines * smoothstep(0.05, 0.45, tooth))


def paint():
    rng = np.random.default_rng(37)
    picture, tooth = paper(rng, '#fffaf0', 0.05)
    reference, leaf_lines = scene(rng)
    reference = saturate(reference, 1.1)
    angles = fur(rng)
    under = over(np.ones_like(picture), mix(1.0, reference, 0.6),
                 0.4 + 0.6 * smoothstep(0.2, 0.6, tooth))
    picture = picture * under
    details = mask_of(EYE, mirrored(EYE), NOSE)
    for count, length, width, turn in ((20000, 40, 4.4, 0.0), (26000, 26, 3.4, 0.42), (30000, 16,
                                                                                       2.8, -0.14)):
        picture = hatch(picture, mix(1.0, reference, 0.6), angles, rng, count, length, width, turn,
                        tooth)
    picture = over(picture, reference * picture**0.3, 0.85 * details)
    return outlined(np.clip(picture, 0, 1), rng, tooth, leaf_lines)
