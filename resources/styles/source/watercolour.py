# SPDX-License-Identifier: GPL-3.0-or-later
"""Watercolour: a red house on a mountain lake, wet in wet, with pencil under the washes."""
import numpy as np

from figure import even, sample
from toolkit import (Sheet, blob, blur, clouds, curve, grid, loop, mask_of, over, paper, ribbon,
                     ridge, rgb, smoothstep, transmitted, warp, wash)

SHORE = 640


def sky(picture, rng, tooth):
    _, y = grid()
    upper = smoothstep(420, 0, y) * smoothstep(0.42, 0.62, clouds(rng, 330, 4, 0.5, 1.6))
    picture = wash(picture, upper, '#3f8fd0', rng, tooth, 0.95, 0.25, 22, 0.5, 0.3, soft=3)
    warm = smoothstep(150, 400, y) * smoothstep(560, 430, y)
    picture = wash(picture, warm, '#fbc890', rng, tooth, 0.75, 0.0, 20, 0.7, 0.2, soft=20)
    rose = smoothstep(0.5, 0.75, clouds(rng, 260, 4, 0.5, 2)) * smoothstep(520, 250, y)
    return wash(picture, rose, '#e79ab8', rng, tooth, 0.5, 0.1, 20, 0.6, 0.3, soft=8)


def mountains(picture, rng, tooth):
    _, y = grid()
    for base, height, colour, strength, rough in ((395, 170, '#9fb2da', 0.55,
                                                   0.52), (470, 160, '#6f8fc4', 0.6, 0.52),
                                                  (560, 110, '#5f9a90', 0.65, 0.5)):
        outline = ridge(rng, base, height, rough, 6)
        mask = mask_of(outline) * smoothstep(SHORE + 6, SHORE - 2, y)
        fade = 1 - 0.55 * smoothstep(base, SHORE, y)
        picture = wash(picture, mask * fade, colour, rng, tooth, strength, 0.5, 5, 0.8, 0.45)
        shade = mask * smoothstep(0.5, 0.58, clouds(rng, 90, 4, 0.5, 0.6)) * fade
        picture = wash(picture, shade, colour, rng, tooth, 0.6, 0.5, 5, 0.8, 0.4)
    return picture


def pine(rng, x, foot, height):
    """Outline masks of one pine as ragged tiers."""
    tiers = []
    for k in range(7):
        t = k / 7
        y = foot - height * (0.12 + 0.8 * t)
        half = height * 0.23 * (1 - t) + 6
        tiers.append(
            loop([(x, y - height * 0.2), (x - half * 0.5, y - 4),
                  (x - half * rng.uniform(0.8, 1.2), y + rng.uniform(2, 14)),
                  (x - half * 0.3, y + 2), (x + half * 0.3, y + 4),
                  (x + half * rng.uniform(0.8, 1.2), y + rng.uniform(2, 14)),
                  (x + half * 0.5, y - 4)]))
    return tiers


def forest(picture, rng, tooth):
    groups = ((((40, 250), (95, 330), (150, 270), (205, 210)),
               '#2f6f5a'), (((800, 240), (850, 330), (915, 380), (975, 290)), '#2a5f62'),
              (((265, 150), (300, 190), (340, 140), (700, 150), (742, 200)), '#5d9a5a'))
    for trees, colour in groups:
        mask = mask_of(*(tier for x, h in trees
                         for tier in pine(rng, x, SHORE + rng.uniform(-8, 6), h)))
        picture = wash(picture, mask, colour, rng, tooth, 0.95, 0.55, 4, 1.0, 0.4)
        picture = wash(picture, mask * smoothstep(0.5, 0.6, clouds(rng, 34, 3)), colour, rng, tooth,
                       0.9, 0.4, 4, 0.6, 0.4)
    return picture


def house(picture, rng, tooth):
    parts = (('M 440 560 L 560 560 L 560 640 L 440 640 Z', '#c83c2e',
              0.95), ('M 560 560 L 640 548 L 640 634 L 560 640 Z', '#7f2334',
                      1.0), ('M 420 566 L 470 500 L 590 496 L 566 562 Z', '#5a5f7a',
                             1.0), ('M 590 496 L 566 562 L 650 552 Z', '#e2b27a', 0.9),
             ('M 466 588 L 492 588 L 492 614 L 466 614 Z', '#2a3358',
              1.1), ('M 516 586 L 540 586 L 540 640 L 516 640 Z', '#3a2a3a',
                     1.1), ('M 590 580 L 612 577 L 612 604 L 590 606 Z', '#2a3358',
                            1.1), ('M 540 470 L 562 470 L 562 512 L 540 512 Z', '#a5573c', 1.0))
    for path, colour, strength in parts:
        body = mask_of(path)
        picture = over(picture, rgb('#f7f0e0'), 0.85 * body)
        picture = wash(picture, body, colour, rng, tooth, strength, 0.5, 2.5, 0.5, 0.35)
    return picture


