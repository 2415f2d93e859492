# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper, paint and pens that the swatches share.

Pictures are float arrays [height, width, 3] of sRGB-encoded values in 0..1; masks and noise are
[height, width]. Shapes are drawn in units of a 1000 x 1000 sheet, y downwards, on a sheet of WORK
pixels that is reduced to SIZE at the end: that is the antialiasing.
"""
import math

import cairo
import numpy as np
from scipy import ndimage

SIZE = 640
WORK = 2 * SIZE
UNIT = WORK / 1000

# --- colour ---------------------------------------------------------------------------------------


def rgb(code):
    """'#rrggbb' as three floats."""
    return np.array([int(code[i:i + 2], 16) for i in (1, 3, 5)]) / 255


def mix(a, b, t):
    """Blend of two colours or pictures; t = 0 gives a."""
    return a + (b - a) * t


def tint(colour, amount):
    """Lighter (amount > 0) or darker (< 0)."""
    target = 1.0 if amount > 0 else 0.0
    return mix(np.asarray(colour), target, abs(amount))


def over(picture, colour, mask):
    """The picture with a colour or another picture laid over it through a mask."""
    return mix(picture, np.asarray(colour), mask[..., None])


def ramp(t, *codes):
    """Gradient through evenly spaced colours; t is an array in 0..1."""
    stops = np.linspace(0, 1, len(codes))
    channels = np.array([rgb(c) for c in codes])
    return np.stack([np.interp(t, stops, channels[:, k]) for k in range(3)], axis=-1)


def luminance(picture):
    return picture @ np.array([0.299, 0.587, 0.114])


def saturate(picture, amount):
    grey = luminance(picture)[..., None]
    return np.clip(grey + (picture - grey) * amount, 0, 1)


# --- fields ---------------------------------------------------------------------------------------


def grid():
    """x and y of every pixel in sheet units."""
    y, x = np.mgrid[0:WORK, 0:WORK].astype(np.float32) / UNIT
    return x, y


def noise(rng, cell, stretch=1.0):
    """Smooth noise in 0..1 with features about `cell` units wide (times `stretch` across)."""
    rows = max(4, int(1000 / cell) + 4)
    columns = max(4, int(1000 / (cell * stretch)) + 4)
    coarse = rng.random((rows, columns)).astype(np.float32)
    y = np.linspace(1, rows - 2, WORK)
    x = np.linspace(1, columns - 2, WORK)
    return np.clip(ndimage.map_coordinates(coarse, np.meshgrid(y, x, indexing='ij'), order=3), 0, 1)


def clouds(rng, cell, octaves=5, gain=0.5, stretch=1.0):
    """Fractal noise, stretched to fill 0..1."""
    total = sum(gain**k * noise(rng, cell / 2**k, stretch) for k in range(octaves))
    low, high = np.percentile(total, [0.5, 99.5])
    return np.clip((total - low) / (high - low), 0, 1)


def smoothstep(low, high, value):
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def blur(field, radius):
    """Gaussian blur by a radius in sheet units, of a mask or a picture."""
    sigma = radius * UNIT
    return ndimage.gaussian_filter(field, (sigma, sigma, 0)[:field.ndim], mode='nearest')


def warp(field, rng, amount, cell, octaves=3):
    """The field [height, width] pushed about by smooth noise of up to `amount` units."""
    y, x = np.mgrid[0:WORK, 0:WORK].astype(np.float32)
    dx = (clouds(rng, cell, octaves) - 0.5) * 2 * amount * UNIT
    dy = (clouds(rng, cell, octaves) - 0.5) * 2 * amount * UNIT
    return ndimage.map_coordinates(field, [y + dy, x + dx], order=1, mode='nearest')


# --- the pen --------------------------------------------------------------------------------------


class Sheet:
    """A cairo drawing in sheet units. `ctx` is the cairo context for whatever has no helper."""

    def __init__(self, background=None):
        self.surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, WORK, WORK)
        self.ctx = cairo.Context(self.surface)
        self.ctx.scale(UNIT, UNIT)
        self.ctx.set_line_cap(cairo.LINE_CAP_ROUND)
        self.ctx.set_line_join(cairo.LINE_JOIN_ROUND)
        if background is not None:
            self.colour(background)
            self.ctx.paint()

    @classmethod
    def of(cls, picture):
        """A sheet with a picture on it to draw upon."""
        sheet = cls()
        pixels = np.frombuffer(sheet.surface.get_data(), np.uint8).reshape(WORK, WORK, 4)
        pixels[..., :3] = np.clip(picture[..., ::-1] * 255 + 0.5, 0, 255)
        pixels[..., 3] = 255
        sheet.surface.mark_dirty()
        return sheet

    def pixels(self):
        self.surface.flush()
        return np.frombuffer(self.surface.get_data(), np.uint8).reshape(WORK, WORK, 4)

    def picture(self):
        return self.pixels()[..., 2::-1].astype(np.float32) / 255

    def alpha(self):
        """How much of each pixel has been drawn upon."""
        return self.pixels()[..., 3].astype(np.float32) / 255

    def colour(self, colour, alpha=1.0):
        values = rgb(colour) if isinstance(colour, str) else np.clip(colour, 0, 1)
        self.ctx.set_source_rgba(*values, alpha)

    def fill(self, path, colour, alpha=1.0):
        trace(self.ctx, path)
        self.colour(colour, alpha)
        self.ctx.fill()

    def line(self, path, colour, width, alpha=1.0):
        trace(self.ctx, path)
        self.colour(colour, alpha)
        self.ctx.set_line_width(width)
        self.ctx.stroke()

    def brush(self, points, colour, width, alpha=1.0, taper=(0.0, 0.0)):
        """A line through the points that swells to `width`; taper = relative width of both ends."""
        self.fill(ribbon(curve(points), width, taper), colour, alpha)

    def gradient(self, path, start, end, *stops):
        """Fill with a linear gradient from point start to end; stops: (offset, colour, alpha)."""
        trace(self.ctx, path)
        self.ctx.set_source(with_stops(cairo.LinearGradient(*start, *end), stops))
        self.ctx.fill()

    def glow(self, x, y, radius, colour, alpha=1.0):
        """A round light that fades to nothing."""
        pattern = cairo.RadialGradient(x, y, 0, x, y, radius)
        stops = [(t, colour, alpha * (1 - t)**2) for t in np.linspace(0, 1, 9)]
        self.ctx.set_source(with_stops(pattern, stops))
        self.ctx.arc(x, y, radius, 0, 2 * math.pi)
        self.ctx.fill()


def with_stops(pattern, stops):
    for offset, colour, alpha in stops:
        values = rgb(colour) if isinstance(colour, str) else colour
        pattern.add_color_stop_rgba(offset, *values, alpha)
    return pattern


def trace(ctx, path):
    """Appends a path: an SVG-like string (absolute M L C Q Z) or an array of points (closed)."""
    ctx.new_path()
    if isinstance(path, str):
        trace_commands(ctx, path)
        return
    ctx.move_to(*path[0])
    for point in path[1:]:
        ctx.line_to(*point)
    ctx.close_path()


ARGUMENTS = {'M': 2, 'L': 2, 'C': 6, 'Q': 4, 'Z': 0}


def trace_commands(ctx, text):
    for letter in ARGUMENTS:
        text = text.replace(letter, f' {letter} ')
    tokens = text.replace(',', ' ').split()
    command = 'M'
    while tokens:
        if tokens[0] in ARGUMENTS:
            command = tokens.pop(0)
        count = ARGUMENTS[command]
        values = [float(tokens.pop(0)) for _ in range(count)]
        trace_command(ctx, command, values)


def trace_command(ctx, command, values):
    if command == 'M':
        ctx.move_to(*values)
    elif command == 'L':
        ctx.line_to(*values)
    elif command == 'C':
        ctx.curve_to(*values)
    elif command == 'Q':
        x0, y0 = ctx.get_current_point()
        x1, y1, x2, y2 = values
        ctx.curve_to(x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x2 + (x1 - x2) * 2 / 3,
                     y2 + (y1 - y2) * 2 / 3, x2, y2)
    else:
        ctx.close_path()


def curve(points, steps=12):
    """Catmull-Rom spline through the points, as an array of points."""
    p = np.asarray(points, float)
    if len(p) < 3:
        return p
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 +
               (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:])
    ]
    return np.vstack(pieces + [p[-2:-1]])


def loop(points, steps=12):
    """Closed smooth curve through the points."""
    p = list(points)
    n = len(p)
    return curve(p[-2:] + p + p[:2], steps)[2 * steps:(n + 2) * steps]


def ribbon(points, width, taper=(0.0, 0.0)):
    """Outline of a line that swells to `width` in its middle."""
    p = np.asarray(points, float)
    tangent = np.gradient(p, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-9
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    t = np.linspace(0, 1, len(p))
    swell = np.sin(np.pi * t)**0.6
    ends = np.interp(t, [0, 1], taper)
    half = (width / 2 * np.maximum(swell, ends))[:, None]
    return np.vstack([p + normal * half, (p - normal * half)[::-1]])


def blob(rng, x, y, radius, wobble=0.2, corners=9, squash=1.0):
    """A round, uneven shape."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.uniform(0, 6)
    radii = radius * (1 + wobble * rng.uniform(-1, 1, corners))
    return loop([(x + r * math.cos(a), y + squash * r * math.sin(a))
                 for a, r in zip(angles, radii)])


