# SPDX-License-Identifier: GPL-3.0-or-later
"""Neon night: a rainy shopping street, signs glowing over wet asphalt, one umbrella."""
import math

import numpy as np
from scipy import ndimage

from figure import placed
from toolkit import UNIT, WORK, Sheet, blur, clouds, curve, grid, mix, over, ramp, rgb, smoothstep

HORIZON = 610
NEON = ('#ff3d81', '#29e0ff', '#ffb02e', '#9b5cff', '#39ffb0', '#ff5a3c', '#f9f871')


def place(side, depth, height, inset=0.0):
    """Screen point on a street wall: side -1 or 1, depth >= 1, height above the eye."""
    return 500 + side * (560 - inset) / depth, HORIZON - height / depth


def quad(side, near, far, low, high):
    return [
        place(side, near, low),
        place(side, far, low),
        place(side, far, high),
        place(side, near, high)
    ]


def sky(rng):
    x, y = grid()
    picture = ramp(y / 640, '#0b0b2e', '#1d1452', '#4a1f7a', '#a6307f', '#ff7a8a')
    veil = clouds(rng, 300, 5, 0.5, 2.4)
    picture = over(picture, rgb('#c04a9a'),
                   0.45 * smoothstep(0.5, 0.9, veil) * smoothstep(100, 560, y))
    stars = rng.random((WORK, WORK)) > 0.9996
    return over(picture, rgb('#ffffff'),
                blur(stars.astype(float), 1.0) * 6 * smoothstep(420, 60, y))


def moon(sheet):
    sheet.glow(560, 150, 210, '#ffd9f2', 0.75)
    sheet.ctx.arc(560, 150, 44, 0, 7)
    sheet.colour('#fff3e2')
    sheet.ctx.fill()


def skyline(sheet, rng):
    for layer, (base, colour, light) in enumerate(
        (((300, 420), '#5b2a86', '#ffb3d9'), ((390, 500), '#3a1c68', '#ffd27a'))):
        x = 340.0
        while x < 660:
            w = rng.uniform(18, 40)
            top = rng.uniform(*base)
            sheet.fill([(x, top), (x + w, top), (x + w, HORIZON), (x, HORIZON)], colour)
            for wy in np.arange(top + 8, HORIZON - 6, 10):
                for wx in np.arange(x + 4, x + w - 4, 8):
                    if rng.random() < 0.4:
                        sheet.fill([(wx, wy), (wx + 3.5, wy), (wx + 3.5, wy + 5), (wx, wy + 5)],
                                   light, 0.85)
            x += w * 0.92


def building(sheet, rng, side, near, far, height, colour, lit):
    sheet.fill(quad(side, near, far, -230, height), colour)
    sheet.gradient(quad(side, near, far, -230, height), (0, HORIZON), (0, HORIZON - height / far),
                   (0, lit, 0.55), (0.5, lit, 0.12), (1, '#05031a', 0.35))
    floors, columns = max(3, int(height / 105)), max(3, int((1 / near - 1 / far) * 22) + 2)
    inverse = np.linspace(1 / near, 1 / far, columns + 1)
    for f in range(1, floors):
        low = 60 + f * (height - 90) / floors
        for c in range(columns):
            d0 = 1 / (inverse[c] + 0.2 * (inverse[c + 1] - inverse[c]))
            d1 = 1 / (inverse[c] + 0.8 * (inverse[c + 1] - inverse[c]))
            window(sheet, rng, quad(side, d0, d1, low, low + 62))
    for f in range(floors + 1):
        low = 50 + f * (height - 90) / floors
        sheet.line([place(side, near, low), place(side, far, low)], '#0a0622', 3 / near, 0.8)
    shop(sheet, rng, side, near, far)


def window(sheet, rng, path):
    chance = rng.random()
    if chance < 0.42:
        colour = ('#ffd98a', '#ffeec2', '#8fe8ff', '#ff9ad0')[rng.integers(0, 4)]
        sheet.fill(path, colour, rng.uniform(0.6, 1))
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path
        sheet.fill(
            [path[0], path[1], ((x1 + x2) / 2, (y1 + y2) / 2),
             ((x0 + x3) / 2, (y0 + y3) / 2)], '#3a1238', 0.25)
    else:
        sheet.fill(path, '#120a38', 0.9)
        sheet.line(path[2:], '#6a4bd0', 1.4, 0.6)


def shop(sheet, rng, side, near, far):
    colour = NEON[rng.integers(0, len(NEON))]
    sheet.gradient(quad(side, near, far, -200, 10), place(side, near, 10), place(side, near, -200),
                   (0, '#fff6d8', 1), (0.3, colour, 0.9), (1, '#2a0f45', 0.9))
    inverse = np.linspace(1 / near, 1 / far, 6)
    for i in inverse:
        sheet.line([place(side, 1 / i, 10), place(side, 1 / i, -200)], '#160a30', 5 / near)
    for k in range(10):
        d0, d1 = (1 / (1 / near + (1 / far - 1 / near) * t) for t in (k / 10, (k + 1) / 10))
        stripe = [
            place(side, d0, 52),
            place(side, d1, 52),
            place(side, d1, 6, 46),
            place(side, d0, 6, 46)
        ]
        sheet.fill(stripe, colour if k % 2 else '#f7f1ff')


