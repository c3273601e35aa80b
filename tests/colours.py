"""Measures of colours: contrast, and how far apart two are for whom.

Contrast is WCAG 2's, (lighter + 0.05) / (darker + 0.05) of relative luminances. Colour blindness is simulated as
Machado, Oliveira and Fernandes 2009 do at full severity, on linear RGB; distance is CIE76, where about 2.3 is just
noticeable.
"""

Triple = tuple[float, float, float]

SIMULATIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> Triple:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], triple: Triple) -> Triple:
    one, two, three = (sum(factor * part for factor, part in zip(row, triple, strict=True)) for row in matrix)
    return one, two, three


def seen(colour: str, simulation: str) -> Triple:
    one, two, three = (min(1.0, max(0.0, part)) for part in times(SIMULATIONS[simulation], linear(colour)))
    return one, two, three


def contrast(one: str, other: str, simulation: str = "none") -> float:
    luminances = sorted(times(TO_XYZ, seen(colour, simulation))[1] for colour in (one, other))
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)


def lab(colour: str, simulation: str) -> Triple:
    ratios = [part / white for part, white in zip(times(TO_XYZ, seen(colour, simulation)), WHITE, strict=True)]
    x, y, z = (ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, simulation: str) -> float:
    pairs = zip(lab(one, simulation), lab(other, simulation), strict=True)
    return sum((left - right) ** 2 for left, right in pairs) ** 0.5
