"use strict";

/* Texts with mathematics. Which expressions there are, and how they are set, comes with the data. */

const symbols = new Map();
let expressions = /$^/u;

function learnSymbols(known) {
  for (const [plain, parts] of Object.entries(known)) {
    symbols.set(plain, parts.map(([text, face, level, space = 0]) => ({ text, face, level, space })));
  }
  const longestFirst = [...symbols.keys()].sort((one, other) => other.length - one.length);
  if (longestFirst.length) {
    expressions = new RegExp(`(${longestFirst.map(plain => plain.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`, "u");
  }
}

/* The pieces of a text: words are strings, an expression is a list of its parts. */
function pieces(text) {
  return text.split(expressions).filter(part => part !== "").map(part => symbols.get(part) ?? part);
}

/* Writes a text into an element of the page. */
function write(element, text) {
  if (element.dataset.text === text) return;
  element.dataset.text = text;
  element.replaceChildren(...pieces(text).map(piece => {
    if (typeof piece === "string") return piece;
    const expression = document.createElement("span");
    expression.className = "math";
    expression.append(...piece.map(part => {
      const child = document.createElement(ELEMENTS[part.level]);
      child.className = part.face;
      child.textContent = part.text;
      if (part.space) child.style.marginLeft = (part.space / sizeOf(part)).toFixed(3) + "em";
      return child;
    }));
    return expression;
  }));
}

const ELEMENTS = { line: "span", raised: "sup", lowered: "sub" };

/* How high a part stands above the line, and how large it is, in sizes of the text. */
const HEIGHTS = { line: 0, raised: .42, lowered: -.26 };

function sizeOf({ face, level }) {
  return (face === "text" ? 1 : 1.12) * (level === "line" ? 1 : .7);
}

/* The namespace of SVG, from the page itself. */
const SVG = document.querySelector("svg").namespaceURI;

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/* A text over curves: all of its halo is below all of its letters, also where it has several parts. */
function haloText(text, x, y, attributes) {
  return svg("g", {},
    svgText(text, x, y, { ...attributes, class: "halo " + attributes.class }),
    svgText(text, x, y, attributes));
}

/* A text in a drawing. Scripts are shifted, and what follows is shifted back. */
function svgText(text, x, y, attributes) {
  const element = svg("text", { x, y, ...attributes });
  let height = 0;
  const span = (part, size) => {
    const child = svg("tspan", { class: part.face }, part.text);
    // An em of a part is its own size.
    if (size !== 1) child.style.fontSize = size + "em";
    const down = height - HEIGHTS[part.level];
    if (down) child.setAttribute("dy", (down / size).toFixed(3) + "em");
    if (part.space) child.setAttribute("dx", (part.space / size).toFixed(3) + "em");
    height = HEIGHTS[part.level];
    return child;
  };
  for (const piece of pieces(text)) {
    if (typeof piece === "string") {
      element.append(height ? span({ text: piece, face: "text", level: "line" }, 1) : piece);
    } else {
      element.append(...piece.map(part => span(part, sizeOf(part))));
    }
  }
  return element;
}

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

/* The width of a text in a drawing, in pixels. */
function textWidth(text, size, weight) {
  const key = weight + " " + size + " " + text;
  if (!widths.has(key)) {
    if (widths.size > 5000) widths.clear();
    const family = getComputedStyle(document.body).fontFamily;
    const measured = (part, font) => {
      ruler.font = font;
      return ruler.measureText(part).width;
    };
    widths.set(key, 2 + pieces(text).reduce((sum, piece) => sum + (typeof piece === "string"
      ? measured(piece, `${weight} ${size}px ${family}`)
      : piece.reduce((width, part) => width + part.space * size + measured(part.text,
        `${part.face === "italic" ? "italic" : "normal"} ${weight} ${size * sizeOf(part)}px ${part.face === "text" ? family : '"GrokScope Symbols", serif'}`), 0)), 0));
  }
  return widths.get(key);
}