def sign(sheet, rng, side, depth, low, high, width, colour):
    """A board that stands out from the wall, with strokes that read as lettering."""
    x0, y0 = place(side, depth, high)
    x1, y1 = place(side, depth, low, width)
    left, right = min(x0, x1), max(x0, x1)
    sheet.fill([(left - 3, y0 - 3), (right + 3, y0 - 3), (right + 3, y1 + 3), (left - 3, y1 + 3)],
               '#08041c')
    solid = rng.random() < 0.45
    sheet.fill([(left, y0), (right, y0), (right, y1), (left, y1)], colour if solid else '#1a0c3c')
    ink = '#fffdf4' if solid else colour
    sheet.line([(left + 2, y0 + 2), (right - 2, y0 + 2), (right - 2, y1 - 2), (left + 2, y1 - 2)],
               ink, 3.4 / depth**0.5)
    cell = (right - left) * 0.92
    for k in range(max(1, int((y1 - y0 - 4) / cell))):
        glyph(sheet, rng, (left + right) / 2, y0 + (k + 0.55) * cell + 3, cell * 0.34, ink)


def glyph(sheet, rng, x, y, r, colour):
    """A tube of light bent into a simple emblem."""
    w = max(1.6, r * 0.2)
    kind = rng.integers(0, 5)
    if kind == 0:
        sheet.ctx.new_path()
        sheet.ctx.arc(x, y, 0.8 * r, 0.6, 6.4)
        sheet.colour(colour)
        sheet.ctx.set_line_width(w)
        sheet.ctx.stroke()
    elif kind == 1:
        for dy in (-0.6, 0, 0.6):
            sheet.line([(x - r * rng.uniform(0.5, 0.9), y + dy * r),
                        (x + r * rng.uniform(0.5, 0.9), y + dy * r)], colour, w)
    elif kind == 2:
        sheet.line(placed('M -.9 .5 L -.3 -.6 L .3 .5 L .9 -.6', x, y, r, r), colour, w)
    elif kind == 3:
        sheet.line([(x, y - 0.85 * r), (x + 0.8 * r, y), (x, y + 0.85 * r), (x - 0.8 * r, y)],
                   colour, w)
    else:
        for a in (0, 1.05, 2.09):
            dx, dy = 0.85 * r * math.cos(a), 0.85 * r * math.sin(a)
            sheet.line([(x - dx, y - dy), (x + dx, y + dy)], colour, w)


