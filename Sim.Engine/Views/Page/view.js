// The page itself: what is chosen, what keys do, when to draw.
"use strict";

const Wide = 1600;

class Page {
  constructor() {
    const read = id => { const element = document.getElementById(id); return element && JSON.parse(element.textContent); };
    const data = read("sim-view");
    const beside = read("sim-view-beside");
    this.runs = beside ? [new Run(data), new Run(beside)] : [new Run(data)];
    const alignment = read("sim-view-alignment");
    this.alignment = alignment && alignment.map(row => row[2]);
    this.columns = new Columns(this.runs, this.rowsOf(alignment));
    if (alignment) {
      // The building of the systems stands before all steps that were aligned, the judgement at the end behind them.
      this.alignment = this.columns.rows.map((row, column) => this.markOf(row, column, alignment));
    }
    this.firstDifference = this.alignment ? this.alignment.findIndex(mark => mark !== "=") : -1;
    this.runIndex = 0;
    this.focus = null;
    this.past = null;
    this.query = this.filter = "";
    this.hitList = [];
    this.isFolding = true;
    this.isByTime = this.run.data.unit !== "tick";
    this.isHelping = false;
    // Where messages matter, the order within a step does too.
    this.isTracing = this.run.messages.length > 0;
    this.hasLetters = true;
    this.closed = new Set();
    this.zoom = 20;
    this.columns.arrange(this.isByTime, this.isFolding);
    this.chosenColumn = this.firstDifference >= 0 ? this.firstDifference : this.columns.columnOf[0][this.run.failedStep ?? 0];
    for (const lane of this.run.lanes) {
      // Many lanes of one kind are closed at first, so that the others are in sight.
      if (this.run.lanes.filter(other => other.group === lane.group).length > 80) {
        this.closed.add(lane.group);
      }
    }
  }

  get run() { return this.runs[this.runIndex]; }
  get other() { return this.runs[1] ?? null; }
  get step() { return Math.max(0, this.columns.rows[this.chosenColumn][this.runIndex]); }
  get stepName() { return this.step === 0 ? "0" : this.step > this.run.count ? "end" : String(this.step); }
  get stepTitle() { return this.step === 0 ? "Building" : this.step > this.run.count ? "Judgement at the end" : `Step ${this.step}`; }
  get changesInWords() { return this.run.changes[this.step].slice(0, 6).map(change => `${change.lane.name} ${change.name} ${change.text ?? "gone"}`).join("; "); }

  rowsOf(alignment) {
    const first = this.runs[0];
    if (!alignment) {
      return Array.from({ length: first.last + 1 }, (_, step) => [step]);
    }
    const second = this.runs[1];
    const rows = [[0, 0], ...alignment.filter(row => row[0] <= first.count && row[1] <= second.count && row[0] + row[1] > 0).map(row => [row[0] || -1, row[1] || -1])];
    const ends = [first.last > first.count ? first.last : -1, second.last > second.count ? second.last : -1];
    return ends.some(step => step > 0) ? [...rows, ends] : rows;
  }

  markOf(row, column, alignment) {
    if (column === 0) {
      return "=";
    }
    const found = alignment.find(candidate => candidate[0] === Math.max(0, row[0]) && candidate[1] === Math.max(0, row[1]));
    return found ? found[2] : this.runs[0].violationOf(row[0]) === this.runs[1].violationOf(row[1]) ? "=" : "~";
  }

  describeDifference() {
    const [first, second] = this.columns.rows[this.firstDifference];
    const name = (run, step) => (step < 0 ? "no step" : `step ${step} (${short(run.actionOf(step), 70)})`);
    if (first >= 0 && second >= 0 && this.runs[0].actionOf(first) === this.runs[1].actionOf(second)) {
      return `${name(this.runs[0], first)} above and step ${second} below are the same action with another outcome.`;
    }
    return `${name(this.runs[0], first)} above, ${name(this.runs[1], second)} below.`;
  }

