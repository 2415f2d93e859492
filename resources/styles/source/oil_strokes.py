# SPDX-License-Identifier: GPL-3.0-or-later
"""Impasto: wheat and lavender under a rolling evening sky, cypresses and a farmhouse."""
import math

import numpy as np

from toolkit import Sheet, clouds, grid, light_relief, loop, paint as lay_paint, ramp, saturate

VORTICES = ((255, 190, 150, 1), (590, 130, 120, -1), (860, 260, 130, 1))


def composition(rng):
    x, y = grid()
    sheet = Sheet.of(
        ramp((y + 70 * (clouds(rng, 240, 4) - 0.5)) / 520, '#1b3f8b', '#2f6fc0', '#58a7cf',
             '#f2d58a', '#f7b25c'))
    for vx, vy, radius, _ in VORTICES:
        for k in range(5, 0, -1):
            colour = ('#fff4c2', '#ffe08a', '#9fd0dd', '#4f93cf', '#2b62b4')[k - 1]
            sheet.ctx.arc(vx, vy, radius * k / 6, 0, 7)
            sheet.colour(colour)
            sheet.ctx.fill()
    sheet.fill(
        loop([(-40, 470), (150, 395), (330, 430), (520, 375), (720, 425), (1040, 360), (1040, 640),
              (-40, 640)]), '#5d6fb3')
    sheet.fill(
        loop([(-40, 520), (200, 455), (420, 480), (640, 440), (1040, 470), (1040, 640),
              (-40, 640)]), '#3f7f6d')
    fields(sheet)
    farm(sheet)
    cypress(sheet, 150, 720, 520, 62)
    cypress(sheet, 232, 700, 330, 44)
    cypress(sheet, 905, 650, 250, 38)
    return sheet.picture()


def fields(sheet):
    sheet.fill([(-20, 545), (1020, 520), (1020, 1020), (-20, 1020)], '#e6b23c')
    bands = 15
    for k in range(bands):
        left, right = -900 + 190 * k, -900 + 190 * (k + 0.55)
        colour = ('#7a4fb0', '#5a3a9a', '#9a6bd0')[k % 3]
        sheet.fill([(560, 535), (566, 535), (right, 1040), (left, 1040)], colour)
    sheet.fill([(-20, 560), (430, 540), (250, 640), (-20, 760)], '#f2c94c')
    sheet.fill([(640, 532), (1020, 520), (1020, 640), (760, 590)], '#8fb84a')


def farm(sheet):
    sheet.fill([(600, 470), (720, 470), (720, 545), (600, 545)], '#f6e3c0')
    sheet.fill([(585, 474), (622, 428), (704, 428), (736, 474)], '#c8452f')
    sheet.fill([(700, 492), (800, 492), (800, 548), (700, 548)], '#e7c79a')
    sheet.fill([(694, 496), (716, 462), (790, 462), (812, 496)], '#a8382c')
    for x in (622, 660, 740):
        sheet.fill([(x, 494), (x + 18, 494), (x + 18, 522), (x, 522)], '#2d4a7c')


def cypress(sheet, x, foot, height, width):
    flame = [(x - 0.3 * width, foot), (x - width, foot - 0.25 * height),
             (x - 0.7 * width, foot - 0.6 * height), (x + 0.05 * width, foot - height),
             (x + 0.6 * width, foot - 0.62 * height), (x + width, foot - 0.22 * height),
             (x + 0.3 * width, foot)]
    sheet.fill(loop(flame), '#12382f')
    for k in range(7):
        side = (k - 3) / 3.5 * width
        sheet.brush([(x + side * 0.6, foot - 20), (x + side, foot - 0.35 * height),
                     (x + 0.3 * side, foot - (0.95 - 0.1 * abs(k - 3)) * height)],
                    ('#2f6b45', '#1d4f3f', '#5c8f3e')[k % 3], width * 0.16)


def flow():
    """Direction of the brush: round the lights, along the hills, up the trees, down the rows."""
    x, y = grid()
    u, v = np.ones_like(x), 0.25 * np.sin(x / 120)
    for vx, vy, radius, sense in VORTICES:
        dx, dy = x - vx, y - vy
        pull = 6 * np.exp(-(dx * dx + dy * dy) / (1.3 * radius)**2) * sense
        u, v = u - pull * dy / radius, v + pull * dx / radius
    angle = np.arctan2(v, u)
    ground = y > 545
    angle[ground] = np.arctan2(y - 500, x - 563)[ground]
    hills = (y > 400) & ~ground
    angle[hills] = (0.35 * np.sin(x / 90))[hills]
    for tx, foot, height, width in ((150, 720, 520, 62), (232, 700, 330, 44), (905, 650, 250, 38)):
        inside = (np.abs(x - tx) < width) & (y > foot - height) & (y < foot)
        angle[inside] = (math.pi / 2 + 0.5 * np.sin(y / 38))[inside]
    return angle


def paint():
    rng = np.random.default_rng(11)
    reference = saturate(composition(rng), 1.15)
    angles = flow()
    sheet, relief = Sheet.of(reference * 0.8), Sheet('#000000')
    for count, length, width, jitter in ((1500, 120, 40, 0.05), (5000, 66, 17, 0.055), (7500, 40,
                                                                                        9.5, 0.06)):
        lay_paint(sheet, relief, reference, angles, rng, count, length, width, jitter)
    return light_relief(sheet.picture(), relief.picture()[..., 0], 0.5)