def mask_of(*paths):
    """Mask of filled paths."""
    sheet = Sheet()
    for path in paths:
        sheet.fill(path, '#ffffff')
    return sheet.alpha().copy()


def ridge(rng, base, height, rough=0.55, points=9):
    """Closed mountain outline down to the sheet's bottom, by midpoint displacement."""
    y = base + rng.uniform(-0.5, 0.5, points) * height
    step = height
    while len(y) < 250:
        step *= rough
        middle = (y[:-1] + y[1:]) / 2 + rng.uniform(-0.5, 0.5, len(y) - 1) * step
        y = interleave(y, middle)
    x = np.linspace(-20, 1020, len(y))
    return np.vstack([np.stack([x, y], 1), [(1020, 1020), (-20, 1020)]])


def interleave(outer, inner):
    result = np.empty(len(outer) + len(inner))
    result[0::2] = outer
    result[1::2] = inner
    return result


# --- brushes --------------------------------------------------------------------------------------


class Field:
    """Looks up an array at sheet coordinates."""

    def __init__(self, values):
        self.values = values

    def __call__(self, x, y):
        column = min(max(int(x * UNIT), 0), WORK - 1)
        row = min(max(int(y * UNIT), 0), WORK - 1)
        return self.values[row, column]


def follow(angle, x, y, length, steps=6):
    """A path of `length` units through (x, y) along a field of angles."""
    points = []
    for direction in (-1, 1):
        px, py, half = x, y, []
        for _ in range(steps // 2):
            a = angle(px, py)
            px += direction * math.cos(a) * length / steps
            py += direction * math.sin(a) * length / steps
            half.append((px, py))
        points = half[::-1] + [(x, y)] if direction < 0 else points + half
    return np.array(points)


def stroke_places(rng, count, weight=None):
    """Random places, denser where the weight array is high."""
    places = rng.uniform(-10, 1010, (count, 2))
    if weight is None:
        return places
    look = Field(weight)
    return np.array([p for p in places if rng.random() < look(*p)])


def paint(sheet,
          relief,
          reference,
          angles,
          rng,
          count,
          length,
          width,
          colour_jitter=0.05,
          angle_jitter=0.2,
          bristles=7,
          alpha=0.95,
          weight=None):
    """Covers a sheet with bristle strokes that follow a field of angles.

    Colours come from the reference picture; `relief` (a sheet or None) gets the paint's height.
    """
    colour_at, angle_at = Field(reference), Field(angles)
    for x, y in stroke_places(rng, count, weight):
        turn = rng.normal(0, angle_jitter)
        path = follow(lambda u, v: angle_at(u, v) + turn, x, y, length * rng.uniform(0.6, 1.3))
        colour = colour_at(x, y) + rng.normal(0, colour_jitter) + rng.normal(
            0, colour_jitter / 2, 3)
        bristle_stroke(sheet, relief, path, colour, width * rng.uniform(0.7, 1.25), bristles, alpha,
                       rng)


def bristle_stroke(sheet, relief, path, colour, width, bristles, alpha, rng):
    spine = curve(path, 4)
    tangent = np.gradient(spine, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-9
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    for offset in np.linspace(-0.5, 0.5, bristles):
        shade = rng.normal(0, 0.025)
        hair = spine + normal * (offset * width)
        start, end = rng.integers(0, 3), len(hair) - rng.integers(0, 3)
        hair = hair[start:end]
        thickness = 1.25 * width / bristles * rng.uniform(0.7, 1.3)
        open_line(sheet, hair, np.asarray(colour) + shade, thickness, alpha)
        if relief is not None:
            height = np.full(3, rng.uniform(0.25, 0.9) * (1 - 0.5 * abs(offset)))
            open_line(relief, hair, height, thickness, 0.9)


def open_line(sheet, points, colour, width, alpha):
    ctx = sheet.ctx
    ctx.new_path()
    ctx.move_to(*points[0])
    for point in points[1:]:
        ctx.line_to(*point)
    sheet.colour(colour, alpha)
    ctx.set_line_width(width)
    ctx.stroke()


def light_relief(picture, height, strength=0.6, softness=0.7, angle=-2.2):
    """The picture lit from one side over a height map, as thick paint is."""
    soft = blur(height, softness)
    dy, dx = np.gradient(soft)
    light = (dx * math.cos(angle) + dy * math.sin(angle)) * UNIT * strength * 2
    return np.clip(picture + np.clip(light, -0.28, 0.28)[..., None], 0, 1)


# --- water and ink --------------------------------------------------------------------------------


def paper(rng, colour='#fbf7ec', grain=0.035):
    """A sheet of watercolour paper; also returns the grain, 0 in hollows and 1 on peaks."""
    tooth = 0.6 * clouds(rng, 4, 2) + 0.4 * clouds(rng, 12, 3)
    return rgb(colour) * (1 - grain * (1 - tooth))[..., None], tooth


def wash(picture,
         mask,
         colour,
         rng,
         tooth,
         strength=1.0,
         edge=0.5,
         bleed=9.0,
         variation=0.6,
         granulation=0.35,
         soft=0.0):
    """Glazes a wash: pigment gathers at the rim, in pools and in the paper's hollows."""
    shape = warp(mask, rng, bleed, 60, 4)
    if soft:
        shape = blur(shape, soft)
    rim = np.clip(shape - blur(shape, 7), 0, 1) * shape
    pools = 1 + variation * (clouds(rng, 160, 5) - 0.5) * 2
    grains = 1 + granulation * (0.5 - tooth) * 2
    density = strength * shape * np.clip(pools, 0.15, 2) * grains + edge * rim * strength * 2
    return picture * transmitted(colour, density)


def transmitted(colour, density):
    """What a glaze of pigment lets through at a density; 1 gives the colour itself."""
    absorbed = -np.log(np.clip(rgb(colour) if isinstance(colour, str) else colour, 0.02, 0.995))
    return np.exp(-density[..., None] * absorbed)


# --- print ----------------------------------------------------------------------------------------


def dots(tone, cell, angle):
    """Halftone: mask of ink for a picture of tone (1 = full ink), dots `cell` units apart."""
    x, y = grid()
    u = (x * math.cos(angle) + y * math.sin(angle)) * math.pi / cell
    v = (-x * math.sin(angle) + y * math.cos(angle)) * math.pi / cell
    wave = 0.5 + 0.25 * (np.cos(2 * u) + np.cos(2 * v))
    threshold = screen_threshold(wave)
    return smoothstep(-0.06, 0.06, tone - threshold)


def screen_threshold(wave):
    """Turns a screen's wave into thresholds whose share of ink equals the tone."""
    order = np.sort(wave.ravel()[::97])
    rank = np.searchsorted(order, wave) / len(order)
    return 1 - rank


def finish(picture):
    """8-bit picture of SIZE pixels."""
    small = picture.reshape(SIZE, 2, SIZE, 2, 3).mean(axis=(1, 3))
    return (np.clip(small, 0, 1) * 255 + 0.5).astype(np.uint8)
