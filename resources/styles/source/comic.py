# SPDX-License-Identifier: GPL-3.0-or-later
"""Old four-colour comic: Ben-Day dots, heavy contours, a blonde by a burst of light."""
import math

import numpy as np
from scipy import ndimage

from figure import Figure, ellipse, mirrored, sample
from toolkit import clouds, dots, loop, mask_of, over, rgb, ribbon

PAPER, YELLOW, RED, BLUE, BLACK = '#fbf3df', '#ffd42a', '#e4262c', '#1f6fc2', '#17141c'

HEAD = ('M 296 300 C 270 420 282 520 320 600 C 350 664 400 720 470 752 C 500 764 530 762 556 748 '
        'C 630 706 690 640 710 560 '
        'C 726 480 724 400 700 300 C 640 180 360 180 296 300 Z')
JAWLINE = ('M 290 440 C 286 510 300 560 322 604 C 352 664 402 722 470 752 C 500 764 530 762 556 '
           '748 C 630 706 690 640 710 560')
HAIR_BACK = ('M 500 60 C 330 20 180 110 150 270 C 130 380 60 420 50 540 C 44 640 120 660 110 740 '
             'C 104 800 150 850 220 840 '
             'C 300 830 330 780 330 720 L 700 680 C 720 780 800 820 860 780 C 920 740 900 680 930 '
             '620 C 970 540 900 470 890 380 C 880 180 700 60 500 60 Z')
HAIR_FRONT = ('M 440 80 C 300 90 210 180 220 330 C 226 420 200 470 160 520 C 130 560 150 620 200 '
              '620 C 270 620 300 540 304 470 C 310 400 380 380 450 330 '
              'C 500 294 520 250 520 210 C 540 290 600 350 660 380 C 720 410 730 470 740 530 C '
              '750 600 800 620 840 590 C 880 560 850 500 830 450 '
              'C 810 400 830 330 800 250 C 760 130 600 60 440 80 Z')
WAVES = ('M 460 96 C 340 130 270 220 280 340 C 284 410 250 480 210 530',
         'M 490 120 C 430 200 380 240 330 290 C 290 330 280 400 266 450',
         'M 500 150 C 470 230 420 290 350 330', 'M 540 110 C 620 160 690 250 720 330 C 744 390 '
         '760 440 790 520', 'M 600 100 C 700 150 770 240 780 340 C 786 400 800 430 816 470',
         'M 530 170 C 560 250 620 310 690 350',
         'M 130 460 C 90 520 80 590 130 640 C 170 680 150 740 170 790',
         'M 200 660 C 180 720 220 760 250 800', 'M 860 640 C 850 700 830 730 800 760',
         'M 900 480 C 930 540 900 600 880 650')


def burst(figure, cx, cy, inner, outer, count, colour):
    points = []
    for k in range(2 * count):
        r = (outer if k % 2 else inner) * (1 + 0.18 * math.sin(k * 7.3))
        points.append(
            (cx + r * math.cos(k * math.pi / count), cy + r * math.sin(k * math.pi / count)))
    figure.shape(points, colour, 1.0)


def backdrop(figure):
    for k in range(28):
        a0, a1 = k * 2 * math.pi / 28, (k + 0.5) * 2 * math.pi / 28
        figure.flat([(760, 190), (760 + 1600 * math.cos(a0), 190 + 1600 * math.sin(a0)),
                     (760 + 1600 * math.cos(a1), 190 + 1600 * math.sin(a1))], RED)
    burst(figure, 800, 190, 190, 330, 13, YELLOW)
    burst(figure, 800, 190, 110, 200, 11, '#ffffff')


def face(figure):
    figure.shape('M 400 640 L 390 880 C 480 940 600 930 650 860 L 640 640 Z', PAPER)
    figure.shape(HEAD, PAPER, 0)
    figure.stroke(JAWLINE, 1.1, (0.3, 0.3))
    eyes(figure)
    figure.stroke('M 500 470 C 512 530 536 560 530 584 C 524 598 500 600 486 592', 0.8)
    figure.lines.fill(loop([(516, 596), (530, 590), (540, 596), (530, 602)]), BLACK)
    mouth(figure)
    tear(figure)


EYE = 'M 330 470 C 360 426 420 420 462 462 C 444 492 420 504 392 504 C 364 504 342 492 330 470 Z'
LID = [(318, 476), (340, 436), (384, 414), (430, 422), (472, 462), (440, 446), (400, 436),
       (360, 446), (336, 478)]
BROW = [(322, 396), (360, 362), (412, 352), (466, 376), (412, 368), (362, 380)]


