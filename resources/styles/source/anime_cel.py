# SPDX-License-Identifier: GPL-3.0-or-later
"""Cel anime: a girl in a sailor uniform among cherry petals, flat tones and confident lines."""
import math

import numpy as np

from figure import FACE, JAW, Figure, blush, ellipse, eye, mirrored
from toolkit import clouds, grid, over, ramp, rgb, smoothstep

SKIN, SKIN_SHADE = '#ffe3d0', '#f5b7a4'
HAIR, HAIR_SHADE, HAIR_SHINE = '#3b5fa8', '#27407f', '#86b4ea'

BACK_HAIR = ('M 500 118 C 330 112 214 236 212 430 C 210 560 190 680 120 800 C 150 800 172 790 190 '
             '772 '
             'C 170 850 130 920 70 984 C 130 974 178 944 210 900 C 200 960 190 990 180 1040 L 700 '
             '1040 '
             'C 760 1000 790 960 800 910 C 830 960 880 990 950 1000 C 900 940 872 880 862 800 '
             'C 884 830 912 846 944 850 C 850 740 792 580 788 430 C 786 236 670 112 500 118 Z')
BANGS = ('M 500 122 C 340 118 236 226 226 400 C 220 520 236 640 276 742 C 292 700 298 650 298 590 '
         'C 300 540 306 490 322 440 C 324 470 332 498 348 520 C 350 470 366 424 396 380 '
         'C 396 420 406 456 432 482 C 430 440 442 404 468 366 C 476 412 496 446 530 474 '
         'C 526 436 534 402 552 368 C 566 414 592 456 632 492 C 640 470 648 446 654 424 '
         'C 688 480 702 540 704 596 C 704 650 708 700 726 742 C 764 640 780 520 774 400 '
         'C 764 226 660 118 500 122 Z')
STRANDS = ('M 486 150 C 420 220 384 290 396 380', 'M 500 150 C 480 230 460 290 468 366',
           'M 516 150 C 540 230 554 290 552 368', 'M 470 146 C 370 200 310 310 322 440',
           'M 540 148 C 620 210 662 310 654 424', 'M 440 140 C 310 210 262 380 276 560',
           'M 570 144 C 690 220 738 380 724 560', 'M 346 396 C 340 430 340 456 346 482',
           'M 426 366 C 418 400 420 426 426 446', 'M 596 370 C 600 400 604 424 612 446',
           'M 508 380 C 506 404 508 426 514 446', 'M 690 380 C 704 430 712 480 716 530')

SHADED_LOCKS = (
    'M 226 400 C 220 520 236 640 276 742 C 292 700 298 650 298 590 C 280 560 262 480 262 380 Z',
    'M 322 440 C 324 470 332 498 348 520 C 350 470 366 424 396 380 C 372 384 344 400 322 440 Z',
    'M 468 366 C 476 412 496 446 530 474 C 526 436 534 402 552 368 C 526 386 496 386 468 366 Z',
    'M 654 424 C 688 480 702 540 704 596 C 704 650 708 700 726 742 C 764 640 780 520 774 400 '
    'C 760 460 700 450 654 424 Z',
    'M 396 380 C 396 420 406 456 432 482 C 428 456 428 440 430 430 C 414 416 404 400 396 380 Z',
    'M 552 368 C 566 414 592 456 632 492 C 636 480 640 470 644 456 C 608 430 576 400 552 368 Z')


def shine(figure):
    """A ring of light round the head, drawn lock by lock."""
    rng = np.random.default_rng(4)
    for t in np.linspace(-1, 1, 34):
        if abs(t + 0.12) < 0.07 or abs(t - 0.55) < 0.05:
            continue
        x, y = 500 + 232 * math.sin(1.25 * t), 322 - 72 * math.cos(1.25 * t)
        reach = (22 + 26 * rng.random()) * (1 - 0.35 * abs(t))
        lean = 0.55 * t
        figure.colours.brush([(x - lean * reach, y - reach), (x, y),
                              (x + 0.6 * lean * reach, y + reach)], HAIR_SHINE, 17, 1, (0, 0))


def background(rng):
    x, y = grid()
    picture = ramp(y / 1000, '#2f8fe0', '#6fc0f2', '#bfe8fb', '#eafaff')
    cloud = clouds(rng, 260, 5, 0.5, 1.7) + 0.35 * smoothstep(350, 900, y)
    picture = over(picture, rgb('#ffffff'), smoothstep(0.62, 0.66, cloud))
    picture = over(picture, rgb('#d3e9fa'), smoothstep(0.86, 0.89, cloud) * 0.9)
    return picture


