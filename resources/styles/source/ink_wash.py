# SPDX-License-Identifier: GPL-3.0-or-later
"""Sumi-e: misty peaks, a fishing boat and a stand of bamboo in front."""
import math

import numpy as np

from toolkit import (Sheet, blur, clouds, curve, grid, mask_of, over, paper, ribbon, ridge, rgb,
                     smoothstep, transmitted, warp, wash)

INK = '#1b1f24'


def mountain(picture, rng, tooth, outline, strength, foot):
    """A peak whose ink fades into mist below, with dry brush texture down its flanks."""
    _, y = grid()
    mask = mask_of(outline)
    top = outline[:-2, 1].min()
    fade = 1 - smoothstep(top + 0.25 * (foot - top), foot, y)
    picture = wash(picture, mask * fade, '#4a555f', rng, tooth, strength, 0.35, 5, 0.7, 0.4)
    rim = np.clip(mask - np.roll(mask, 9, 0), 0, 1)
    rim = blur(warp(rim, rng, 5, 40), 1.2) * smoothstep(0.25, 0.6, clouds(rng, 70, 3))
    picture = picture * transmitted(INK, 1.3 * strength * rim * fade)
    cracks = clouds(rng, 26, 4, 0.6, 0.35)
    dry = smoothstep(0.62, 0.8, cracks) * mask * fade * smoothstep(0.3, 0.7, tooth)
    return picture * transmitted(INK, 0.6 * strength * dry)


def peaks(rng, centre, top, width, foot):
    """Steep karst outline."""
    y = ridge(rng, foot, 90, 0.6)[:-2]
    x = y[:, 0]
    for c, t, w in zip(centre, top, width):
        shape = np.exp(-(np.abs(x - c) / w)**2.6)
        y[:, 1] -= (foot - t) * shape
    return np.vstack([y, [(1020, foot + 60), (-20, foot + 60)]])


def brush_mask(rng, strokes, dry=0.35):
    """Mask of brush strokes (points, width, taper) with dry, streaky ends."""
    sheet = Sheet()
    for points, width, taper in strokes:
        sheet.fill(ribbon(curve(points), width, taper), '#ffffff')
    mask = warp(sheet.alpha(), rng, 2.2, 14, 2)
    streaks = clouds(rng, 40, 4, 0.6, 0.16)
    return mask * (1 - dry * smoothstep(0.6, 0.85, streaks))


def stalk(rng, x, lean, width, top, joints):
    """Strokes of one bamboo culm, bottom to top, and the rings between them."""
    culm, rings = [], []
    ys = np.linspace(1040, top, joints + 1)
    for y0, y1 in zip(ys[:-1], ys[1:]):
        x0, x1 = x + lean * (1000 - y0), x + lean * (1000 - y1)
        culm.append(([(x0, y0 - 5), ((x0 + x1) / 2 + 2, (y0 + y1) / 2),
                      (x1, y1 + 5)], width, (1, 1)))
        w = 0.62 * width
        rings.append(([(x1 - w, y1 + 3), (x1, y1 - 4), (x1 + w, y1 + 2)], 6, (0.5, 0.3)))
    return culm, rings


def leaf(rng, x, y, angle, length, width):
    dx, dy = math.cos(angle), math.sin(angle)
    bend = rng.uniform(-0.12, 0.12)
    return ([(x, y), (x + 0.4 * length * dx - bend * length * dy, y + 0.4 * length * dy),
             (x + length * dx, y + length * dy + 0.06 * length)], width, (0.12, 0.0))


def spray(rng, x, y, count, size, facing):
    """A cluster of drooping leaves."""
    angles = facing + np.linspace(-0.85, 0.95, count) + rng.normal(0, 0.1, count)
    return [
        leaf(rng, x + rng.normal(0, 4), y + rng.normal(0, 4), a, size * rng.uniform(0.7, 1.15),
             size * rng.uniform(0.13, 0.19)) for a in angles
    ]