def street(sheet, rng):
    for side, near, far, height, colour, lit in ((-1, 3.4, 9, 1500, '#2b1a63', '#ff4fa0'),
                                                 (1, 3.2, 9, 1250, '#2a1b66', '#2fd6ff'),
                                                 (-1, 1.9, 3.4, 1120, '#241552', '#38e0ff'),
                                                 (1, 1.75, 3.2, 1380, '#2a1458',
                                                  '#ff5a8a'), (-1, 0.9, 1.9, 860, '#1d1146',
                                                               '#ff7a3c'), (1, 0.9, 1.75, 930,
                                                                            '#1e0f48', '#a05cff')):
        building(sheet, rng, side, near, far, height, colour, lit)
    boards = [(side, depth, rng.uniform(80, 330))
              for depth in (6.2, 5, 4.1, 3.3, 2.7, 2.2, 1.8, 1.5, 1.25)
              for side in (-1, 1)]
    for k, (side, depth, low) in enumerate(boards):
        tall = rng.uniform(190, 420)
        sign(sheet, rng, side, depth, low, low + tall, rng.uniform(70, 110),
             NEON[(k // 2 * 2 + 3 * (k % 2)) % len(NEON)])
    wires(sheet, rng)
    lanterns(sheet)


def wires(sheet, rng):
    for d0, d1, h0, h1 in ((1.1, 1.3, 690, 760), (1.4, 2.1, 840, 700), (2.2, 2.4, 900, 960),
                           (1.2, 3.0, 560, 980)):
        (x0, y0), (x1, y1) = place(-1, d0, h0), place(1, d1, h1)
        path = curve([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + 46), (x1, y1)])
        for a, b in zip(path[:-1], path[1:]):
            sheet.line([a, b], '#0a0524', 2.6)


def lanterns(sheet):
    for side in (-1, 1):
        for depth in (1.35, 1.6, 2.0, 2.5, 3.1, 4):
            x, y = place(side, depth, 120, 190)
            r = 34 / depth
            sheet.ctx.save()
            sheet.ctx.translate(x, y)
            sheet.ctx.scale(0.8, 1)
            sheet.ctx.arc(0, 0, r, 0, 7)
            sheet.ctx.restore()
            sheet.colour('#ff5436')
            sheet.ctx.fill()
            sheet.glow(x, y, r * 0.9, '#fff0a8', 0.95)
            sheet.fill([(x - r * 0.4, y - r * 1.12), (x + r * 0.4, y - r * 1.12),
                        (x + r * 0.4, y - r * 0.86), (x - r * 0.4, y - r * 0.86)], '#1a0828')


def wet_ground(picture, rng):
    """The street below the walls mirrors what stands above it, broken by ripples."""
    y, x = np.mgrid[0:WORK, 0:WORK].astype(np.float32)
    ripple = (clouds(rng, 30, 4, 0.5, 3.5) - 0.5) * 26 * UNIT
    source_y = np.clip(2 * 700 * UNIT - y + ripple * 1.4, 0, WORK - 1).astype(int)
    source_x = np.clip(x + ripple, 0, WORK - 1).astype(int)
    mirror = picture[source_y, source_x]
    mirror = 0.5 * mirror + 0.5 * ndimage.gaussian_filter1d(mirror, 26 * UNIT, axis=0)
    ground = mix(rgb('#140b33'), mirror * np.array([0.86, 0.8, 1.0]),
                 (0.55 + 0.4 * clouds(rng, 150, 4, 0.5, 2.5))[..., None])
    inside = street_mask()
    return over(picture, ground, inside)


def street_mask():
    sheet = Sheet()
    sheet.fill([
        place(-1, 9, -200),
        place(1, 9, -200),
        place(1, 0.5, -200), (1300, 1040), (-300, 1040),
        place(-1, 0.5, -200)
    ], '#ffffff')
    return sheet.alpha().copy()


def walker(sheet):
    """A girl with a clear umbrella, seen from behind."""
    dark = '#0d0726'
    sheet.fill(
        'M 470 800 C 468 760 476 730 500 726 C 524 730 532 760 530 800 L 540 880 L 460 880 '
        'Z', '#241052')
    sheet.fill('M 476 878 L 492 878 L 490 948 L 476 948 Z', dark)
    sheet.fill('M 508 878 L 524 878 L 524 948 L 510 948 Z', dark)
    sheet.fill(
        'M 478 720 C 470 690 482 668 500 668 C 518 668 530 690 522 720 C 524 750 520 770 '
        '512 784 L 488 784 C 480 770 476 750 478 720 Z', dark)
    sheet.line('M 470 800 C 468 760 476 730 500 726', '#38e0ff', 3)
    sheet.line('M 530 800 C 532 760 524 730 500 726', '#ff5aa8', 3)
    sheet.line('M 540 880 L 530 800', '#ff5aa8', 3)
    sheet.line('M 460 880 L 470 800', '#38e0ff', 3)
    canopy = ('M 372 690 C 380 590 450 560 504 558 C 560 560 628 590 636 690 C 610 672 590 672 '
              '570 690 C 548 672 526 672 504 690 C 482 672 460 672 438 690 C 418 672 396 672 372 '
              '690 Z')
    sheet.gradient(canopy, (372, 0), (636, 0), (0, '#38e0ff', 0.75), (0.5, '#b48cff', 0.45),
                   (1, '#ff5aa8', 0.8))
    sheet.line(canopy, '#f4f0ff', 3.2)
    for x in (438, 504, 570):
        sheet.line(f'M 504 558 Q {x + (x - 504) * 0.35:.0f} 600 {x} 690', '#f4f0ff', 2, 0.8)
    sheet.line([(504, 545), (504, 770)], '#e8e0ff', 4)


def bloom(picture):
    bright = picture * smoothstep(0.55, 0.95, picture.max(axis=2))[..., None]
    glow = 0.55 * blur(bright, 7) + 0.55 * blur(bright, 24) + 0.4 * blur(bright, 70)
    return 1 - (1 - np.clip(picture, 0, 1)) * (1 - np.clip(0.75 * glow, 0, 1))


def rain(sheet, rng):
    for _ in range(380):
        x, y = rng.uniform(-20, 1020, 2)
        length = rng.uniform(14, 46)
        sheet.line([(x, y), (x - 0.12 * length, y + length)], '#e4e6ff', 1.3,
                   rng.uniform(0.15, 0.5))


def paint():
    rng = np.random.default_rng(21)
    sheet = Sheet.of(sky(rng))
    moon(sheet)
    skyline(sheet, rng)
    street(sheet, rng)
    sheet = Sheet.of(wet_ground(sheet.picture(), rng))
    sheet.glow(500, 940, 120, '#05021a', 0.6)
    walker(sheet)
    picture = bloom(sheet.picture())
    sheet = Sheet.of(picture)
    rain(sheet, rng)
    return sheet.picture()
