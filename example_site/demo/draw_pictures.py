"""Draws the pictures of the demo newsroom: ``python draw_pictures.py`` writes them to ``images/`` beside this file.

They carry no words, so that one picture serves both languages, and few colours, so that the files stay small.
"""

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "images"
SIZE = (1600, 900)
SEA, DEEP, PALE, INK = "#2f7f9d", "#0b4f6c", "#cfe4ea", "#16323d"
SAND, WOOD, LIGHT, CORAL = "#e9dfc7", "#57785a", "#f7f4ec", "#c8553d"


def wave(x: float, height: float, length: float, shift: float = 0.0) -> float:
    return height * math.sin(x / length + shift)


def seaweed_survey() -> Image.Image:
    """A research vessel on calm water; its sonar reaches down to kelp."""
    picture = Image.new("RGB", SIZE, PALE)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((1240, 90, 1380, 230), fill=LIGHT)
    draw.polygon([(0, 330), (220, 230), (420, 300), (640, 210), (900, 330)], fill="#a9c6c4")
    draw.rectangle((0, 330, 1600, 900), fill=SEA)
    draw.polygon([(800, 372), (430, 860), (1170, 860)], fill="#4b95b0")
    draw.polygon([(800, 372), (610, 860), (990, 860)], fill="#68a9c0")
    bottom = [(x, 815 + wave(x, 22, 150)) for x in range(0, 1601, 20)]
    draw.polygon([(0, 900), *bottom, (1600, 900)], fill=SAND)
    chance = random.Random(2023)  # noqa: S311
    for root in range(30, 1600, 34):
        height, sway = chance.randint(90, 290), chance.uniform(-0.5, 0.5)
        stem = [(root + wave(y, 14, 40, sway * 6), 830 - y) for y in range(0, height, 8)]
        draw.line(stem, fill=WOOD, width=9, joint="curve")
        for x, y in stem[2::4]:
            draw.ellipse((x - 22, y - 6, x, y + 6), fill="#6d9168")
            draw.ellipse((x, y - 16, x + 22, y - 4), fill="#3f6148")
    draw.polygon([(560, 300), (1060, 300), (1000, 372), (620, 372)], fill=DEEP)
    draw.rectangle((640, 220, 850, 300), fill=LIGHT)
    for window in range(665, 840, 50):
        draw.rectangle((window, 240, window + 28, 264), fill=INK)
    draw.rectangle((735, 130, 745, 220), fill=INK)
    draw.line([(900, 300), (1010, 190)], fill=CORAL, width=12)
    draw.line([(560, 318), (1045, 318)], fill=CORAL, width=8)
    return picture