def branch(figure, rng):
    """A blossoming twig across the upper corner."""
    sheet = figure.colours
    sheet.brush([(1040, 60), (900, 110), (800, 90), (700, 120)], '#5b3140', 20, 1, (1, 0.1))
    sheet.brush([(920, 105), (880, 190), (850, 260)], '#5b3140', 11, 1, (0.8, 0.1))
    for x, y, size in ((930, 66, 46), (850, 130, 52), (770, 70, 42), (720, 130, 34), (905, 190, 48),
                       (975, 140, 50), (845, 262, 38), (990, 40, 40), (812, 190, 30), (960, 240,
                                                                                       34)):
        blossom(figure, x, y, size, rng.uniform(0, 6))


def blossom(figure, x, y, size, turn):
    sheet = figure.colours
    for k in range(5):
        a = turn + k * 2 * math.pi / 5
        petal(sheet, x, y, a, size, ('#ffc4dc', '#ffd9ea')[k % 2])
    for k in range(7):
        a = turn + k * 0.9
        sheet.line([(x, y), (x + 0.3 * size * math.cos(a), y + 0.3 * size * math.sin(a))],
                   '#e0517f', 1.8)
    sheet.fill(ellipse(x, y, 0.1 * size, 0.1 * size), '#d63d6e')


def petal(sheet, x, y, angle, size, colour):
    ctx = sheet.ctx
    ctx.save()
    ctx.translate(x, y)
    ctx.rotate(angle)
    ctx.scale(size / 100, size / 100)
    path = 'M 0 0 C 20 -48 70 -60 96 -26 L 84 0 L 96 26 C 70 60 20 48 0 0 Z'
    sheet.fill(path, colour)
    sheet.line(path, '#d9608f', 3.5)
    ctx.restore()


def uniform(figure):
    blouse = ('M 170 1040 C 186 920 250 862 356 836 L 430 800 L 570 800 L 644 836 C 750 862 814 '
              '920 830 1040 Z')
    figure.shape(blouse, '#fdfdff')
    figure.flat('M 170 1040 C 180 960 206 910 250 880 C 262 940 270 990 272 1040 Z', '#c9d3ee')
    figure.flat('M 742 880 C 790 910 822 960 830 1040 L 728 1040 C 732 980 736 930 742 880 Z',
                '#c9d3ee')
    neck = 'M 440 690 C 446 760 440 800 404 826 L 500 900 L 596 826 C 560 800 554 760 560 690 Z'
    figure.shape(neck, SKIN)
    figure.flat('M 438 700 C 446 760 446 776 440 792 C 490 800 540 780 562 742 L 562 690 Z',
                SKIN_SHADE)
    for path in ('M 404 822 C 340 840 280 862 238 890 C 300 930 400 990 486 1010 C 470 940 440 '
                 '870 404 822 Z',
                 mirrored('M 404 822 C 340 840 280 862 238 890 C 300 930 400 990 486 1010 C 470 '
                          '940 440 870 404 822 Z')):
        figure.shape(path, '#2b3f86')
    figure.flat(
        'M 404 822 C 380 829 360 836 340 844 C 390 890 450 960 486 1010 C 470 940 440 870 '
        '404 822 Z', '#1f2e68')
    for stripe in ('M 268 892 C 330 930 400 970 468 988', 'M 288 882 C 350 920 410 952 460 968'):
        figure.colours.line(stripe, '#ffffff', 5)
        figure.colours.line(mirrored(stripe), '#ffffff', 5)
    scarf(figure)


def scarf(figure):
    red, shade = '#e8384f', '#b3203c'
    for path in ('M 486 986 C 440 1000 410 1020 396 1050 L 470 1050 C 482 1030 492 1010 500 996 Z',
                 'M 514 986 C 560 1000 590 1020 604 1050 L 530 1050 C 518 1030 508 1010 500 996 Z'):
        figure.shape(path, red)
    figure.shape(
        'M 470 960 C 490 952 512 952 532 960 C 540 984 536 1006 526 1018 L 476 1018 C '
        '464 1004 462 980 470 960 Z', red)
    figure.flat(
        'M 512 955 C 524 956 530 958 532 960 C 540 984 536 1006 526 1018 L 504 1018 C 518 '
        '1000 520 976 512 955 Z', shade)


