/* A plot: what never changes is drawn when its size changes, everything else for each step that is shown. */

class Panel {
  constructor(spec, page) {
    this.spec = spec;
    this.page = page;
    this.id = spec.id;
    this.y = scale(spec.range, spec.log);
    this.element = document.createElement("figure");
    this.element.className = "panel";
    this.element.dataset.panel = spec.id;
    this.caption = document.createElement("figcaption");
    this.plot = document.createElement("div");
    this.plot.className = "plot";
    this.fixed = svg("g");
    this.under = svg("g");
    this.measured = svg("g", { "clip-path": `url(#past-${spec.id})` });
    this.over = svg("g");
    this.past = svg("rect", { y: 0 });
    this.inside = svg("rect");
    this.drawing = svg("svg", { role: "img", "aria-label": `${spec.title}, ${spec.subtitle}` },
      svg("clipPath", { id: "past-" + spec.id }, this.past),
      svg("clipPath", { id: "inside-" + spec.id }, this.inside),
      this.fixed, this.under, this.measured, this.over);
    this.plot.append(this.drawing);
    this.element.append(this.caption, this.plot);
    this.describe();
    for (const type of ["pointermove", "pointerdown"]) {
      this.drawing.addEventListener(type, event => page.pointAt(this.stepAt(event)));
    }
    this.drawing.addEventListener("pointerleave", event => event.pointerType === "mouse" && page.pointAt(null));
  }

  stepAt(event) {
    const left = this.drawing.getBoundingClientRect().left;
    return this.page.axis.value((event.clientX - left - this.left) / this.width);
  }

  get size() {
    return parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--small"));
  }

  /* Step 0, which a logarithmic axis cannot show, is at its beginning. */
  xAt(step) {
    return this.left + this.width * Math.max(0, this.page.axis.part(step));
  }

  yAt(value) {
    return this.top + this.height * (1 - this.y.part(value));
  }

  /* Everything that depends on the size and on the axis, but not on the step. */
  layOut() {
    const bounds = this.plot.getBoundingClientRect();
    const labelled = this.page.isPhone() ? this.id !== "accuracy" : this.element.parentNode.id === "side";
    this.text = this.size;
    this.left = this.page.gutter;
    this.top = this.id === "accuracy" ? this.text + 12 : this.text;
    this.right = this.page.rightOf(this);
    this.width = Math.max(10, bounds.width - this.left - this.right);
    this.height = Math.max(10, bounds.height - this.top - (labelled ? this.text + 10 : 8));
    this.fixed.replaceChildren();
    let labelledY = Infinity;
    for (const [value, label] of this.spec.ticks) {
      const y = Math.round(this.yAt(value)) + .5;
      this.fixed.append(svg("line", { class: "grid", x1: this.left, x2: this.left + this.width, y1: y, y2: y }));
      if (labelledY - y < this.text * 1.3) continue;
      labelledY = y;
      this.fixed.append(svgText(label, this.left - 8, y + this.text * .35, { "text-anchor": "end" }));
    }
    if (labelled) {
      for (const [step, label] of this.page.ticks(this.width)) {
        const half = textWidth(label, this.text, 400) / 2;
        const x = Math.min(this.xAt(step), bounds.width - 6 - half);
        this.fixed.append(svgText(label, x, this.top + this.height + this.text + 6, { "text-anchor": "middle" }));
      }
    }
    if (this.id === "forecast") {
      this.fixed.append(svg("path", { class: "stroke thin dotted neutral", d: this.line(0, this.page.end, step => step), "clip-path": `url(#inside-${this.id})` }));
    }
    for (const [name, value] of Object.entries({ x: this.left, y: this.top, width: this.width, height: this.height })) {
      this.inside.setAttribute(name, value);
    }
    this.past.setAttribute("height", bounds.height);
    this.measured.replaceChildren(...this.measuredCurves());
  }

