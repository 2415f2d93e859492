# SPDX-License-Identifier: GPL-3.0-or-later
"""Summer sky: towering cumulus over a bay, seen from a grassy hill with a power line."""
import math

import numpy as np

from toolkit import (UNIT, WORK, Sheet, blur, clouds, curve, grid, mix, over, ramp, rgb, smoothstep,
                     tint, warp)


def puffs(rng, x, y, width, height, count):
    """Circles heaped like a cumulus: big below and inside, small at the rim. Rows of x, y, r."""
    circles = []
    for _ in range(count):
        up = rng.random()**0.8
        spread = width * (1 - up)**0.65 * 0.5 + width * 0.07
        px = x + rng.uniform(-1, 1) * spread + 0.06 * width * math.sin(up * 9)
        py = y - up * height
        circles.append((px, py, rng.uniform(0.035, 0.14) * width * (1.05 - 0.55 * up)))
    return np.array(circles)


def heap(circles):
    """Height map of the circles as overlapping spheres; zero where there is no cloud."""
    height = np.zeros((WORK, WORK), np.float32)
    for cx, cy, r in circles * UNIT:
        x0, x1 = max(int(cx - r), 0), min(int(cx + r) + 1, WORK)
        y0, y1 = max(int(cy - r), 0), min(int(cy + r) + 1, WORK)
        if x0 >= x1 or y0 >= y1:
            continue
        y, x = np.mgrid[y0:y1, x0:x1]
        ball = np.sqrt(np.maximum(r * r - (x - cx)**2 - (y - cy)**2, 0))
        height[y0:y1, x0:x1] = np.maximum(height[y0:y1, x0:x1], ball)
    return height


def cumulus(picture, rng, circles, base):
    """Lays a cumulus over the sky, lit from the upper right and cel-shaded in four tones."""
    height = blur(warp(heap(circles), rng, 9, 40), 1.6)
    dy, dx = np.gradient(height)
    light = (0.62 * -dx + 0.75 * dy + 0.35) / np.sqrt(dx * dx + dy * dy + 1)
    light = blur(light, 4) + 0.34 * (clouds(rng, 60, 5) - 0.5)
    _, y = grid()
    sink = smoothstep(base - 330, base, y)
    light = light - 0.45 * sink
    tones = mix(rgb('#7fa3d6'), rgb('#b4cdf0'), smoothstep(-0.30, -0.22, light)[..., None])
    tones = mix(tones, rgb('#e3eefb'), smoothstep(0.05, 0.12, light)[..., None])
    tones = mix(tones, rgb('#ffffff'), smoothstep(0.34, 0.42, light)[..., None])
    tones = mix(tones, rgb('#9cc6ef'), (0.55 * smoothstep(base - 160, base + 20, y))[..., None])
    body = smoothstep(0.5, 3.0, height) * (1 - 0.75 * smoothstep(base - 30, base + 50, y))
    return over(picture, tones, body)


def sky(rng):
    _, y = grid()
    picture = ramp(y / 720, '#0f4fae', '#1f74d0', '#3f9fe8', '#86cdf5', '#cdeefb')
    veil = clouds(rng, 260, 6, 0.55, 3.2)
    picture = over(picture, rgb('#ffffff'), 0.5 * smoothstep(0.6, 0.95, veil))
    picture = cumulus(picture, rng, puffs(rng, 830, 690, 420, 240, 130), 700)
    picture = cumulus(picture, rng, puffs(rng, 330, 690, 640, 560, 620), 700)
    return cumulus(picture, rng, puffs(rng, 640, 705, 420, 130, 120), 715)


def bay(sheet, rng):
    sheet.gradient([(0, 690), (1000, 690), (1000, 960), (0, 960)], (0, 690), (0, 960),
                   (0, '#6fc3ea', 1), (0.35, '#2f93d2', 1), (1, '#1c6fb4', 1))
    for _ in range(260):
        y = 693 + 240 * rng.random()**1.5
        length = rng.uniform(4, 26) * (0.4 + (y - 690) / 90)
        x = rng.uniform(0, 1000)
        sheet.line([(x, y), (x + length, y)], '#dff6ff', 1.2 + (y - 690) / 90, 0.65)
    far = 'M 560 694 C 640 676 700 684 760 664 C 830 640 880 668 1000 646 L 1000 694 Z'
    sheet.fill(far, '#5f9cc9')
    near = 'M 700 700 C 780 690 830 684 880 664 C 930 650 960 660 1000 668 L 1000 704 Z'
    sheet.fill(near, '#3f86a0')


def hill_height(x):
    return 800 + 0.00028 * (x - 300)**2 * (1 if x > 300 else 1.6) - 26 * math.sin(x / 170)


