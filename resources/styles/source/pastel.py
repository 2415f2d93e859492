# SPDX-License-Identifier: GPL-3.0-or-later
"""Soft pastel on dark paper: pears, oranges and a jug on a blue cloth."""
import math

import numpy as np

from figure import ellipse
from toolkit import (Field, Sheet, blur, clouds, follow, grid, loop, mask_of, mix, over, ramp, rgb,
                     saturate, smoothstep, stroke_places)

FRUITS = (  # x, y, radius, squash, light, middle, dark, pear?
    (300, 640, 128, 0.98, '#ffd36b', '#f28a1e', '#9c3414',
     False), (520, 700, 118, 0.97, '#ffc255', '#ee7a1c', '#8c2c18',
              False), (690, 610, 126, 1.0, '#eef08a', '#b9c23a', '#4f6a2c', True),
    (845, 690, 120, 1.0, '#f7e27a', '#d9a92e', '#8a4a24', True), (150, 742, 92, 1.0, '#ff9a86',
                                                                  '#d8323e', '#6a1434', False))
GRAPES = ((380, 800), (424, 826), (340, 838), (388, 862), (446, 780), (470, 838), (430, 880),
          (350, 892), (400, 920), (300, 866))


def body(fruit):
    x, y, r, squash, *_, pear = fruit
    if not pear:
        return ellipse(x, y, r, r * squash)
    return loop([(x - 0.98 * r, y + 0.1 * r), (x - 0.6 * r, y - 0.66 * r),
                 (x - 0.36 * r, y - 1.35 * r), (x + 0.02 * r, y - 1.72 * r),
                 (x + 0.38 * r, y - 1.36 * r), (x + 0.6 * r, y - 0.66 * r),
                 (x + 0.98 * r, y + 0.1 * r), (x + 0.6 * r, y + 0.86 * r), (x, y + r),
                 (x - 0.6 * r, y + 0.86 * r)])


def modelled(picture, mask, x, y, r, light, middle, dark, height=1.0):
    """A round thing lit from the upper left, with a warm rim of reflected light."""
    gx, gy = grid()
    u, v = (gx - x) / r, (gy - y) / (r * height)
    shade = np.clip(0.5 - 0.42 * (-0.62 * u - 0.7 * v) + 0.12 * (u * u + v * v), 0, 1)
    colours = mix(mix(rgb(light), rgb(middle),
                      smoothstep(0.1, 0.5, shade)[..., None]), rgb(dark),
                  smoothstep(0.5, 0.92, shade)[..., None])
    colours = mix(colours, rgb('#6f86c8'), (0.45 * smoothstep(0.86, 1.0, np.hypot(u, v)) *
                                            smoothstep(0.5, 0.8, shade))[..., None])
    shine = np.exp(-((u + 0.36)**2 + (v + 0.42)**2) / 0.03)
    return over(over(picture, colours, mask), rgb('#fffbe6'), 0.85 * shine * mask)


def still_life(rng):
    x, y = grid()
    picture = ramp(np.clip((x + 0.6 * y) / 1300 + 0.25 * (clouds(rng, 300, 3) - 0.5), 0, 1),
                   '#e58a6a', '#b0567e', '#5a3f8e', '#2e2f6a')
    table = smoothstep(568, 574, y + 10 * np.sin(x / 130))
    folds = 0.5 + 0.5 * np.sin((x + 0.9 * y + 90 * clouds(rng, 240, 3)) / 48)
    cloth = mix(rgb('#2a4f9e'), rgb('#9fd0ea'),
                (0.15 + 0.75 * folds * smoothstep(1000, 500, y))[..., None])
    picture = over(picture, cloth, table)
    picture = jug(picture)
    for fruit in FRUITS:
        fx, fy, r = fruit[:3]
        shadow = blur(mask_of(ellipse(fx + 0.55 * r, fy + 0.86 * r, 1.15 * r, 0.32 * r)), 10)
        picture = over(picture, rgb('#1d1c52'), 0.75 * shadow)
    for fruit in sorted(FRUITS, key=lambda f: f[1]):
        fx, fy, r, squash, light, middle, dark, pear = fruit
        picture = modelled(picture, mask_of(body(fruit)), fx, fy - (0.2 * r if pear else 0), r,
                           light, middle, dark, 1.35 if pear else squash)
    for gx, gy in GRAPES:
        picture = modelled(picture, mask_of(ellipse(gx, gy, 32, 32)), gx, gy, 32, '#d7a0ea',
                           '#7a3fae', '#2a1450')
    sheet = Sheet.of(picture)
    for fx, fy, r, *_, pear in FRUITS:
        top = fy - (1.72 if pear else 0.94) * r
        sheet.brush([(fx, top + 14), (fx + 6, top - 16), (fx + 22, top - 38)], '#4a2a1c', 9, 1,
                    (1, 0.4))
    for lx, ly, a in ((704, 402, -0.4), (304, 520, -2.7), (312, 520, -0.3), (450, 742, 0.4)):
        leaf(sheet, lx, ly, a, 84)
    return sheet.picture()


