/* The page: the run at one step, the player that moves the step, and everything that follows it. */

const RATE_KEYS = [10, 30, 60];
const NARROW = matchMedia("(max-width: 820px), (max-height: 500px)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const byId = id => document.getElementById(id);

class Page {
  constructor(data) {
    this.data = data;
    learnSymbols(data.symbols);
    this.words = data.words;
    this.last = Math.max(1, data.axis.last);
    this.pointed = null;
    this.logSteps = false;
    this.playing = false;
    this.states = wholeStates(data.states);
    this.frames = [...new Set([...data.columns.step, ...data.states.map(state => state.from)])].sort((a, b) => a - b);
    this.memorized = data.markers.find(marker => marker[2] === 3)?.[0] ?? null;
    this.grokked = data.markers.find(marker => marker[2] === 4)?.[0] ?? null;
    this.panels = data.panels.map(spec => new Panel(spec, this));
    this.panels.forEach(({ id, element }) => {
      if (id === "accuracy" || id === "norm") {
        byId("player").before(element);
      } else {
        element.classList.add("card");
        byId("side").append(element);
      }
    });
    this.sayWords();
    this.listen();
    this.setAxis();
    this.layOut();
    // Widths that were measured before the faces were there are those of other faces.
    document.fonts.ready.then(() => {
      widths.clear();
      this.layOut();
    });
    new ResizeObserver(() => this.layOut()).observe(document.querySelector("main"));
    this.openAtHash();
  }

  sayWords() {
    const { data, words } = this;
    for (const element of document.querySelectorAll("[data-word]")) write(element, words[element.dataset.word]);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words[element.dataset.label]);
    write(byId("title"), data.title);
    write(byId("settings"), data.settings);
    write(byId("thinned"), data.thinned);
    byId("share").textContent = data.share;
    write(byId("made"), filled(words.made, data.version));
    byId("log").title = words["log-steps-help"];
    for (const seconds of RATE_KEYS) {
      byId("duration").append(new Option(filled(words.seconds, seconds), seconds, seconds === 30, seconds === 30));
    }
  }

  isPhone() {
    return NARROW.matches;
  }

  get gutter() {
    return this.isPhone() ? 58 : 64;
  }

  get right() {
    return this.isPhone() ? 10 : 16;
  }

  /* The room right of a plot. Those that stand above each other have the same, so that their axes are aligned. */
  rightOf(panel) {
    const ids = this.data.panels.map(({ id }) => id);
    // On a phone, panels stand below each other: only the first two share an axis. Elsewhere those at the side do.
    const groups = this.isPhone() ? [ids.slice(0, 2), ...ids.slice(2).map(id => [id])] : [ids.slice(2)];
    const group = groups.find(each => each.includes(panel.id));
    if (!group) return this.right;
    const names = this.data.panels.filter(({ id }) => group.includes(id))
      .flatMap(({ curves }) => curves.filter(({ name }) => name).map(({ name }) => textWidth(name, panel.size, 600)));
    // The axis goes on beyond the end of the run: that much of the room lies in the plot.
    const done = this.axis.part(this.last);
    const inside = (1 - done) * (panel.plot.clientWidth - this.gutter);
    return Math.max(this.right, (Math.max(...names) + 22 - inside) / done);
  }

  setAxis() {
    const axis = this.data.axis[this.logSteps ? "log" : "linear"];
    this.axis = scale(axis.range, this.logSteps);
    this.end = axis.range[1];
  }

  ticks(width) {
    return this.data.axis[this.logSteps ? "log" : "linear"][width > 560 ? "many" : "few"];
  }

  /* The newest evaluation at or before a step, as a place in the columns. */
  rowAt(step) {
    return Math.max(0, lastAtOrBefore(this.data.columns.step, step));
  }

  value(column, row) {
    return this.data.columns[column][row] ?? null;
  }

  /* The step to which values are read: that of an evaluation as far as the run has come, the step itself beyond. */
  readStep() {
    return this.pointed <= this.now ? this.data.columns.step[this.rowAt(this.pointed)] : Math.round(this.pointed);
  }

  /* What has happened up to now; from the jump on also what was forecast at memorization. */
  events() {
    const past = this.data.markers.filter(([step]) => step <= this.now);
    const { check } = this.moment;
    return check ? [...past, [check[0], "forecast", 1, check[3]]] : past;
  }

  /* Shows the run at a step. While it plays, the line moves on between two evaluations; what is said holds from the last one. */
  show(step) {
    this.position = Math.min(Math.max(step, 0), this.last);
    const frame = this.frames[Math.max(0, lastAtOrBefore(this.frames, this.position))];
    this.frame = frame;
    this.now = this.playing && !STILL.matches ? this.position : frame;
    this.row = this.rowAt(frame);
    this.moment = this.states[Math.max(0, lastAtOrBefore(this.states.map(state => state.from), frame))];
    this.say();
    this.draw();
  }

  draw() {
    this.panels.forEach(panel => panel.draw());
    this.drawTimeline();
  }

  /* Keeps the room of the longest sentence, so that the plots do not move when a longer one comes. */
  reserveSentence() {
    const sentence = byId("sentence");
    const probe = sentence.cloneNode();
    probe.removeAttribute("id");
    probe.className = "probe";
    sentence.after(probe);
    const longest = [...new Set(this.states.map(state => state.sentence))].sort((one, other) => other.length - one.length);
    const heights = longest.slice(0, 4).map(text => (write(probe, text), probe.clientHeight));
    probe.remove();
    sentence.style.minHeight = Math.max(...heights) + "px";
  }

  layOut() {
    this.reserveSentence();
    document.documentElement.style.setProperty("--gutter", this.gutter + "px");
    this.panels.forEach(panel => panel.layOut());
    if (this.moment) this.draw();
  }

  say() {
    const { moment, words } = this;
    const [name, value, aside, detail] = moment.headline;
    write(byId("headline-name"), name);
    // "242 steps" is a number with its unit, "any moment" has none.
    const [number, unit] = /^([\d,<> %\u00a0]+)(.*)$/.exec(value)?.slice(1) ?? [value, ""];
    const line = [unit, aside && "· " + aside].filter(Boolean).join(" ");
    byId("headline-value").classList.toggle("words", number === value && !/\d/.test(value));
    write(byId("headline-value").firstElementChild, number.trim());
    write(byId("headline-value").lastElementChild, line && " " + line);
    write(byId("headline-detail").lastElementChild, detail);
    this.drawBand();
    const [phase, badge] = moment.phase;
    byId("phase").dataset.phase = phase;
    write(byId("phase").lastElementChild, badge);
    write(byId("sentence"), moment.sentence);
    // A screen reader is told at each step that somebody chooses, and not several times a second while it plays.
    byId("sentence").setAttribute("aria-live", this.playing ? "off" : "polite");
    const panel = id => this.data.panels.find(each => each.id === id);
    this.readouts([
      [words.step, count(this.frame)],
      [words.train, shown(panel("accuracy"), this.value("trainAccuracy", this.row), false)],
      [words.test, shown(panel("accuracy"), this.value("testAccuracy", this.row), false)],
      [words.norm, shown(panel("norm"), this.value("squaredNorm", this.row), false)],
    ]);
    byId("scrubber").setAttribute("aria-valuetext", `${filled(words.place, count(this.frame), count(this.last))}, ${badge}`);
  }

  readouts(rows) {
    const list = byId("readouts");
    if (!list.children.length) {
      list.append(...rows.flatMap(() => [document.createElement("dt"), document.createElement("dd")]));
    }
    rows.forEach(([name, value], i) => {
      write(list.children[2 * i], name);
      write(list.children[2 * i + 1], value);
    });
  }

  /* The 90 % band as a glyph: from now to its end, or around the step at which the jump came. */
  drawBand() {
    const { jump, check } = this.moment;
    const glyph = byId("headline-band");
    glyph.toggleAttribute("hidden", !(jump || check));
    if (!jump && !check) return;
    const [expected, low, high] = jump ?? check;
    const at = jump ? this.frame : this.grokked;
    const from = Math.min(at, low);
    const to = Math.max(high, at, expected);
    const x = step => 5 + 98 * (Math.max(step, from) - from) / Math.max(1, to - from);
    glyph.replaceChildren(
      svg("line", { class: "bar", x1: 5, x2: 103, y1: 7, y2: 7, "stroke-width": 2 }),
      svg("rect", { class: "forecast", x: x(low), width: Math.max(2, x(high) - x(low)), y: 2, height: 10, rx: 2, opacity: .38, "stroke-width": 0 }),
      svg("rect", { class: "forecast", x: x(expected) - 1, width: 2, y: 0, height: 14, "stroke-width": 0 }),
      svg("circle", { class: jump ? "past" : "norm", cx: x(at), cy: 7, r: 4.5 }));
  }

  /* The timeline lies below the plots and has their axis. */
  drawTimeline() {
    const timeline = byId("timeline");
    const scrubber = byId("scrubber");
    const width = timeline.getBoundingClientRect().width;
    const phone = this.isPhone();
    const length = width - this.right;
    const x = step => Math.min(Math.max(0, phone && !this.logSteps ? step / this.last : this.axis.part(step) / (phone ? this.axis.part(this.last) : 1)), 1) * (phone ? length - 14 : length);
    const y = phone ? 28 : 14;
    const children = [
      svg("line", { class: "bar", x1: 0, x2: phone ? length - 14 : length, y1: y, y2: y }),
      svg("line", { class: "bar done", x1: 0, x2: x(this.now), y1: y, y2: y })];
    for (const [step, role] of this.events()) {
      if (role !== "forecast") children.push(svg("circle", { class: role, cx: x(step), cy: y, r: 5 }));
    }
    children.push(svg("rect", { class: "handle", x: x(this.now) - 5, y: y - 10, width: 10, height: 20, rx: 5 }));
    if (phone) {
      children.push(svgText(filled(this.words.place, count(this.frame), count(this.last)), 0, 60, {}));
    } else {
      for (const [step, label] of this.ticks(length)) {
        children.push(svgText(label, Math.min(x(step), width - 6 - textWidth(label, 12, 400) / 2), 40, { "text-anchor": "middle" }));
      }
    }
    timeline.replaceChildren(...children);
    // The thumb, which cannot be seen, lies where the handle is drawn.
    const thumb = 16;
    scrubber.style.left = -thumb / 2 + "px";
    scrubber.style.width = x(this.last) + thumb + "px";
    scrubber.value = x(this.last) > 0 ? x(this.now) / x(this.last) : 1;
    this.stepOnTimeline = part => {
      const reach = phone && !this.logSteps ? part * this.last : this.axis.value(part * this.axis.part(this.last));
      return part <= 0 ? 0 : reach;
    };
  }

  pointAt(step) {
    const next = step === null ? null : Math.min(Math.max(step, 0), this.end);
    if (next === this.pointed) return;
    this.pointed = next;
    this.panels.forEach(panel => panel.draw());
  }

  listen() {
    const scrubber = byId("scrubber");
    scrubber.addEventListener("input", () => this.moveTo(this.nearest(this.stepOnTimeline(Number(scrubber.value)))));
    scrubber.addEventListener("keydown", event => {
      const here = lastAtOrBefore(this.frames, this.frame);
      const far = Math.max(1, Math.round(this.frames.length / 10));
      const moves = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: far, PageDown: -far, Home: -Infinity, End: Infinity };
      if (event.key in moves && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        this.moveTo(this.frames[Math.min(Math.max(0, here + moves[event.key]), this.frames.length - 1)]);
      }
    });
    byId("play").addEventListener("click", () => this.togglePlay());
    byId("log").addEventListener("click", () => this.toggleLog());
    document.addEventListener("keydown", event => {
      const control = event.target.closest?.("button, select, a, summary");
      if (event.key === " " && !control) {
        event.preventDefault();
        this.togglePlay();
      } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !control && event.target !== scrubber) {
        scrubber.focus();
        scrubber.dispatchEvent(new KeyboardEvent("keydown", { key: event.key }));
      } else if (event.key === "Escape") {
        this.pointAt(null);
      }
    });
    document.addEventListener("pointerdown", event => {
      if (!event.target.closest(".panel svg")) this.pointAt(null);
    });
    addEventListener("hashchange", () => this.openAtHash());
    NARROW.addEventListener("change", () => this.layOut());
  }

  /* A link may name the step to show: page.html#step=425. */
  openAtHash() {
    const step = /^#step=(\d+)$/.exec(location.hash)?.[1];
    this.moveTo(step === undefined ? this.last : Number(step));
  }

  nearest(step) {
    const before = Math.max(0, lastAtOrBefore(this.frames, step));
    const after = Math.min(before + 1, this.frames.length - 1);
    return step - this.frames[before] <= this.frames[after] - step ? this.frames[before] : this.frames[after];
  }

  moveTo(step) {
    this.setPlaying(false);
    this.show(step);
  }

  togglePlay() {
    const start = !this.playing;
    if (start && this.position >= this.last) this.position = 0;
    this.pointed = null;
    this.setPlaying(start);
    this.show(this.position);
    if (start) {
      this.time = null;
      requestAnimationFrame(time => this.pulse(time));
    }
  }

  setPlaying(playing) {
    this.playing = playing;
    const button = byId("play");
    button.setAttribute("aria-label", playing ? this.words.pause : this.words.play);
    button.title = button.getAttribute("aria-label");
    button.querySelector("path").setAttribute("d", playing ? "M4 2h3.5v14H4zM10.500 2h3.500v14h-3.500z" : "M4.500 1.500v15l12-7.500z");
  }

  /* Moves on evenly along the axis, so that with a logarithmic one a long run does not hurry past its beginning. */
  pulse(time) {
    if (!this.playing) return;
    const seconds = this.time === null ? 0 : (time - this.time) / 1000;
    this.time = time;
    const end = this.axis.part(this.last);
    const part = Math.max(0, this.axis.part(this.position)) + seconds * end / Number(byId("duration").value);
    if (part >= end) {
      this.moveTo(this.last);
    } else {
      this.show(seconds ? this.axis.value(part) : this.position);
      requestAnimationFrame(next => this.pulse(next));
    }
  }

  toggleLog() {
    this.logSteps = !this.logSteps;
    byId("log").setAttribute("aria-pressed", this.logSteps);
    this.setAxis();
    this.layOut();
  }
}

/* Each state says what has changed since the one before. */
function wholeStates(changes) {
  let whole = {};
  return changes.map(change => (whole = { ...whole, ...change }));
}

/* The place of the last number that is not larger; −1 if all are. */
function lastAtOrBefore(numbers, value) {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= value) low = middle; else high = middle - 1;
  }
  return low;
}

new Page(JSON.parse(byId("data").textContent));