  start() {
    this.update();
    this.scroller = document.querySelector(".scroller");
    this.canvas = document.querySelector(".canvas");
    this.context = this.canvas.getContext("2d");
    this.scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    this.scroller.addEventListener("wheel", event => this.wheel(event), { passive: false });
    this.canvas.addEventListener("click", event => this.click(event));
    document.addEventListener("keydown", event => this.key(event));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { this.palette = null; this.draw(); });
    new ResizeObserver(() => { if (this.scroller.clientWidth !== this.sizedWidth) { this.resize(); } }).observe(this.scroller);
    addEventListener("beforeprint", () => this.print());
    addEventListener("afterprint", () => document.querySelectorAll(".printed").forEach(element => element.remove()));
    // Nothing is drawn until everything has its size. Too much for one look begins near what matters, at a size that can be read.
    this.isDrawing = true;
    this.zoom = Math.max(Math.min(90, this.fittingZoom()), this.readableZoom());
    this.resize();
    this.reveal();
    this.drawNow();
    this.scroller.focus({ preventScroll: true });
    document.documentElement.dataset.ready = "true";
    performance.mark("ready");
  }

  // Fourteen pixels a step, or nine a moment where much happens within a step; where the whole is little, it is shown whole.
  readableZoom() {
    const moments = Math.max(...this.runs.map(run => run.slots.reduce((sum, count) => sum + count, 0)));
    return Math.min(200, Math.max(14 * this.columns.rows.length, moments > 2 * this.columns.rows.length ? 9 * moments : 0) / this.columns.width);
  }

  get gutter() { return this.scroller.clientWidth < 520 ? 76 : 128; }

  // Names of what happened last stand to its right.
  get endRoom() { return this.scroller.clientWidth >= 700 && this.runs.some(run => run.messages.length) ? 110 : 8; }

  get left() { return this.scroller.scrollLeft; }
  get top() { return this.scroller.scrollTop; }

  get stacks() {
    if (!this.stackCache) {
      let offset = this.runs.length > 1 ? 22 : 0;
      this.stackCache = this.runs.map((run, index) => {
        const stack = stackLanes(run, this.filter, this.closed, run.lanes.some(lane => lane.hasMessages && !lane.parts.length) ? this.laneHeight(run) : 26);
        stack.offset = offset;
        stack.title = this.runs.length > 1 ? (index === 0 ? run.name : run.data.variant ?? run.name) : null;
        offset += stack.height + 30;
        return stack;
      });
    }
    return this.stackCache;
  }

  // Arrows need height: as much as there is, within reason.
  laneHeight(run) {
    const most = innerHeight * 0.62 - HeadHeight - 60;
    return Math.min(84, Math.max(40, most / Math.max(1, run.lanes.filter(lane => lane.name !== "").length)));
  }

  relay() {
    this.stackCache = null;
    this.columns.arrange(this.isByTime, this.isFolding);
    this.sizeSpace();
  }

  sizeSpace() {
    const stacks = this.stacks;
    const last = stacks[stacks.length - 1];
    const space = document.querySelector(".space");
    const natural = HeadHeight + last.offset + last.height + 8;
    this.contentHeight = natural;
    this.sizedWidth = this.scroller.clientWidth;
    const height = this.scroller.clientHeight;
    space.style.width = `${Math.max(this.sizedWidth, this.gutter + this.columns.width * this.zoom + this.endRoom)}px`;
    space.style.height = `${Math.max(natural, height)}px`;
  }

  resize() {
    const stacks = this.stacks;
    const last = stacks[stacks.length - 1];
    this.scroller.style.height = `min(${HeadHeight + last.offset + last.height + 24}px, var(--most))`;
    this.sizeSpace();
    this.draw();
  }

  update() {
    render(h(App, { app: this }), document.getElementById("app"));
    this.draw();
  }

  draw() {
    if (this.context && !this.isDrawing) {
      this.isDrawing = true;
      requestAnimationFrame(() => this.drawNow());
    }
  }

  drawNow() {
    this.isDrawing = false;
    const [width, height] = [this.scroller.clientWidth, this.scroller.clientHeight];
    const ratio = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.palette ??= new Palette(document.documentElement);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    new Drawing(this.context, this.palette, this, width, height).draw();
  }

  // The whole run, on paper as wide as it is, with every lane.
  print() {
    document.querySelectorAll(".printed").forEach(element => element.remove());
    const canvas = document.createElement("canvas");
    canvas.className = "printed";
    const width = 1040;
    const height = Math.min(this.contentHeight, 4000);
    canvas.width = width * 2;
    canvas.height = height * 2;
    document.querySelector(".diagram").prepend(canvas);
    const context = canvas.getContext("2d");
    context.setTransform(2, 0, 0, 2, 0, 0);
    const gutter = 128;
    const view = Object.create(this, {
      zoom: { value: (width - gutter) / this.columns.width }, left: { value: 0 }, top: { value: 0 }, gutter: { value: gutter },
    });
    const palette = new Palette(canvas);
    new Drawing(context, palette, view, width, height).draw();
  }

  // Choosing.
  chooseColumn(column) {
    this.chosenColumn = Math.min(this.columns.rows.length - 1, Math.max(0, column));
    if (this.columns.rows[this.chosenColumn][this.runIndex] < 0) {
      this.runIndex = 1 - this.runIndex;
    }
    this.refreshPast();
    this.reveal();
    this.update();
  }

  choose(step, index = this.runIndex) {
    this.runIndex = index;
    this.chooseColumn(this.columns.columnOf[index][step]);
  }

  focusOn(subject) {
    if (subject) {
      this.runIndex = Math.max(0, this.runs.findIndex(run => run.lanes.includes(subject.lane)));
      this.focus = { lane: subject.lane, name: subject.name ?? null, run: this.runIndex };
      this.revealLane();
    } else {
      this.focus = this.past = null;
    }
    this.refreshPast();
    this.update();
  }

  refreshPast() {
    this.past = this.past && this.focus ? this.run.pastOf(this.focus.lane, this.step) : null;
  }

  reveal() {
    if (!this.scroller) {
      return;
    }
    const start = this.columns.starts[this.chosenColumn] * this.zoom;
    const end = this.columns.starts[this.chosenColumn + 1] * this.zoom;
    const width = this.scroller.clientWidth - this.gutter;
    const margin = Math.min(80, width / 4);
    if (end - start > width - 2 * margin) {
      // What a step came to stands at its end.
      this.scroller.scrollLeft = end - width + margin / 2;
    } else if (end > this.left + width - margin || start < this.left + margin) {
      this.scroller.scrollLeft = Math.max(0, (start + end) / 2 - width * (start < this.left ? 0.3 : 0.7));
    }
  }

  revealLane() {
    if (this.focus?.lane.group && this.closed.delete(this.focus.lane.group)) {
      this.relay();
    }
    const stack = this.stacks[this.runIndex];
    const y = this.focus?.lane.y;
    if (y != null && (stack.offset + y < this.top + 20 || stack.offset + y > this.top + this.scroller.clientHeight - HeadHeight - 20)) {
      this.scroller.scrollTop = stack.offset + y - (this.scroller.clientHeight - HeadHeight) / 2;
    }
  }

  // Zooming keeps the chosen step where it is.
  zoomTo(zoom) {
    const anchor = this.columns.starts[this.chosenColumn];
    const before = anchor * this.zoom - this.left;
    this.zoom = Math.min(240, Math.max(this.fittingZoom(), zoom));
    this.sizeSpace();
    this.scroller.scrollLeft = anchor * this.zoom - before;
    this.draw();
  }

  // The whole run in sight.
  fittingZoom() {
    return Math.max(0.02, (this.scroller.clientWidth - this.gutter - this.endRoom) / Math.max(1, this.columns.width) * 0.999);
  }

  fit() {
    this.zoom = Math.min(90, this.fittingZoom());
    this.sizeSpace();
    this.draw();
  }

  search(query) {
    this.query = query;
    const wanted = query.trim().toLowerCase();
    this.hitList = [];
    if (wanted) {
      this.columns.rows.forEach((row, column) => {
        if (row.some((step, index) => step >= 0 && this.matches(this.runs[index], step, wanted))) {
          this.hitList.push(column);
        }
      });
    }
    this.hits = new Set(this.hitList);
    this.update();
  }

  matches(run, step, wanted) {
    const record = run.step(step);
    return run.actionOf(step).toLowerCase().includes(wanted)
      || (run.violationOf(step) ?? "").toLowerCase().includes(wanted)
      || (record?.lines.some(line => line.toLowerCase().includes(wanted)) ?? false)
      || run.changes[step].some(change => `${change.lane.name} ${change.name} ${change.text} ${change.reason}`.toLowerCase().includes(wanted));
  }

  goToHit(direction) {
    const hits = this.hitList;
    if (hits.length) {
      const next = direction > 0 ? hits.find(column => column > this.chosenColumn) ?? hits[0] : hits.findLast(column => column < this.chosenColumn) ?? hits[hits.length - 1];
      this.chooseColumn(next);
    }
  }

  filterLanes(text) {
    this.filter = text.trim().toLowerCase();
    this.stackCache = null;
    this.resize();
    this.update();
  }

  // Keys; buttons press them too.
  press(key, isShifted = false) {
    const far = isShifted ? 10 : 1;
    switch (key) {
      case "ArrowLeft": this.chooseColumn(this.chosenColumn - far); break;
      case "ArrowRight": this.chooseColumn(this.chosenColumn + far); break;
      case "Home": this.chooseColumn(0); break;
      case "End": this.chooseColumn(this.columns.rows.length - 1); break;
      case "n": case "p": this.goToChange(key === "n" ? 1 : -1); break;
      case "v": { const index = this.runs.findIndex(run => run.failure); if (index >= 0) { this.choose(this.runs[index].failedStep, index); } break; }
      case "c": this.goToCause(); break;
      case "b": this.past = this.past || !this.focus ? null : new Set(); this.refreshPast(); this.update(); break;
      case "f": this.isFolding = !this.isFolding; this.relay(); this.reveal(); this.update(); break;
      case "t": this.isByTime = !this.isByTime; this.relay(); this.reveal(); this.update(); break;
      case "+": case "=": this.zoomTo(this.zoom * 1.35); break;
      case "-": this.zoomTo(this.zoom / 1.35); break;
      case "0": this.fit(); break;
      case "[": case "]": this.goToLane(key === "]" ? 1 : -1); break;
      case "?": this.isHelping = !this.isHelping; this.update(); (this.isHelping ? document.querySelector(".help .close") : this.scroller).focus(); break;
      case "/": document.querySelector(".search").focus(); break;
      case "Escape": this.escape(); break;
      default: return false;
    }
    return true;
  }

  escape() {
    if (this.isHelping) {
      this.press("?");
    } else if (document.activeElement?.tagName === "INPUT") {
      this.scroller.focus({ preventScroll: true });
    } else {
      this.focusOn(null);
    }
  }

  goToChange(direction) {
    const next = this.run.nextChange(this.step, direction, this.focus);
    if (next !== null) {
      this.choose(next);
    }
  }

  // First what the failing step itself did to what the sentence speaks of, then what came before.
  goToCause() {
    const own = this.focus || this.step !== this.run.failedStep ? null : this.run.ownCauseOf(this.step);
    if (own) {
      this.focusOn(own);
      return;
    }
    const cause = this.run.causeOf(this.step, this.focus);
    if (cause) {
      if (cause.lane && cause.lane !== this.focus?.lane) {
        this.focus = { lane: cause.lane, name: null, run: this.runIndex };
      }
      this.choose(cause.step);
    }
  }

  goToLane(direction) {
    const lanes = this.stacks.flatMap(stack => stack.rows.filter(row => row.lane).map(row => row.lane));
    const at = lanes.indexOf(this.focus?.lane);
    const next = lanes[at < 0 ? (direction > 0 ? 0 : lanes.length - 1) : Math.min(lanes.length - 1, Math.max(0, at + direction))];
    if (next) {
      this.focusOn({ lane: next, name: null });
    }
  }

  key(event) {
    const element = event.target;
    const isTyping = element.tagName === "INPUT" && element.type === "search";
    if (isTyping && event.key === "Enter") {
      this.goToHit(event.shiftKey ? -1 : 1);
      event.preventDefault();
      return;
    }
    const isLetter = event.key.length === 1;
    const isOwnKey = element.tagName === "INPUT" && !isTyping && !isLetter;
    if (event.ctrlKey || event.metaKey || event.altKey || (isTyping && event.key !== "Escape") || isOwnKey || (isLetter && !this.hasLetters && event.key !== "?")) {
      return;
    }
    if (this.isHelping && event.key !== "Escape" && event.key !== "?") {
      return;
    }
    if (this.press(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  }

  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoomTo(this.zoom * Math.exp(-event.deltaY / 300));
    }
  }

  click(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const row = y > HeadHeight ? this.rowAt(y) : null;
    if (row?.row.group !== undefined && row.row.lane === undefined) {
      if (x < this.gutter) {
        this.toggleGroup(row.row.group);
        return;
      }
    } else if (row) {
      this.runIndex = row.index;
      this.focus = { lane: row.row.lane, name: null, run: row.index };
    }
    if (x >= this.gutter) {
      this.chooseColumn(this.columns.at((x - this.gutter + this.left) / this.zoom));
    } else {
      this.focusOn(this.focus);
    }
  }

  toggleGroup(group) {
    if (!this.closed.delete(group)) {
      this.closed.add(group);
    }
    this.stackCache = null;
    this.resize();
    this.update();
  }

  rowAt(y) {
    for (const [index, stack] of this.stacks.entries()) {
      const inside = y - HeadHeight - stack.offset + this.top;
      const row = stack.rows.find(candidate => inside >= candidate.y && inside < candidate.y + candidate.height);
      if (row) {
        return { row, index };
      }
    }
    return null;
  }
}

const page = new Page();
page.start();