def hill(sheet, rng):
    top = [(x, hill_height(x)) for x in range(-20, 1040, 20)]
    sheet.gradient(top + [(1020, 1020), (-20, 1020)], (0, 780), (0, 1000), (0, '#8fd04a', 1),
                   (0.4, '#4fae45', 1), (1, '#1f6f45', 1))
    for _ in range(5200):
        x = rng.uniform(-10, 1010)
        depth = rng.random()**0.7
        root = hill_height(x) + depth * 230
        blade(sheet, rng, x, root, 14 + 46 * depth, depth)
    for _ in range(170):
        x = rng.uniform(0, 1000)
        depth = rng.random()
        y = hill_height(x) + 10 + depth * 190
        flower(sheet, x, y, 2.2 + 5.5 * depth, rng.choice(['#ffffff', '#fff3b0', '#ffd1e6']))


def blade(sheet, rng, x, root, length, depth):
    light = np.array([rgb('#c9ec62'), rgb('#82c94a'), rgb('#46a24a'), rgb('#2a7f4b')])
    colour = tint(light[rng.integers(0, 4)], 0.12 * rng.uniform(-1, 1) - 0.2 * depth * rng.random())
    lean = rng.uniform(0.1, 0.65) * length
    sheet.brush([(x, root), (x + lean * 0.3, root - length * 0.6), (x + lean, root - length)],
                colour, 2.0 + 3.4 * depth, 1, (1.0, 0.0))


def flower(sheet, x, y, r, colour):
    for k in range(5):
        a = k * 2 * math.pi / 5
        sheet.ctx.arc(x + r * math.cos(a), y + 0.75 * r * math.sin(a), 0.72 * r, 0, 7)
        sheet.colour(colour)
        sheet.ctx.fill()
    sheet.ctx.arc(x, y, 0.5 * r, 0, 7)
    sheet.colour('#f5a524')
    sheet.ctx.fill()


def pole(sheet, x, foot, top, lean, scale):
    dark, lit = '#2c3d57', '#7d93ad'
    w = 13 * scale
    head = x + lean
    sheet.fill([(x - w, foot), (x + w, foot), (head + 0.7 * w, top), (head - 0.7 * w, top)], dark)
    sheet.fill([(x + 0.35 * w, foot), (x + w, foot), (head + 0.7 * w, top), (head + 0.2 * w, top)],
               lit)
    for drop, reach in ((34, 92), (84, 72)):
        y = top + drop * scale
        sheet.line([(head - reach * scale, y + 3), (head + reach * scale, y - 3)], dark, 9 * scale)
        for side in (-0.92, -0.5, 0.5, 0.92):
            cx = head + side * reach * scale
            sheet.line([(cx, y), (cx, y - 17 * scale)], '#e9f2fa', 7 * scale)
            sheet.line([(cx, y - 17 * scale), (cx, y - 19 * scale)], dark, 8 * scale)
    return [(head + side * reach * scale, top + drop * scale - 18 * scale)
            for drop, reach in ((34, 92), (84, 72))
            for side in (-0.92, 0.92)]


def wires(sheet, start, end, sag):
    for (x0, y0), (x1, y1) in zip(start, end):
        path = curve([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + sag), (x1, y1)])
        for a, b in zip(path[:-1], path[1:]):
            sheet.line([a, b], '#22334d', 2.4)


def gull(sheet, x, y, span):
    sheet.brush([(x - span, y - 0.2 * span), (x - 0.5 * span, y - 0.42 * span), (x, y)], '#ffffff',
                span * 0.16, 1, (0.1, 0.7))
    sheet.brush([(x, y), (x + 0.5 * span, y - 0.42 * span), (x + span, y - 0.2 * span)], '#ffffff',
                span * 0.16, 1, (0.7, 0.1))


def paint():
    rng = np.random.default_rng(3)
    sheet = Sheet.of(sky(rng))
    bay(sheet, rng)
    tips = pole(sheet, 640, 850, 560, -4, 0.62)
    near = pole(sheet, 865, 1000, 250, -14, 1.3)
    wires(sheet, tips, near, 40)
    wires(sheet, near, [(1120, y - 110) for _, y in near], 10)
    wires(sheet, [(-30, 610 + 16 * k) for k in range(4)], tips, 24)
    hill(sheet, rng)
    for x, y, span in ((520, 300, 30), (590, 340, 22), (470, 360, 17), (700, 210, 14)):
        gull(sheet, x, y, span)
    sheet.glow(980, 40, 620, '#fff6d8', 0.55)
    return sheet.picture()
