#!/usr/bin/env python3
"""Makes the faces in src/main/resources/org/grokscope/typesetting/fonts: Inter with the symbols of STIX Two.

    compose.py INTER STIX MATH OUT

INTER holds Inter-Regular.otf, Inter-SemiBold.otf and Inter-Bold.otf of Inter 3.19. STIX holds the variable faces of STIX Two Text as
the npm package @fontsource-variable/stix-two-text has them (stix-two-text-{latin,greek}-wght-{normal,italic}.woff2), MATH is the
woff2 file of STIX Two Math from @fontsource/stix-two-math. Needs fontTools 4.38 or later, with brotli. All three families are under the
SIL Open Font License 1.1 without a reserved font name; so are the results.

Each face gets
  - Greek letters as italic variables, the norm bars, the asterisk operator and the squared and cubed signs of STIX in their own places,
  - a roman and an italic alphabet on the line, raised and lowered, in the private use area: see SymbolCode.java, which writes with them,
  - a narrow space for the edge between a slanted letter and an upright sign.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SIZE = 1.12  # symbols, relative to the text
SCRIPT = 0.70  # raised and lowered ones, relative to symbols on the line
UP, DOWN = 0.42, 0.26  # of the text's size
EXTRAS = "−·×∗‖≤≥≈∞αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ"
GREEK_ITALIC = "αβγδεζηθικλμνξοπρστυφχψω"
GREEK_SPACE = 36  # on either side of Greek letters, 1/1000 of their size
FIRST, BLOCK = 0xF100, 0x100
# File, weight of symbols on the line and of scripts: strokes that are scaled down need more weight to look the same.
FACES = {"Regular": (470, 550), "SemiBold": (680, 740), "Bold": (740, 780)}
STIX_COPYRIGHT = "Copyright 2001-2021 The STIX Fonts Project Authors (https://github.com/stipub/stixfonts)"
SUBSET = "".join(map(chr, range(0x20, 0x7F))) + "ÄÖÜäöüßéèàç–—‘’“”„…·×−±≈≤≥≠→←↑↓↳°²³⁰¹⁴⁵⁶⁷⁸⁹⁻%√∞▸●■▲◆✕\u00a0"


class Symbols:
    """The letters and signs of STIX Two in one weight."""

    def __init__(self, stix: Path, math: Path, weight: float):
        # Greek letters gain less weight on the same way than Latin ones.
        weights = {"latin": weight, "greek": 400 + 1.65 * (weight - 400)}
        self.faces = {
            style: [self.instance(stix / f"stix-two-text-{part}-wght-{style}.woff2", of) for part, of in weights.items()]
            for style in ("normal", "italic")
        }
        self.math = TTFont(math)
        self.weight = weight

    @staticmethod
    def instance(file: Path, weight: float):
        """The face in a weight, also beyond its boldest: outlines go on as they go from regular to bold."""
        thin, bold = (instancer.instantiateVariableFont(TTFont(file), {"wght": end}) for end in (400, 700))
        part = (weight - 400) / 300
        between = lambda a, b: round(a + (b - a) * part)
        for name in thin.getGlyphOrder():
            one, other = thin["glyf"][name], bold["glyf"][name]
            if one.numberOfContours > 0:
                for i, (x, y) in enumerate(other.coordinates):
                    one.coordinates[i] = (between(one.coordinates[i][0], x), between(one.coordinates[i][1], y))
                one.recalcBounds(thin["glyf"])
                width = between(thin["hmtx"][name][0], bold["hmtx"][name][0])
                thin["hmtx"][name] = (width, one.xMin)
        return thin

    def glyph(self, char: str, italic: bool):
        """Width and outline in units of 1/1000 em; None if there is none."""
        if char == "‖":
            return self.bars()
        if char in "∗*":
            # The text's asterisk, which has weights, brought down to the height of the operator.
            return self.asterisk()
        for font in self.faces["italic" if italic and (char.isalpha()) else "normal"] + [self.math]:
            name = font.getBestCmap().get(ord(char))
            if name is not None:
                return self.recorded(font, name)
        return None

    @staticmethod
    def recorded(font, name):
        glyphs = font.getGlyphSet()
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        bounds = BoundsPen(glyphs)
        glyphs[name].draw(bounds)
        return glyphs[name].width, pen, bounds.bounds

    def bars(self):
        stem = 48 + (self.weight - 400) * 0.19
        gap = 118 + (self.weight - 400) * 0.06
        side, low, high = 70, -190, 715
        pen = DecomposingRecordingPen({})
        for left in (side, side + stem + gap):
            pen.moveTo((left, low))
            pen.lineTo((left, high))
            pen.lineTo((left + stem, high))
            pen.lineTo((left + stem, low))
            pen.closePath()
        width = 2 * side + 2 * stem + gap
        return width, pen, (side, low, width - side, high)

    def asterisk(self):
        font = self.faces["normal"][0]
        width, pen, box = self.recorded(font, font.getBestCmap()[ord("*")])
        down = 262 - (box[1] + box[3]) / 2
        moved = DecomposingRecordingPen({})
        pen.replay(TransformPen(moved, (1, 0, 0, 1, 60 - box[0], down)))
        return 120 + box[2] - box[0], moved, (60, box[1] + down, 60 + box[2] - box[0], box[3] + down)


def wanted(char: str, italic: bool, script: int):
    """Whether mathematics may need it: not all of each alphabet, for the sake of size."""
    if italic:
        return char.isalpha() and (script == 0 or char in "abcdefghijklmnopqrstuvwxyzλη")
    return not char.isalpha() or "a" <= char <= "z"


def blocks():
    """Code point, character, italic, script (0 line, 1 up, -1 down)."""
    alphabet = "".join(map(chr, range(0x20, 0x7F))) + EXTRAS
    for block, (italic, script) in enumerate(((False, 0), (False, 1), (False, -1), (True, 0), (True, 1), (True, -1))):
        for place, char in enumerate(alphabet):
            if wanted(char, italic, script):
                yield FIRST + block * BLOCK + place, char, italic, script


class Face:
    """A face of Inter that takes symbols in."""

    def __init__(self, file: Path):
        self.font = TTFont(file, recalcTimestamp=False)
        self.em = self.font["head"].unitsPerEm
        self.top = self.font["CFF "].cff.topDictIndex[0]
        self.order = list(self.font.getGlyphOrder())

    def add(self, name: str, width: float, draw):
        width = round(width)
        pen = T2CharStringPen(width, {})
        draw(pen)
        charstring = pen.getCharString(self.top.Private, self.font["CFF "].cff.GlobalSubrs)
        strings = self.top.CharStrings
        strings.charStringsIndex.append(charstring)
        strings.charStrings[name] = len(strings.charStringsIndex) - 1
        self.top.charset.append(name)
        self.order.append(name)
        bounds = BoundsPen({})
        draw(bounds)
        self.font["hmtx"].metrics[name] = (width, round(bounds.bounds[0]) if bounds.bounds else 0)

    def map(self, code: int, name: str):
        for table in self.font["cmap"].tables:
            if table.isUnicode() and (code <= 0xFFFF or table.format == 12):
                table.cmap[code] = name

    def symbol(self, name: str, symbols: Symbols, char: str, italic: bool, script: int):
        found = symbols.glyph(char, italic)
        if found is None:
            return False
        width, pen, box = found
        scale = SIZE * (SCRIPT if script else 1) * self.em / 1000
        shift = (0, UP, -DOWN)[script] * self.em
        before = over = 0
        if italic and box:
            # Greek letters also stand in texts that are not set: they bring the space between them and an upright sign.
            if script == 0 and char in GREEK_ITALIC:
                before = max(0, GREEK_SPACE - box[0])
                over = before + max(0, box[2] + GREEK_SPACE - width)
        self.add(name, (width + over) * scale, lambda out: pen.replay(TransformPen(out, (scale, 0, 0, scale, before * scale, shift))))
        return True

    def save(self, file: Path, version: str):
        self.font.setGlyphOrder(self.order)
        self.font["maxp"].numGlyphs = len(self.order)
        self.font["hhea"].numberOfHMetrics = len(self.order)
        for record in self.font["name"].names:
            if record.nameID in (3, 5):
                record.string = str(record) + version
        self.font.save(file)


def compose(inter: Path, stix: Path, math: Path, out: Path):
    out.mkdir(parents=True, exist_ok=True)
    for style, (line, script) in FACES.items():
        face = Face(inter / f"Inter-{style}.otf")
        own = dict(face.font.getBestCmap())
        symbols = {0: Symbols(stix, math, line), 1: Symbols(stix, math, script)}
        for code, char, italic, level in blocks():
            name = f"u{code:X}"
            if face.symbol(name, symbols[abs(level)], char, italic, level):
                face.map(code, name)
                if level == 0 and (italic and char in GREEK_ITALIC or not italic and char in "‖∗"):
                    face.map(ord(char), name)
                if level == 1 and not italic and char in "23":
                    face.map({"2": 0xB2, "3": 0xB3}[char], name)
        # A thin space between a slanted letter and what stands upright after it.
        face.add("uF0F0", face.em / 24, lambda pen: None)
        face.map(0xF0F0, "uF0F0")
        # The figures of Inter for powers of ten, whose places symbols have taken.
        face.map(0xF0F2, own[0xB2])
        face.map(0xF0F3, own[0xB3])
        face.save(out / f"Inter-{style}.otf", "; symbols of STIX Two added for GrokScope")
        print(style, len(face.order), (out / f"Inter-{style}.otf").stat().st_size)
        if style != "Bold":
            embedded(inter, symbols[0], out, style)


def embedded(inter: Path, symbols: Symbols, out: Path, style: str):
    """Small faces that drawings carry along: Inter for the texts, and the symbols under their own characters."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "ccmp", "mark"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(inter / f"Inter-{style}.otf", recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(text=SUBSET)
    cut.subset(font)
    font.flavor = "woff2"
    font.save(out / f"Inter-{style}.woff2")
    for italic in (False, True):
        kept = {}
        for char in "".join(map(chr, range(0x20, 0x7F))) + EXTRAS:
            found = symbols.glyph(char, italic) if char == " " or wanted(char, italic, 0) else None
            if found is not None:
                kept[char] = found
        glyphs, metrics = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (500, 0)}
        for char, (width, pen, box) in kept.items():
            outline = TTGlyphPen(None)
            pen.replay(outline)
            over = max(0, box[2] + GREEK_SPACE - width) if italic and box and char in GREEK_ITALIC else 0
            glyphs[f"m{ord(char):X}"] = outline.glyph()
            metrics[f"m{ord(char):X}"] = (round(width + over), round(box[0]) if box else 0)
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(list(glyphs))
        builder.setupCharacterMap({ord(char): f"m{ord(char):X}" for char in kept})
        builder.setupGlyf(glyphs)
        builder.setupHorizontalMetrics(metrics)
        builder.setupHorizontalHeader(ascent=762, descent=-238)
        builder.setupNameTable({"familyName": "GrokScope Symbols", "styleName": "Italic" if italic else "Regular", "copyright": STIX_COPYRIGHT})
        builder.setupOS2()
        builder.setupPost(keepGlyphNames=False)
        builder.font.recalcTimestamp = False
        builder.updateHead(created=3_700_000_000, modified=3_700_000_000)
        builder.font.flavor = "woff2"
        file = out / f"Symbols-{style}{'Italic' if italic else ''}.woff2"
        builder.save(file)
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    compose(*(Path(argument) for argument in sys.argv[1:5]))