def lake(picture, rng, tooth):
    _, y = grid()
    mirror_row = np.clip(2 * SHORE * 1.28 - np.arange(picture.shape[0]), 0,
                         picture.shape[0] - 1).astype(int)
    mirrored = picture[mirror_row]
    shiver = (clouds(rng, 26, 3, 0.5, 5) - 0.5) * 40
    columns = np.clip(np.arange(picture.shape[1])[None, :] + shiver, 0,
                      picture.shape[1] - 1).astype(int)
    mirrored = mirrored[np.arange(picture.shape[0])[:, None], columns]
    water = smoothstep(SHORE - 1, SHORE + 2, y)
    picture = over(picture, blur(mirrored, 3.5) * 0.9 + 0.1, 0.8 * water)
    blue = water * smoothstep(0.35, 0.75,
                              clouds(rng, 120, 4, 0.5, 4) + 0.25 * smoothstep(SHORE, 1000, y))
    picture = wash(picture, blue, '#4fa0cc', rng, tooth, 0.55, 0.4, 6, 0.8, 0.4)
    deep = water * smoothstep(0.55, 0.62, clouds(rng, 46, 3, 0.5, 6)) * smoothstep(
        SHORE + 10, 860, y)
    picture = wash(picture, deep, '#2f6aa8', rng, tooth, 0.45, 0.5, 4, 0.7, 0.3)
    spark = water * smoothstep(0.70, 0.78, clouds(rng, 16, 3, 0.5, 7)) * smoothstep(0.4, 0.6, tooth)
    return over(picture, rgb('#fdfaf0'), 0.65 * spark)


def meadow(picture, rng, tooth):
    bank = mask_of('M -20 905 C 160 850 300 880 460 930 C 640 980 820 930 1020 850 L 1020 1040 L '
                   '-20 1040 Z')
    picture = over(picture, rgb('#f7f0da'), 0.9 * warp(bank, rng, 6, 60))
    picture = wash(picture, bank, '#a8c23c', rng, tooth, 0.85, 0.5, 8, 1.0, 0.4)
    picture = wash(picture, bank * smoothstep(0.5, 0.6, clouds(rng, 60, 4)), '#4f8a3c', rng, tooth,
                   0.9, 0.4, 8, 0.8, 0.4)
    blades = [
        ribbon(
            curve([(x, 1010), (x + rng.uniform(-12, 12), 950),
                   (x + rng.uniform(-46, 46), 870 + rng.uniform(0, 70))]), 7, (0.8, 0))
        for x in rng.uniform(-10, 1010, 110)
    ]
    picture = wash(picture, mask_of(*blades), '#2f6a3a', rng, tooth, 0.9, 0.4, 2, 0.9, 0.3)
    for colour, count in (('#e0417a', 26), ('#f0a32c', 22), ('#7a4fc0', 24)):
        petals = [
            blob(rng, x, y, rng.uniform(9, 24), 0.35, 7, 0.8)
            for x, y in zip(rng.uniform(0, 1000, count), rng.uniform(862, 990, count))
        ]
        mask = mask_of(*petals)
        picture = over(picture, rgb('#f9f1e2'), 0.75 * mask)
        picture = wash(picture, mask, colour, rng, tooth, 1.0, 0.7, 4, 1.2, 0.3)
    return picture


def spatter(picture, rng, tooth):
    drops = [
        blob(rng, x, y,
             rng.uniform(1.5, 6)**1.1, 0.2, 6) for x, y in rng.uniform(0, 1000, (26, 2))
    ]
    return wash(picture, mask_of(*drops), '#6f9cc8', rng, tooth, 0.5, 0.6, 1, 0.5, 0.2)


def pencil(picture, rng):
    sheet = Sheet()
    for path in ('M 440 560 L 440 640', 'M 560 560 L 560 640', 'M 640 548 L 640 634',
                 'M 420 566 L 470 500 L 590 496 L 650 552', 'M 566 562 L 590 496',
                 'M 420 566 L 566 562 L 650 552', 'M 0 641 C 300 636 700 644 1000 640'):
        points = even(sample(path), 6)
        for _ in range(2):
            sheet.fill(
                ribbon(
                    points + rng.normal(0, 0.7, points.shape).cumsum(0) * 0.15 +
                    rng.normal(0, 1.2, 2), 2.0, (0.6, 0.6)), '#ffffff')
    return picture * transmitted('#4a4652', 0.8 * sheet.alpha())


def paint():
    rng = np.random.default_rng(14)
    picture, tooth = paper(rng, '#fcf8ee', 0.05)
    for layer in (sky, mountains, forest, house, lake, meadow, spatter):
        picture = layer(picture, rng, tooth)
    return pencil(picture, rng)