def face(figure):
    for ear in ('M 322 520 C 288 500 276 540 296 580 C 306 606 324 616 334 606 Z', ):
        figure.shape(ear, SKIN)
        figure.shape(mirrored(ear), SKIN)
    figure.shape(FACE, SKIN, 0)
    with figure.inside(FACE):
        with figure.moved(8, 30):
            figure.flat(BANGS, SKIN_SHADE)
        blush(figure, '#ff6f7d', 0.6)
    figure.stroke(JAW, 1.15, (0.2, 0.2))
    eye(figure, '#3a1d5c', '#7d3fae', '#f08fd0')
    eye(figure, '#3a1d5c', '#7d3fae', '#f08fd0', mirror=True)
    features(figure)


def features(figure):
    for x in (352, 366, 380, 620, 634, 648):
        figure.colours.line([(x + 6, 612), (x - 4, 630)], '#f0697a', 3.2)
    figure.stroke('M 502 604 Q 510 622 498 628', 0.8)
    mouth = ('M 458 662 C 486 672 514 672 542 662 C 540 694 522 712 500 712 C 478 712 460 694 458 '
             '662 Z')
    figure.shape(mouth, '#b5374a', 0.85)
    with figure.inside(mouth):
        figure.flat(ellipse(500, 712, 30, 22), '#f58b8f')
        figure.flat('M 450 655 L 550 655 L 540 674 C 510 680 490 680 460 674 Z', '#ffffff')
    figure.stroke('M 450 660 Q 500 678 550 660', 1.0)
    figure.stroke('M 488 724 Q 500 729 512 724', 0.6)
    figure.stroke('M 352 434 Q 396 400 452 420', 1.3, (0.2, 0.6))
    figure.stroke(mirrored('M 352 434 Q 396 400 452 420'), 1.3, (0.6, 0.2))


def hair(figure):
    figure.shape(BANGS, HAIR)
    with figure.inside(BANGS):
        for path in SHADED_LOCKS:
            figure.flat(path, HAIR_SHADE)
        shine(figure)
    for strand in STRANDS:
        figure.stroke(strand, 0.75, (0.0, 0.5))


def ribbon(figure):
    red, shade = '#f04a5f', '#b8243f'
    for mirror in (False, True):
        wing = ('M 500 150 C 440 60 350 30 318 62 C 300 100 330 180 372 204 C 420 210 470 190 500 '
                '150 Z')
        fold = ('M 500 150 C 450 120 400 110 352 120 C 380 140 376 170 372 204 C 420 210 470 190 '
                '500 150 Z')
        with figure.turned(500, 150, 0.0, 0.9):
            figure.shape(mirrored(wing) if mirror else wing, red)
            figure.flat(mirrored(fold) if mirror else fold, shade)
            crease = 'M 484 146 C 450 122 420 112 390 112'
            figure.stroke(mirrored(crease) if mirror else crease, 0.8)
    figure.shape(ellipse(500, 148, 30, 34), red)
    figure.flat('M 512 118 C 536 130 536 170 512 180 C 520 160 520 138 512 118 Z', shade)


def falling_petals(figure, rng):
    for _ in range(26):
        x, y = rng.uniform(0, 1000, 2)
        petal(figure.colours, x, y, rng.uniform(0, 6), rng.uniform(12, 30),
              rng.choice(['#ffc4dc', '#ffe1ee']))


def paint():
    rng = np.random.default_rng(8)
    figure = Figure(background(rng))
    branch(figure, rng)
    falling_petals(figure, rng)
    with figure.turned(500, 800, -0.05, 0.98):
        figure.shape(BACK_HAIR, HAIR_SHADE)
        for strand in ('M 250 560 C 244 700 220 800 170 880', 'M 300 760 C 290 860 260 940 220 '
                       '1000', 'M 740 700 C 760 800 800 880 860 950',
                       'M 700 800 C 720 880 750 930 770 960'):
            figure.stroke(strand, 0.8)
        for path in ('M 214 520 C 208 640 190 720 150 800 C 180 780 210 740 232 690 C 226 640 222 '
                     '580 214 520 Z',
                     'M 786 500 C 800 640 840 740 900 816 C 850 800 800 740 770 660 Z'):
            figure.flat(path, HAIR)
    uniform(figure)
    with figure.turned(500, 760, -0.05):
        face(figure)
        hair(figure)
        ribbon(figure)
    return figure.picture()