def eyes(figure):
    for side, cx in ((lambda p: p, 400), (lambda p: mirrored(p, 516), 632)):
        figure.shape(side(EYE), '#ffffff', 0)
        with figure.inside(side(EYE)):
            figure.flat(ellipse(cx, 458, 36, 40), BLUE)
            figure.flat(ellipse(cx, 458, 18, 21), BLACK)
            figure.flat(ellipse(cx - 12, 446, 9, 10), '#ffffff')
        figure.stroke(side('M 340 488 C 370 512 420 512 450 484'), 0.9)
        figure.stroke(side('M 344 414 C 376 392 424 394 456 418'), 0.8)
        for lash in ('M 330 448 C 318 440 308 436 296 438', 'M 344 430 C 334 418 324 412 312 410',
                     'M 366 418 C 360 406 352 398 344 394'):
            figure.stroke(side(lash), 1.0, (1, 0))
    for flip in (False, True):
        figure.lines.fill([(1032 - x, y) if flip else (x, y) for x, y in LID], BLACK)
        figure.lines.fill(loop([(1032 - x, y) if flip else (x, y) for x, y in BROW]), BLACK)


def mouth(figure):
    outer = ('M 430 654 C 460 636 490 628 508 640 C 526 628 560 634 592 652 C 572 694 546 712 512 '
             '712 C 478 712 452 692 430 654 Z')
    figure.shape(outer, RED, 0.9)
    figure.shape('M 450 656 C 480 652 540 650 574 654 C 552 674 476 676 450 656 Z', '#ffffff', 0.8)
    figure.flat('M 490 692 C 504 688 524 688 540 690 C 530 700 500 702 490 692 Z', '#ffb3a8')
    figure.stroke('M 484 728 C 504 734 522 734 540 728', 0.7)


def tear(figure):
    drop = ('M 356 512 C 340 550 326 576 330 598 C 336 622 372 622 378 598 C 382 576 366 550 356 '
            '512 Z')
    figure.shape(drop, '#a9dcf5', 0.8)
    figure.flat(ellipse(346, 592, 6, 12), '#ffffff')


def dress(figure):
    figure.shape(
        'M 60 1060 C 120 930 260 880 390 852 C 470 930 590 920 650 846 C 780 880 880 930 '
        '930 1060 Z', BLUE)
    figure.shape(
        'M 390 852 C 360 880 330 930 320 970 C 420 1010 620 1000 710 950 C 700 920 680 '
        '880 650 846 C 590 920 470 930 390 852 Z', '#ffffff')
    for x in range(90, 920, 74):
        for row in range(3):
            figure.flat(ellipse(x + 37 * (row % 2), 950 + 44 * row + abs(x - 500) * 0.02, 13, 13),
                        '#ffffff')
    for k in range(9):
        x = 370 + 36 * k
        figure.shape(ellipse(x, 880 + 48 * math.sin(k / 8 * math.pi), 19, 19), '#ffffff', 0.8)


def printed(figure, rng):
    """Red dots for skin, blue dots for the sky, inks slightly off register, heavy black last."""
    flats = figure.colours.picture()
    skin = np.linalg.norm(flats - rgb(PAPER), axis=2) < 0.03
    sky = np.linalg.norm(flats - rgb('#8fc4ee'), axis=2) < 0.03
    lips_shade = skin_shadow() * skin
    page = flats.copy()
    page[skin] = rgb('#fff1dc')
    page = over(page, rgb('#ef5a4c'), dots(0.26 + 0.3 * lips_shade, 12, 0.26) * skin)
    page[sky] = rgb('#f4f8fb')
    page = over(page, rgb('#2f86cf'), dots(np.full(sky.shape, 0.36), 13, 0.78) * sky)
    page = ndimage.shift(page, (3, -3, 0), order=0, mode='nearest')
    page = over(page, rgb(BLACK), figure.lines.alpha())
    paper_tone = 0.05 * (clouds(rng, 260, 4) - 0.5) + 0.05 * (clouds(rng, 6, 2) - 0.5)
    return np.clip(page * (1 + paper_tone)[..., None] * rgb('#fff8e6'), 0, 1)


def skin_shadow():
    shadow = mask_of('M 720 300 C 700 500 690 620 556 748 C 620 740 740 640 740 480 Z',
                     'M 390 690 C 460 790 600 790 650 700 L 650 860 C 600 780 460 800 390 760 Z',
                     HAIR_FRONT.replace('M 440 80', 'M 446 110'))
    return np.roll(shadow, 18, 0)


def paint():
    rng = np.random.default_rng(29)
    figure = Figure('#8fc4ee', BLACK, 10)
    backdrop(figure)
    figure.shape(HAIR_BACK, YELLOW)
    face_group(figure)
    return printed(figure, rng)


def face_group(figure):
    with figure.turned(500, 600, -0.08):
        face(figure)
        figure.shape(HAIR_FRONT, YELLOW)
        for wave in WAVES:
            figure.stroke(wave, 0.9, (0, 0))
            points = sample(wave)
            figure.colours.fill(ribbon(points + (16, 10), 16, (0, 0)), '#f08a1e')
    dress(figure)
