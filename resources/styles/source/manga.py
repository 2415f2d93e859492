# SPDX-License-Identifier: GPL-3.0-or-later
"""A manga page in ink and screentone: a swordsman among speed lines, his eyes, a night town."""
import math

import numpy as np

from figure import FACE, JAW, Figure, corners, ellipse, mirrored, placed
from toolkit import dots, loop, luminance, over, rgb, smoothstep

WHITE, BLACK = '#ffffff', '#000000'
EYES_PANEL = [(30, 30), (610, 30), (560, 262), (30, 292)]
TOWN_PANEL = [(632, 30), (970, 30), (970, 330), (568, 268)]
HERO_PANEL = [(30, 318), (572, 288), (970, 354), (970, 970), (30, 970)]


def grey(level):
    return np.full(3, float(level))


def tapered_spike(figure, cx, cy, angle, inner, width):
    reach = 1500
    a, b = angle - width, angle + width
    tip = (cx + inner * math.cos(angle), cy + inner * math.sin(angle))
    figure.lines.fill([
        tip, (cx + reach * math.cos(a), cy + reach * math.sin(a)),
        (cx + reach * math.cos(b), cy + reach * math.sin(b))
    ], BLACK)


def speed_lines(figure, rng, cx, cy, inner, count):
    for angle in np.sort(rng.uniform(0, 2 * np.pi, count)):
        depth = inner * (1 + 0.75 * rng.random()**2)
        tapered_spike(figure, cx, cy, angle, depth, rng.uniform(0.0015, 0.011))


def spikes(points, bend=0.16):
    """A closed outline through tips and valleys with bowed sides."""
    path = f'M {points[0][0]:.1f} {points[0][1]:.1f} '
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
        mx, my = (x0 + x1) / 2, (y0 + y1) / 2
        nx, ny = -(y1 - y0) * bend, (x1 - x0) * bend
        path += f'Q {mx + nx:.1f} {my + ny:.1f} {x1:.1f} {y1:.1f} '
    return path + 'Z'


CROWN = [(262, 640), (236, 540), (168, 560), (206, 452), (110, 440), (196, 360), (90, 280),
         (224, 268), (170, 150), (304, 188), (300, 70), (408, 150), (452, 30), (520, 140),
         (622, 50), (640, 162), (776, 110), (740, 222), (880, 226), (796, 318), (908, 382),
         (806, 420), (860, 520), (770, 520), (738, 640), (690, 400), (310, 400)]
FRINGE = [(252, 420), (300, 250), (420, 180), (560, 180), (690, 250), (748, 420), (740, 610),
          (706, 470), (668, 560), (640, 430), (596, 520), (566, 412), (508, 560), (486, 420),
          (424, 520), (412, 424), (350, 590), (338, 450), (270, 640)]
SHINES = ('M 300 330 C 330 270 380 240 420 230', 'M 330 350 C 350 300 390 270 430 262',
          'M 600 230 C 650 250 690 290 710 340', 'M 590 262 C 630 280 660 310 676 350',
          'M 230 400 C 226 370 230 340 244 310', 'M 770 400 C 776 370 772 340 760 310',
          'M 470 110 C 462 130 462 150 470 172', 'M 690 140 C 680 156 676 170 678 186',
          'M 220 200 C 240 210 256 224 268 240')

EYE = 'M 346 548 C 372 508 424 500 462 534 C 452 560 430 574 404 574 C 378 574 358 564 346 548 Z'
UPPER_LID = [(330, 556), (350, 528), (384, 508), (424, 504), (458, 524), (474, 544), (452, 532),
             (420, 520), (386, 524), (356, 544)]