def kazahaya_strait() -> Image.Image:
    """A map: two wooded shores, two berths in mid-channel, a cable to the substation."""
    picture = Image.new("RGB", SIZE, PALE)
    draw = ImageDraw.Draw(picture)
    north = [(x, 300 + wave(x, 70, 210) + wave(x, 25, 60, 1)) for x in range(0, 1601, 10)]
    south = [(x, 655 + wave(x, 60, 260, 2) + wave(x, 20, 75)) for x in range(0, 1601, 10)]
    for depth, colour in ((0, "#b3d3dc"), (45, "#8fbccb"), (90, "#6aa4b8")):
        upper = [(x, y + 30 + depth) for x, y in north]
        lower = [(x, y - 30 - depth) for x, y in reversed(south)]
        draw.polygon(upper + lower, fill=colour)
    draw.polygon([(0, 0), *north, (1600, 0)], fill="#dfe5cf", outline=WOOD)
    draw.polygon([(0, 900), *south, (1600, 900)], fill="#dfe5cf", outline=WOOD)
    chance = random.Random(2026)  # noqa: S311
    shores = (0, lambda i: north[i][1] - 50), (1, lambda i: south[i][1] + 60)
    for below, edge in shores:
        for _ in range(260):
            x = chance.randint(0, 1599)
            limit = edge(x // 10)
            y = chance.uniform(limit, 900) if below else chance.uniform(0, max(limit, 1))
            draw.polygon([(x - 11, y + 14), (x + 11, y + 14), (x, y - 14)], fill=WOOD)
    for row in range(4):
        for x in range(140 + row * 90, 1500, 330):
            y = 425 + row * 28 + wave(x, 18, 200)
            draw.line([(x, y), (x + 70, y + 4)], fill=LIGHT, width=5)
            draw.polygon([(x + 70, y - 8), (x + 92, y + 5), (x + 66, y + 16)], fill=LIGHT)
    for left in (690, 850):
        draw.rectangle((left, 430, left + 105, 520), outline=CORAL, width=9)
        draw.ellipse((left + 40, 463, left + 65, 488), fill=CORAL)
    cable = [(795, 475), (850, 475), (905, 420), (985, 345), (1040, 262)]
    for (x1, y1), (x2, y2) in pairwise(cable):
        dots = [(x1 + (x2 - x1) * step / 9, y1 + (y2 - y1) * step / 9) for step in range(10)]
        for dash in range(0, 10, 2):
            draw.line(dots[dash : dash + 2], fill=CORAL, width=8)
    draw.rectangle((1005, 205, 1080, 265), fill=DEEP)
    draw.polygon([(995, 205), (1042, 165), (1090, 205)], fill=DEEP)
    return picture


def long_picture() -> Image.Image:
    """A child's sea: a lighthouse at either end, boats, and a whale in the middle."""
    picture = Image.new("RGB", SIZE, "#fdf6df")
    draw = ImageDraw.Draw(picture)
    chance = random.Random(214)  # noqa: S311
    for layer, colour in enumerate(("#9ccbd6", "#5fa8bd", "#2f7f9d")):
        top = [(x, 400 + layer * 120 + wave(x, 24, 55 + layer * 9, layer)) for x in range(0, 1601, 8)]
        draw.polygon([(0, 900), *top, (1600, 900)], fill=colour)
    for left in (60, 1430):
        draw.polygon([(left - 50, 470), (left + 150, 470), (left + 190, 560), (left - 90, 560)], fill="#8a7f6a")
        for band in range(5):
            draw.rectangle((left + 20, 220 + band * 50, left + 90, 270 + band * 50), fill=CORAL if band % 2 else LIGHT)
        draw.polygon([(left + 8, 220), (left + 102, 220), (left + 55, 150)], fill=INK)
        draw.ellipse((left + 35, 190, left + 75, 222), fill="#f4c542")
    draw.pieslice((560, 470, 1060, 850), 180, 360, fill=INK)
    draw.pieslice((560, 560, 1060, 760), 0, 180, fill=INK)
    draw.pieslice((590, 600, 900, 752), 0, 180, fill=PALE)
    draw.polygon([(1020, 650), (1200, 520), (1250, 600), (1330, 560), (1240, 690), (1050, 700)], fill=INK)
    draw.ellipse((650, 610, 676, 636), fill=LIGHT)
    for bend in (-1, 1):
        spout = [(800 + bend * step * 1.6, 470 - 130 * math.sin(step / 22)) for step in range(0, 56, 3)]
        draw.line(spout, fill=SEA, width=14)
    yellow, orange = "#f4c542", "#d98c5f"
    for x, y, sail in (
        (330, 420, yellow),
        (1230, 400, orange),
        (440, 610, CORAL),
        (1360, 700, yellow),
        (250, 760, LIGHT),
    ):
        draw.polygon([(x - 60, y), (x + 60, y), (x + 36, y + 34), (x - 36, y + 34)], fill="#7a4b2f")
        draw.polygon([(x, y - 96), (x, y - 6), (x + 54, y - 6)], fill=sail)
    for _ in range(16):
        x, y = chance.randint(60, 1540), chance.randint(790, 870)
        draw.ellipse((x, y, x + 44, y + 20), fill="#f2a65a")
        draw.polygon([(x + 40, y + 10), (x + 60, y - 2), (x + 60, y + 22)], fill="#f2a65a")
    return picture


def tidal_turbine() -> Image.Image:
    """A floating turbine at its moorings, two rotors under its hull; light falls into the water."""
    picture = Image.new("RGB", SIZE, PALE)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 300), (260, 215), (520, 275), (860, 200), (1200, 270), (1600, 225), (1600, 300)], fill="#a9c6c4")
    for depth, colour in enumerate((SEA, "#27738f", "#1d6480", "#145871", DEEP)):
        draw.rectangle((0, 290 + depth * 122, 1600, 900), fill=colour)
    for left in (150, 520, 1010, 1330):
        draw.polygon([(left, 290), (left + 90, 290), (left - 40, 900), (left - 190, 900)], fill="#3a87a3")
    draw.line([(360, 330), (60, 900)], fill=SAND, width=5)
    draw.line([(1240, 330), (1540, 900)], fill=SAND, width=5)
    for side in (-1, 1):
        hub = 800 + side * 270
        draw.line([(800 + side * 120, 320), (hub, 600)], fill=INK, width=30)
        for turn in (35, 215):
            angle = math.radians(turn if side < 0 else 180 - turn)
            along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
            blade = [(20, -14), (60, -26), (205, -6), (205, 5), (60, 16), (20, 14)]
            draw.polygon(
                [(hub + a * along[0] + b * across[0], 600 + a * along[1] + b * across[1]) for a, b in blade], LIGHT
            )
        draw.ellipse((hub - 34, 566, hub + 34, 634), fill=CORAL)
    draw.polygon([(330, 262), (1270, 262), (1220, 338), (380, 338)], fill=INK)
    draw.line([(338, 276), (1262, 276)], fill=CORAL, width=12)
    draw.rectangle((745, 190, 855, 262), fill=LIGHT)
    draw.rectangle((794, 110, 806, 190), fill=INK)
    draw.ellipse((784, 92, 816, 124), fill="#f4c542")
    return picture


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for draw_one in (seaweed_survey, kazahaya_strait, tidal_turbine, long_picture):
        big = draw_one()
        small = big.resize((1200, 675), Image.Resampling.LANCZOS).quantize(96, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{draw_one.__name__.replace('_', '-')}.png", optimize=True)


if __name__ == "__main__":
    main()