  measuredCurves() {
    const curves = this.spec.curves;
    if (this.id !== "forecast") return curves.map(curve => this.curve(curve.column, "stroke " + curve.role));
    return [
      svg("path", { class: "area forecast", d: this.areaPath("expectedLow", "expectedHigh"), "clip-path": `url(#inside-${this.id})` }),
      this.curve("expected", "stroke forecast")];
  }

  points(column) {
    const { step } = this.page.data.columns;
    const values = this.page.data.columns[column];
    const drawn = i => this.page.axis.part(step[i]) >= 0 && values[i] !== null && !(this.spec.log && values[i] <= 0);
    return step.map((at, i) => [this.xAt(at), drawn(i) ? this.yAt(values[i]) : null]);
  }

  curve(column, style) {
    let open = false;
    let path = "";
    for (const [x, y] of this.points(column)) {
      if (y === null) { open = false; continue; }
      path += `${open ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      open = true;
    }
    return svg("path", { class: style, d: path });
  }

  areaPath(low, high) {
    const lows = this.points(low).filter(([, y]) => y !== null);
    const highs = this.points(high).filter(([, y]) => y !== null);
    return polygon(lows, highs);
  }

  /* The path of a formula, a point every few pixels. */
  line(from, to, formula) {
    let path = "";
    const start = Math.max(this.left, this.xAt(from));
    const end = Math.min(this.left + this.width, this.xAt(to));
    for (let x = start; x < end + 3; x += 3) {
      const at = Math.min(x, end);
      const y = this.yAt(formula(this.page.axis.value((at - this.left) / this.width)));
      if (Number.isFinite(y)) path += `${path ? "L" : "M"}${at.toFixed(1)} ${y.toFixed(1)}`;
    }
    return path;
  }

  /* The run at the step that is shown. */
  draw() {
    const { moment, now } = this.page;
    this.nowX = this.xAt(now);
    this.past.setAttribute("x", this.left - 2);
    this.past.setAttribute("width", Math.max(0, this.nowX - this.left + 2));
    this.taken = [];
    const under = [];
    const over = [];
    this.drawPhases(under);
    if (moment.jump) this.drawExpected(under, moment.jump);
    if (this.id === "norm") this.drawNorms(under, over, moment);
    this.drawEvents(under, over);
    under.push(this.rule(now, "now"));
    this.drawNames(over);
    if (this.id === "norm") this.drawNormNames(over, moment);
    if (this.id === "forecast") this.drawReached(over);
    if (this.page.pointed !== null) this.drawCross(over);
    this.under.replaceChildren(...under);
    this.over.replaceChildren(...over);
    this.describe();
  }

  rule(step, style) {
    const x = this.xAt(step);
    return svg("line", { class: "rule " + style, x1: x, x2: x, y1: this.top, y2: this.top + this.height });
  }

  rect(from, to, style) {
    const right = this.left + this.width;
    const x = Math.min(Math.max(this.left, this.xAt(from)), right);
    const end = Math.min(this.xAt(to), right);
    return svg("rect", { class: style, x, y: this.top, width: Math.max(0, end - x), height: this.height });
  }

  drawPhases(under) {
    const { memorized, grokked, now } = this.page;
    under.push(this.rect(0, Math.min(memorized ?? now, now), "tint train"));
    if (grokked !== null && grokked <= now) under.push(this.rect(grokked, now, "tint norm"));
  }

  drawExpected(under, [expected, low, high]) {
    if (this.id === "forecast") return;
    under.push(this.rect(low, high, "step-band forecast"));
    if (this.page.axis.part(expected) <= 1) under.push(this.rule(expected, "dashed forecast"));
  }

  drawNorms(under, over, { law: fit, decay, references }) {
    const end = this.page.end;
    const clipped = [];
    if (fit) {
      const curve = law(fit);
      const low = step => Math.max(curve.norm(step) - curve.half(step), curve.norm(step) / 10);
      const high = step => curve.norm(step) + curve.half(step);
      const ends = [low, high].map(edge => this.line(curve.anchor, end, edge));
      const back = ends[1].split(/[ML]/).filter(Boolean).reverse().join("L");
      if (ends[0] && back) clipped.push(svg("path", { class: "area norm", d: ends[0] + "L" + back + "Z" }));
      clipped.push(svg("path", { class: "stroke dashed norm", d: this.line(curve.anchor, end, curve.norm) }));
    }
    if (decay && decay[2] !== null) {
      clipped.push(svg("path", { class: "stroke thin dotted neutral", d: this.line(decay[0], end, this.decay(decay)) }));
    }
    for (const [value, low, high, role] of references) {
      if (high > low) {
        const y = this.yAt(high);
        clipped.push(svg("rect", { class: "step-band " + role, x: this.xAt(fit ? fit[0] : 0), y, width: this.width, height: Math.max(0, this.yAt(low) - y) }));
      }
      const y = this.yAt(value);
      clipped.push(svg("line", { class: `rule ${role} ${role === "norm" ? "dashed" : "dotted"}`, x1: this.left, x2: this.left + this.width, y1: y, y2: y }));
    }
    under.push(svg("g", { "clip-path": `url(#inside-${this.id})` }, ...clipped));
  }

  decay([anchor, norm, rate]) {
    return step => norm * Math.exp(rate * (step - anchor));
  }

  /* The lines of what has happened; above the first plot their names, the most important first. */
  drawEvents(under, over) {
    const lane = [];
    for (const [step, role, priority, labels] of this.page.events()) {
      under.push(this.rule(step, role === "past" ? role : role + " dashed"));
      lane.push({ step, role, priority, labels });
    }
    if (this.id !== "accuracy") return;
    const { jump } = this.page.moment;
    lane.push({ step: this.page.now, role: "strong", priority: 5, labels: [filled(this.page.words.now, count(this.page.now))] });
    if (this.page.pointed !== null) {
      const step = this.page.readStep();
      lane.push({ step, role: "strong", priority: 6, labels: [filled(this.page.words.at, count(step))] });
    }
    if (jump) lane.push({ step: jump[0], role: "forecast", priority: 3.5, labels: jump[3] });
    lane.sort((one, other) => other.priority - one.priority);
    const least = this.left - 20;
    const most = this.left + this.width + this.right - 4;
    for (const { step, role, labels } of lane) {
      if (this.page.axis.part(step) > 1) continue;
      labels.some(label => this.namePlaces(this.xAt(step), textWidth(label, this.text, 600)).some(({ x, width }) => {
        const free = x - width / 2 >= least && x + width / 2 <= most
          && this.take({ x: x - width / 2 - 6, y: 0, width: width + 12, height: this.text });
        if (free) over.push(svgText(label, x, this.text + 1, { class: role === "past" ? "" : "strong " + role, "text-anchor": "middle" }));
        return free;
      }));
    }
  }

  /* Where a name may be centred: above its line or, next to a more important name, pushed aside a little. */
  namePlaces(at, width) {
    const left = Math.max(at, this.left - 20 + width / 2);
    const x = Math.min(left, this.left + this.width + this.right - 4 - width / 2);
    const pushed = this.taken.flatMap(box => [box.x - 7 - width / 2, box.x + box.width + 7 + width / 2]);
    return [x, ...pushed.filter(place => Math.abs(place - at) <= Math.min(48, width / 2 + 8))].map(place => ({ x: place, width }));
  }

  /* Reserves a place for a label, if it is free. */
  take(box) {
    const clash = this.taken.some(other => box.x < other.x + other.width && other.x < box.x + box.width
      && box.y < other.y + other.height && other.y < box.y + box.height);
    if (!clash) this.taken.push(box);
    return !clash;
  }

  /* The name and the value of each curve beside its newest point; labels that are too close are pushed apart, in the order of values. */
  drawNames(over) {
    const names = this.spec.curves.filter(curve => curve.name).map(curve => {
      const value = this.page.value(curve.column, this.page.row);
      return { ...curve, value, y: value === null ? NaN : this.yAt(value) };
    }).filter(curve => Number.isFinite(curve.y)).sort((one, other) => one.y - other.y);
    const gap = this.text + 3;
    const lowest = this.top + this.height - 4;
    names.forEach((curve, i) => {
      curve.at = Math.max(curve.y + this.text * .35, this.top + this.text, i ? names[i - 1].at + gap : 0);
    });
    for (let i = names.length - 1, most = lowest; i >= 0; i--) {
      names[i].at = Math.min(names[i].at, most);
      most = names[i].at - gap;
    }
    const dotX = this.xAt(this.page.data.columns.step[this.page.row]);
    const room = this.left + this.width + this.right - 6 - (this.nowX + 10);
    for (const { name, role, value, y, at } of names) {
      const labels = [`${name} ${shown(this.spec, value, false)}`, name];
      const label = labels.find(each => textWidth(each, this.text, 600) <= room) ?? labels[0];
      const width = textWidth(label, this.text, 600);
      const right = width <= room;
      // Left of the line the label must not cover its own curve.
      const height = right ? at : at + (at - this.text * 1.5 > this.top ? -this.text * .9 : this.text * 1.1);
      const x = right ? this.nowX + 10 : this.nowX - 10;
      this.take({ x: right ? x : x - width, y: height - this.text, width, height: this.text + 2 });
      over.push(svg("circle", { class: role, cx: dotX, cy: y, r: 4 }),
        haloText(label, x, height, { class: `strong ${role}`, "text-anchor": right ? "start" : "end" }));
    }
  }

  /* A label at the first of some places that is free. */
  place(over, labels, style, places) {
    for (const label of labels) {
      const width = textWidth(label, this.text, 400);
      for (const { x, y, end } of places) {
        const left = end ? x - width : x;
        const fits = left >= this.left && left + width <= this.left + this.width + this.right - 4
          && y - this.text >= this.top - 2 && y <= this.top + this.height - 2;
        if (fits && this.take({ x: left - 3, y: y - this.text, width: width + 6, height: this.text + 3 })) {
          over.push(haloText(label, x, y, { class: style, "text-anchor": end ? "end" : "start" }));
          return;
        }
      }
    }
  }

  /* The names of what is compared with the measured norm, where there is room for them. */
  drawNormNames(over, { law: fit, decay, references }) {
    const { words } = this.page;
    const right = this.left + this.width;
    // Beside the curve a label would be crossed by it: the measured norm takes its place first.
    this.points("squaredNorm").forEach(([x, y]) => {
      if (x <= this.nowX && y !== null) this.taken.push({ x: x - 4, y: y - 4, width: 8, height: 8 });
    });
    const curve = fit && law(fit);
    if (fit) {
      for (let x = Math.max(this.left, this.xAt(curve.anchor)); x < right; x += 6) {
        const y = this.yAt(curve.norm(this.page.axis.value((x - this.left) / this.width)));
        this.taken.push({ x: x - 3, y: y - 3, width: 6, height: 6 });
      }
    }
    for (const [value, , , role, labels] of references) {
      const y = this.yAt(value);
      this.place(over, labels, role, [{ x: this.left + 8, y: y - 6 }, { x: this.left + 8, y: y + this.text + 3 },
        { x: right - 4, y: y - 6, end: true }, { x: right - 4, y: y + this.text + 3, end: true }]);
    }
    references.forEach(([value]) => this.taken.push({ x: this.left, y: this.yAt(value) - 1, width: this.width, height: 2 }));
    this.taken.push({ x: this.nowX - 2, y: this.top, width: 4, height: this.height });
    if (fit) {
      const beside = [.995, .85, .7, .55].flatMap(part => {
        const x = this.left + this.width * part;
        const y = this.yAt(curve.norm(this.page.axis.value(part)));
        return [{ x, y: y - 9, end: true }, { x, y: y + this.text + 7, end: true }];
      });
      this.place(over, fit[8], "norm", beside);
    }
    if (decay && decay[2]) {
      const step = value => decay[0] + Math.log(value / decay[1]) / decay[2];
      const beside = [.12, .2, .3, .4, .5].flatMap(part => {
        const y = this.top + this.height * (1 - part);
        const x = this.xAt(step(this.y.value(part)));
        return [{ x: x - 10, y, end: true }, { x: x + 10, y }];
      });
      this.place(over, [words.decay], "neutral", beside);
    }
  }

  /* Where steps are compared with steps: the name of the diagonal, and the step of the jump as a height. */
  drawReached(over) {
    const { grokked, now, words } = this.page;
    this.place(over, [words.current], "neutral", [.75, .55, .35].map(part => {
      const step = this.y.value(part);
      return { x: this.xAt(step) + 10, y: this.yAt(step) };
    }));
    if (grokked === null || grokked > now) return;
    const y = this.yAt(grokked);
    const label = this.page.data.markers.find(marker => marker[2] === 4)[3][0];
    over.unshift(svg("line", { class: "rule dashed norm", x1: this.left, x2: this.left + this.width, y1: y, y2: y }));
    const right = this.left + this.width - 4;
    this.place(over, [label], "norm", [{ x: right, y: y - 5, end: true }, { x: right, y: y + this.text + 3, end: true }]);
  }

  drawCross(over) {
    const { pointed, now } = this.page;
    const step = this.page.readStep();
    over.push(this.rule(step, "cross"));
    for (const { column, role, name } of this.spec.curves) {
      const value = name && pointed <= now ? this.page.value(column, this.page.rowAt(step)) : null;
      if (value !== null && Number.isFinite(this.yAt(value))) {
        over.push(svg("circle", { class: role, cx: this.xAt(step), cy: this.yAt(value), r: 4 }));
      }
    }
  }

  /* The caption: the title and what is drawn, or the values where somebody points. */
  describe() {
    const parts = [["b", this.spec.title]];
    this.caption.classList.toggle("reading", this.page.pointed !== null);
    if (this.page.pointed === null) {
      parts.push(["span", this.spec.subtitle]);
    } else {
      parts.push(["span", filled(this.page.words.at, count(this.page.readStep()))]);
      for (const [text, role] of this.readings()) parts.push(["em", text, role]);
    }
    while (this.caption.children.length > parts.length) this.caption.lastChild.remove();
    parts.forEach(([tag, text, role = ""], i) => {
      let element = this.caption.children[i];
      if (element?.localName !== tag) {
        const fresh = document.createElement(tag);
        if (element) element.replaceWith(fresh); else this.caption.append(fresh);
        element = fresh;
      }
      element.className = role;
      write(element, text);
    });
  }

  /* What is read at the pointed step: measured values up to now, what is predicted on either side. */
  readings() {
    const { pointed, now, moment, words } = this.page;
    const step = this.page.readStep();
    const all = [];
    if (pointed <= now) {
      for (const { column, name, role } of this.spec.curves) {
        if (name) all.push([`${name} ${shown(this.spec, this.page.value(column, this.page.rowAt(step)), true)}`, role]);
      }
    }
    if (this.id === "forecast" && pointed <= now) {
      const [low, high] = ["expectedLow", "expectedHigh"].map(column => this.page.value(column, this.page.rowAt(step)));
      if (low !== null) all.push([`${words.band} ${count(low)} – ${count(high)}`, "forecast"]);
    }
    if (this.id === "norm") {
      if (moment.law && step >= moment.law[0]) {
        const curve = law(moment.law);
        const [norm, half] = [curve.norm(step), curve.half(step)];
        all.push([`${words["law-band"]} ${significant(Math.max(norm - half, norm / 10), 3)} – ${significant(norm + half, 3)}`, "norm"]);
      }
      if (moment.decay && moment.decay[2] !== null && step >= moment.decay[0]) {
        all.push([`${words.decay} ${significant(this.decay(moment.decay)(step), 3)}`, "neutral"]);
      }
    }
    return all;
  }
}

function polygon(lows, highs) {
  const points = [...lows, ...highs.reverse()];
  return points.length ? "M" + points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") + "Z" : "";
}

function filled(pattern, ...values) {
  return pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);
}