def eye(figure, mirror=False):
    side = (lambda path: mirrored(path) if mirror else path)
    figure.shape(side(EYE), WHITE, 0)
    cx = 592 if mirror else 408
    with figure.inside(side(EYE)):
        figure.flat(ellipse(cx, 534, 34, 40), grey(0))
        figure.flat(ellipse(cx, 540, 28, 33), grey(0.62))
        figure.flat(ellipse(cx, 534, 13, 17), grey(0))
        figure.flat(ellipse(cx - 11, 521, 10, 11), WHITE)
        figure.flat(ellipse(cx + 13, 552, 5, 6), WHITE)
    figure.lines.fill([(1000 - x, y) if mirror else (x, y) for x, y in UPPER_LID], BLACK)
    figure.stroke(side('M 372 582 Q 406 590 440 574'), 0.8)
    figure.stroke(side('M 358 500 Q 400 478 452 496'), 0.7)
    brow = [(326, 492), (380, 458), (436, 464), (478, 492), (436, 482), (382, 476)]
    figure.lines.fill(loop([(1000 - x, y) if mirror else (x, y) for x, y in brow]), BLACK)


def face(figure):
    figure.shape(FACE, WHITE, 0)
    with figure.inside(FACE):
        with figure.moved(10, 34):
            figure.flat(spikes(FRINGE), grey(0.72))
        figure.flat('M 640 520 C 660 600 600 690 500 752 L 720 760 L 720 480 Z', grey(0.8))
    figure.stroke(JAW, 1.3, (0.2, 0.2))
    eye(figure)
    eye(figure, mirror=True)
    figure.stroke('M 506 560 C 514 590 522 606 498 622', 0.9)
    figure.stroke('M 452 672 Q 500 664 556 656', 1.2)
    figure.stroke('M 486 694 Q 506 698 524 692', 0.7)
    for k in range(5):
        figure.stroke([(610 + 11 * k, 596 + 2 * k), (602 + 11 * k, 622 + 2 * k)], 0.6)
    figure.stroke('M 356 604 L 410 632', 1.0)
    figure.stroke('M 372 628 L 396 606', 0.7)


def body(figure):
    coat = ('M -60 1100 C -20 930 120 850 330 806 L 420 770 L 590 770 L 680 806 C 880 850 1030 '
            '930 1060 1100 Z')
    figure.shape(coat, grey(0.06))
    for fold in ('M 160 1000 C 180 940 210 900 250 870', 'M 840 1000 C 820 940 800 900 760 870',
                 'M 300 1020 C 310 960 330 900 350 860'):
        figure.colours.brush(corners(fold), WHITE, 9)
    neck = 'M 428 690 L 432 830 L 580 830 L 576 690 Z'
    figure.shape(neck, grey(0.6))
    scarf = ('M 330 776 C 420 820 600 826 700 760 C 736 790 730 830 700 860 C 600 920 420 920 330 '
             '870 C 300 840 304 800 330 776 Z')
    tail = 'M 660 830 C 760 820 880 780 1060 800 L 1040 850 L 1070 900 C 900 870 800 900 700 900 Z'
    figure.shape(tail, grey(0.78))
    figure.shape(scarf, grey(0.78))
    for fold in ('M 350 800 C 440 850 580 850 690 790', 'M 340 850 C 430 890 560 896 660 860',
                 'M 740 850 C 830 830 920 826 1010 836', 'M 390 880 C 420 860 440 850 470 846',
                 'M 620 890 C 640 870 660 850 670 830'):
        figure.stroke(fold, 0.9)
    figure.flat(
        'M 500 880 C 600 880 690 850 716 800 C 730 830 724 850 700 860 C 640 900 560 908 '
        '500 906 Z', grey(0.45))


def hero(figure, rng):
    with figure.inside(HERO_PANEL):
        speed_lines(figure, rng, 500, 640, 330, 420)
        with figure.turned(500, 760, 0.06, 0.84):
            with figure.moved(0, 90):
                figure.shape(spikes(CROWN), grey(0.0))
        sword(figure)
        with figure.moved(0, 88):
            body(figure)
        with figure.turned(500, 760, 0.06, 0.84), figure.moved(0, 90):
            face(figure)
            figure.shape(spikes(FRINGE), grey(0.0))
            for shine in SHINES:
                figure.stroke(shine, 0.1)
                figure.colours.brush(corners(shine), WHITE, 10)


def sword(figure):
    blade = [(760, 1010), (786, 1020), (950, 420), (940, 400), (922, 424)]
    figure.shape(blade, WHITE, 0)
    figure.stroke([(760, 1010), (922, 424), (940, 400)], 1.0)
    figure.stroke([(786, 1020), (950, 420), (940, 400)], 1.0)
    figure.flat([(776, 1010), (786, 1020), (950, 420), (941, 416)], grey(0.55))


