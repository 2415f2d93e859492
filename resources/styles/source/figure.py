# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawn people: flat colours on one sheet and inked lines on another.

Keeping the two apart lets each swatch print the colours its own way (cel, halftone, soft light) and
still lay clean lines over them. A filled shape hides the lines behind it.
"""
import contextlib

import cairo
import numpy as np

from toolkit import Sheet, over, ribbon, rgb, trace


def sample(path):
    """Points along an SVG-like path (see toolkit.trace) of one piece."""
    sheet = cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 1, 1))
    sheet.set_tolerance(0.15)
    trace(sheet, path)
    points = [
        p[1] for p in sheet.copy_path_flat() if p[0] in (cairo.PATH_MOVE_TO, cairo.PATH_LINE_TO)
    ]
    return even(np.array(points))


def corners(path):
    """Every point that an SVG-like path names, end points and handles alike."""
    return np.array([float(v) for v in path.split() if not v.isalpha()]).reshape(-1, 2)


def even(points, step=3.0):
    """The points resampled at equal distances, so that a swelling line swells evenly."""
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    places = np.linspace(0, lengths[-1], max(4, int(lengths[-1] / step)))
    return np.stack([np.interp(places, lengths, points[:, k]) for k in range(2)], axis=1)


def placed(path, x, y, across, down):
    """A path drawn about the origin, scaled and moved to (x, y)."""
    tokens, at_x = path.split(), True
    for i, token in enumerate(tokens):
        if token.isalpha():
            at_x = True
            continue
        tokens[i] = f'{x + across * float(token):g}' if at_x else f'{y + down * float(token):g}'
        at_x = not at_x
    return ' '.join(tokens)


def mirrored(path, axis=500):
    """The path reflected in the vertical line x = axis."""
    return placed(path, 2 * axis, 0, -1, 1)


class Figure:

    def __init__(self, background, ink='#241b2f', width=5.0):
        given = isinstance(background, np.ndarray)
        self.colours = Sheet.of(background) if given else Sheet(background)
        self.lines = Sheet()
        self.ink = ink
        self.width = width

    @property
    def contexts(self):
        return self.colours.ctx, self.lines.ctx

    @contextlib.contextmanager
    def turned(self, x, y, angle, scale=1.0):
        """Everything drawn inside is turned by an angle (radians) about a point."""
        for ctx in self.contexts:
            ctx.save()
            ctx.translate(x, y)
            ctx.rotate(angle)
            ctx.scale(scale, scale)
            ctx.translate(-x, -y)
        yield
        for ctx in self.contexts:
            ctx.restore()

    @contextlib.contextmanager
    def moved(self, dx, dy):
        for ctx in self.contexts:
            ctx.save()
            ctx.translate(dx, dy)
        yield
        for ctx in self.contexts:
            ctx.restore()

    @contextlib.contextmanager
    def inside(self, *paths):
        """Everything drawn inside stays within the paths."""
        for ctx in self.contexts:
            ctx.save()
            for path in paths:
                trace(ctx, path)
                ctx.clip()
        yield
        for ctx in self.contexts:
            ctx.restore()

    def shape(self, path, colour, outline=1.0):
        """A flat shape that hides what is behind it; outline = relative line width, 0 for none."""
        self.colours.fill(path, colour)
        self.hide(path)
        if outline:
            self.stroke(path, outline, (0.55, 0.55))

    def hide(self, path):
        ctx = self.lines.ctx
        trace(ctx, path)
        ctx.set_operator(cairo.OPERATOR_DEST_OUT)
        ctx.set_source_rgba(0, 0, 0, 1)
        ctx.fill()
        ctx.set_operator(cairo.OPERATOR_OVER)

    def flat(self, path, colour, alpha=1.0):
        """A tone on the colours alone: shadow, shine."""
        self.colours.fill(path, colour, alpha)

    def stroke(self, path, width=1.0, taper=(0.15, 0.1)):
        """An inked line that swells and thins."""
        points = sample(path) if isinstance(path, str) else even(np.asarray(path, float))
        self.lines.fill(ribbon(points, self.width * width, taper), self.ink)

    def picture(self):
        return self.inked(self.colours.picture())

    def inked(self, colours, ink=None):
        """The lines over a treated picture of the colours."""
        return over(colours, rgb(ink or self.ink), self.lines.alpha())


# --- a face seen from the front, centred on x = 500; chin at y = 748 ------------------------------

FACE = ('M 314 380 C 302 500 312 592 362 648 C 408 698 462 738 500 746 '
        'C 538 738 592 698 638 648 C 688 592 698 500 686 380 C 660 250 340 250 314 380 Z')
JAW = ('M 310 470 C 308 560 322 606 362 648 C 408 698 462 738 500 746 C 538 738 592 698 638 648 C '
       '678 606 692 560 690 470')

EYE_WHITE = ('M 346 530 C 352 486 386 466 418 468 C 448 470 464 494 464 528 '
             'C 464 566 452 588 420 592 C 384 596 352 574 346 530 Z')
LASH = [(330, 520), (346, 496), (372, 472), (410, 460), (446, 470), (468, 506), (458, 500),
        (440, 485), (408, 480), (376, 490), (356, 512), (350, 534)]
LID = 'M 362 456 Q 404 434 452 454'
LOWER_LASH = 'M 374 590 Q 412 604 446 586'


def eye(figure, dark, mid, light, mirror=False, lash=None, white='#ffffff'):
    """One big eye: white, shaded iris, pupil, lights, lashes. Colours run from top to bottom."""

    def side(path):
        if isinstance(path, str):
            return mirrored(path) if mirror else path
        return [(1000 - x, y) if mirror else (x, y) for x, y in path]

    cx = 592 if mirror else 408
    figure.shape(side(EYE_WHITE), white, 0)
    with figure.inside(side(EYE_WHITE)):
        figure.flat([(330, 455), (670, 455), (670, 500), (330, 500)], '#b9bfdc', 0.75)
        iris(figure, cx, dark, mid, light)
    figure.lines.fill(side(LASH), lash or figure.ink)
    figure.stroke(side(LID), 0.8)
    figure.stroke(side(LOWER_LASH), 0.9)


def ellipse(x, y, rx, ry):
    a = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    return np.stack([x + rx * np.cos(a), y + ry * np.sin(a)], 1)


def iris(figure, cx, dark, mid, light):
    sheet = figure.colours
    sheet.fill(ellipse(cx, 532, 48, 62), dark)
    sheet.gradient(ellipse(cx, 534, 42, 56), (cx, 474), (cx, 590), (0, dark, 1), (0.5, mid, 1),
                   (1, light, 1))
    for k in range(9):
        x = cx - 32 + 8 * k
        sheet.brush([(x, 586), ((x + cx) / 2, 552)], light, 4, 0.7)
    sheet.fill(ellipse(cx, 528, 21, 30), dark)
    sheet.fill(ellipse(cx, 572, 24, 9), light, 0.8)
    sheet.fill(ellipse(cx - 17, 503, 15, 19), '#ffffff')
    sheet.fill(ellipse(cx + 20, 556, 8, 10), '#ffffff', 0.95)


def blush(figure, colour, alpha=0.5):
    for cx in (372, 628):
        figure.colours.glow(cx, 618, 58, colour, alpha)