def leaf(sheet, x, y, angle, size):
    c, s = math.cos(angle), math.sin(angle)
    points = [(x + size * (u * c - v * s), y + size * (u * s + v * c))
              for u, v in ((0, 0), (0.4, -0.26), (1, 0), (0.45, 0.2))]
    sheet.fill(loop(points), '#4f8f3c')
    sheet.line([points[0], points[2]], '#c8e07a', 4)


def jug(picture):
    shape = loop([(420, 600), (384, 520), (392, 420), (450, 330), (456, 250), (430, 196),
                  (600, 188), (572, 250), (584, 330), (640, 420), (648, 520), (610, 600)])
    handle = mask_of(
        loop([(590, 270), (680, 250), (730, 330), (690, 430), (630, 450), (634, 420), (672, 396),
              (692, 330), (664, 286), (594, 306)]))
    picture = modelled(picture, handle, 660, 350, 90, '#f3f6ff', '#8fb2d8', '#34508e')
    picture = modelled(picture, mask_of(shape), 510, 410, 150, '#ffffff', '#a9c6e4', '#3a4f96', 1.6)
    band = mask_of([(370, 430), (660, 430), (660, 462), (370, 462)]) * mask_of(shape)
    picture = over(picture, rgb('#2f5fb0'), 0.8 * band)
    return over(picture, rgb('#2a2a60'), mask_of(ellipse(515, 197, 74, 13)) * 0.8)


def directions():
    """Strokes slant across the ground and curl round each fruit."""
    x, y = grid()
    angle = np.where(y < 572, 0.9, 0.25 + 0.5 * np.sin(x / 110))
    for fx, fy, r, *_ in FRUITS:
        near = np.hypot(x - fx, y - fy) < 1.05 * r
        angle = np.where(near, np.arctan2(y - fy + 0.5 * r, x - fx + 0.5 * r) + math.pi / 2, angle)
    return angle


def paint():
    rng = np.random.default_rng(41)
    reference = saturate(still_life(rng), 1.12)
    colour_at, angle_at = Field(reference), Field(directions())
    detail = np.clip(0.25 + 9 * np.hypot(*np.gradient(blur(reference.mean(axis=2), 4))) * 10, 0, 1)
    sheet = Sheet.of(reference)
    for count, length, width, weight in ((5200, 90, 15, None), (15000, 46, 7, None), (30000, 24,
                                                                                      4.4, detail)):
        for x, y in stroke_places(rng, count, weight):
            turn = rng.normal(0, 0.16)
            path = follow(lambda u, v: angle_at(u, v) + turn, x, y, length * rng.uniform(0.5, 1.3),
                          4)
            colour = colour_at(x, y) + rng.normal(0, 0.075) + rng.normal(0, 0.04, 3)
            sheet.brush(path, colour, width * rng.uniform(0.6, 1.2), 0.8, (0.7, 0.5))
    grain = 0.55 * clouds(rng, 3.2, 2) + 0.45 * clouds(rng, 7, 3)
    cover = smoothstep(0.16, 0.46, grain + 0.32 * (clouds(rng, 120, 3) - 0.42))
    dust = blur(sheet.picture(), 2.2)
    return over(mix(rgb('#3a2f4a'), dust, 0.45), sheet.picture(), cover)