def eyes_panel(figure, rng):
    with figure.inside(EYES_PANEL):
        figure.colours.gradient([(0, 0), (620, 0), (620, 300), (0, 300)], (0, 30), (0, 290),
                                (0, grey(0.3), 1), (0.4, grey(1), 1), (1, grey(0.95), 1))
        with figure.turned(500, 540, -0.03, 1.55), figure.moved(-138, -246):
            eye(figure)
            eye(figure, mirror=True)
            figure.stroke('M 506 560 C 514 590 522 606 498 622', 0.9)
            figure.shape(
                spikes([(240, 380), (760, 380), (720, 500), (700, 430), (650, 520), (628, 420),
                        (560, 470), (520, 410), (500, 540), (470, 410), (400, 480), (380, 420),
                        (320, 540), (300, 430), (262, 520)]), grey(0))
        for k in range(60):
            x = 30 + 590 * k / 60 + rng.uniform(-4, 4)
            figure.stroke([(x, 300), (x + 8, 300 - rng.uniform(15, 48))], 0.7, (1, 0))


def town_panel(figure, rng):
    with figure.inside(TOWN_PANEL):
        figure.colours.gradient([(560, 20), (980, 20), (980, 340), (560, 340)], (0, 30), (0, 330),
                                (0, grey(0.12), 1), (0.55, grey(0.55), 1), (1, grey(0.95), 1))
        figure.flat(ellipse(850, 110, 50, 50), WHITE)
        for _ in range(40):
            figure.flat(ellipse(rng.uniform(600, 970), rng.uniform(30, 200), 1.8, 1.8), WHITE)
        roof(figure, 600, 250, 190, 64, 0.3)
        roof(figure, 800, 220, 230, 84, 0.0)
        pagoda(figure, 700, 300)


def roof(figure, x, y, width, height, level):
    figure.shape([(x - width * 0.4, y), (x + width * 0.4, y), (x + width * 0.4, 360),
                  (x - width * 0.4, 360)], grey(0.85))
    figure.shape(
        placed('M -.62 .13 C -.4 -.08 -.3 -.7 -.2 -1 L .2 -1 C .3 -.7 .4 -.08 .62 .13 Z', x, y,
               width, height), grey(level))
    for k in range(4):
        wx = x - width * 0.3 + k * width * 0.18
        figure.shape([(wx, y + 24), (wx + 16, y + 24), (wx + 16, y + 52), (wx, y + 52)], WHITE, 0.6)


def pagoda(figure, x, foot):
    for k in range(4):
        y, w = foot - 46 * k, 96 - 13 * k
        figure.shape([(x - w * 0.3, y - 30), (x + w * 0.3, y - 30), (x + w * 0.3, y + 10),
                      (x - w * 0.3, y + 10)], grey(0.75), 0.7)
        figure.shape(
            placed('M -.62 -26 Q -.3 -30 -.24 -46 L .24 -46 Q .3 -30 .62 -26 Z', x, y, w, 1),
            grey(0), 0.7)
    figure.stroke([(x, foot - 180), (x, foot - 236)], 1.2)


def screened(figure):
    """The page as printed: tones as dots, solid black, lines on top."""
    tone = 1 - luminance(figure.colours.picture())
    ink = dots(tone, 8.6, math.pi / 4) * smoothstep(0.03, 0.06, tone)
    ink = np.maximum(ink, smoothstep(0.86, 0.9, tone))
    page = over(np.ones((*tone.shape, 3)), rgb('#15131a'), ink)
    return over(page, rgb('#15131a'), figure.lines.alpha())


def paint():
    rng = np.random.default_rng(12)
    figure = Figure(WHITE, BLACK, 5.2)
    eyes_panel(figure, rng)
    town_panel(figure, rng)
    hero(figure, rng)
    for panel in (EYES_PANEL, TOWN_PANEL, HERO_PANEL):
        figure.lines.line(panel, BLACK, 7)
    return np.clip(screened(figure), 0, 1) * rgb('#fdfcf8')