def bamboo(picture, rng, tooth):
    for x, lean, width, top, tone in ((905, -0.03, 22, -30, 0.45), (770, 0.09, 30, -40, 0.85),
                                      (850, 0.02, 40, -40, 1.25)):
        culm, rings = stalk(rng, x, lean, width, top, 6)
        body = brush_mask(rng, culm, 0.5)
        core = np.clip(body - 0.55 * blur(body, 9), 0, 1)
        picture = picture * transmitted('#2c3438', tone * (0.55 * body + 1.1 * core))
        picture = picture * transmitted(INK, 1.8 * tone * brush_mask(rng, rings, 0.1))
    for tone, places in ((0.6, ((640, 120, 6, 150, 2.2), (930, 250, 6, 140, 1.2), (960, 560, 5, 120,
                                                                                   1.9))),
                         (1.9, ((760, 210, 6, 190, 2.3), (850, 90, 6, 170, 1.7),
                                (800, 330, 5, 150, 2.6), (690, 60, 6, 165, 2.4),
                                (880, 430, 6, 160, 1.0), (840, 620, 5, 150, 2.5)))):
        leaves = [s for x, y, n, size, facing in places for s in spray(rng, x, y, n, size, facing)]
        twigs = [([(x + 60, y - 25), (x + 25, y - 12), (x, y)], 6, (0.8, 0.4))
                 for x, y, *_ in places]
        picture = picture * transmitted(INK, tone * brush_mask(rng, leaves + twigs, 0.45))
    return picture


def boat(picture, rng, tooth):
    hull = [([(180, 752), (250, 776), (330, 772), (392, 744)], 15, (0.4, 0.3)),
            ([(205, 742), (285, 752), (372, 742)], 5, (0.3, 0.3))]
    man = [([(300, 738), (303, 712), (298, 690)], 25, (0.9, 0.5)),
           ([(276, 690), (298, 672), (322, 690)], 13, (0.1, 0.1)),
           ([(300, 712), (330, 705), (352, 690)], 5, (0.8, 0.4)),
           ([(366, 640), (345, 720), (322, 800)], 4, (0.5, 0.5))]
    picture = picture * transmitted(INK, 1.9 * brush_mask(rng, hull + man, 0.25))
    ripples = [([(x, y), (x + w / 2, y + 4), (x + w, y)], 4, (0, 0))
               for x, y, w in ((150, 800, 130), (300, 806, 160), (90, 832, 110), (260, 842, 190),
                               (420, 790, 90), (60, 880, 150), (330, 900, 120))]
    return picture * transmitted(INK, 0.55 * brush_mask(rng, ripples, 0.5))


def seal(sheet):
    sheet.fill([(86, 846), (152, 850), (148, 916), (84, 912)], '#b3261e', 0.92)
    for path in ('M 98 864 L 138 866', 'M 118 858 L 116 904', 'M 98 884 L 138 886',
                 'M 100 902 L 104 872', 'M 134 904 L 136 874'):
        sheet.line(path, '#f4ead6', 5.5)


def paint():
    rng = np.random.default_rng(5)
    picture, tooth = paper(rng, '#f3ead8', 0.06)
    _, y = grid()
    picture = over(picture, rgb('#d9c9a8'), 0.35 * clouds(rng, 420, 3))
    sun = mask_of([(250 + 62 * math.cos(a), 175 + 62 * math.sin(a))
                   for a in np.linspace(0, 6.28, 60)])
    picture = wash(picture, sun, '#c8402c', rng, tooth, 0.95, 0.3, 3, 0.4, 0.3)
    for centre, top, width, foot, strength in (((120, 420, 640), (330, 265, 330), (80, 95, 90), 560,
                                                0.35), ((250, 520, 60), (360, 235, 420),
                                                        (70, 78, 80), 640, 0.75),
                                               ((130, 380), (420, 470), (75, 70), 720, 1.35)):
        picture = mountain(picture, rng, tooth, peaks(rng, centre, top, width, foot), strength,
                           foot)
    mist = smoothstep(0.45, 0.8, clouds(rng, 240, 4, 0.5, 3)) * smoothstep(
        380, 560, y) * (1 - smoothstep(640, 780, y))
    picture = over(picture, rgb('#f1e8d6'), 0.6 * mist)
    picture = boat(picture, rng, tooth)
    picture = bamboo(picture, rng, tooth)
    sheet = Sheet.of(picture)
    for k, (x, y0) in enumerate(((470, 150), (510, 172), (440, 185), (545, 148))):
        sheet.brush([(x - 15, y0 - 8), (x - 6, y0 - 10), (x, y0)], INK, 3.6, 0.85)
        sheet.brush([(x, y0), (x + 7, y0 - 11), (x + 17, y0 - 8)], INK, 3.6, 0.85)
    seal(sheet)
    return sheet.picture()
