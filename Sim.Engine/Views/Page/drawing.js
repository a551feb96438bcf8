// Draws the part of the diagram that is in sight on a canvas. Whatever colour says is said by a pattern or a word too.
"use strict";

const HeadHeight = 44;

class Palette {
  constructor(element) {
    const style = getComputedStyle(element);
    const read = name => style.getPropertyValue(name).trim();
    this.ink = read("--ink");
    this.soft = read("--soft");
    this.rule = read("--rule");
    this.paper = read("--paper");
    this.ground = read("--ground");
    this.accent = read("--accent");
    this.choice = read("--choice");
    this.tones = Tones.map(tone => read(`--${tone}`));
    this.fills = Tones.map(tone => read(`--${tone}-fill`));
  }
}

class Drawing {
  // view: scroll position, zoom and what is chosen; see view.js.
  constructor(context, palette, view, width, height) {
    Object.assign(this, { context, palette, view, width, height });
    this.gutter = view.gutter;
    this.hatches = palette.hatches ??= new Map();
  }

  draw() {
    const { context, palette } = this;
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, this.width, this.height);
    context.textBaseline = "middle";
    this.from = this.view.columns.at(this.view.left / this.view.zoom);
    this.to = this.view.columns.at((this.view.left + this.width - this.gutter) / this.view.zoom);
    context.save();
    context.beginPath();
    context.rect(this.gutter, HeadHeight, this.width - this.gutter, this.height - HeadHeight);
    context.clip();
    this.drawChoiceBand();
    this.drawFailures();
    this.view.stacks.forEach((stack, index) => this.drawStack(stack, index));
    this.drawChoice();
    context.restore();
    this.drawHead();
    this.drawGutter();
  }

  x(units) {
    return this.gutter + units * this.view.zoom - this.view.left;
  }

  columnX(column) {
    return this.x(this.view.columns.starts[column]);
  }

  y(stack, y) {
    return HeadHeight + stack.offset + y - this.view.top;
  }

  isInSight(top, height) {
    return top + height >= HeadHeight && top <= this.height;
  }

  drawStack(stack, index) {
    if (stack.offset > 0) {
      this.context.fillStyle = this.palette.ink;
      this.context.fillRect(this.gutter, this.y(stack, -13), this.width, 2);
    }
    for (const row of stack.rows) {
      const top = this.y(stack, row.y);
      if (!this.isInSight(top, row.height)) {
        continue;
      }
      this.context.fillStyle = this.palette.rule;
      this.context.fillRect(this.gutter, Math.round(top + row.height) - 1, this.width, 1);
      if (row.lane) {
        this.drawLane(index, row.lane, top, row.height);
      }
    }
    this.drawMessages(stack, index);
    for (const row of stack.rows) {
      const top = this.y(stack, row.y);
      if (row.lane?.events.length && this.isInSight(top, row.height)) {
        this.drawEvents(index, row.lane, top, row.height);
      }
    }
  }

  drawLane(index, lane, top, height) {
    if (lane.phases.length) {
      this.drawPhases(index, lane, top + (lane.parts.length ? 0 : 2), lane.parts.length ? height : height - 4);
    }
    if (lane.parts.length) {
      this.drawLevels(index, lane, top + 2, height - 4);
    } else if (lane.events.length || lane.hasMessages) {
      this.context.fillStyle = this.palette.soft;
      this.context.globalAlpha = 0.5;
      this.context.fillRect(this.gutter, Math.round(top + height / 2), this.width, 1);
      this.context.globalAlpha = 1;
    }
  }

  drawPhases(index, lane, top, height) {
    const { context, palette, view } = this;
    const end = view.columns.width;
    let first = 0;
    let last = lane.phases.length;
    if (lane.phases.length > 50) {
      const stepOf = column => { for (; column >= 0; column--) { const step = view.columns.rows[column][index]; if (step >= 0) { return step; } } return 0; };
      const before = lastAt(lane.phases, stepOf(this.from), phase => phase.at.step);
      first = Math.max(0, lane.phases.indexOf(before));
      while (first > 0 && lane.phases[first - 1].at.step === lane.phases[first].at.step) { first--; }
      first = Math.max(0, first - 1);
    }
    for (let i = first; i < last; i++) {
      const phase = lane.phases[i];
      const next = lane.phases[i + 1];
      const start = this.x(this.phaseX(index, phase));
      if (start > this.width) {
        break;
      }
      if (phase.text === null) {
        continue;
      }
      const stop = this.x(next ? this.phaseX(index, next) : end);
      const [left, right] = [Math.max(this.gutter - 2, start), Math.min(this.width + 2, stop)];
      if (right < this.gutter || right - left < 0.2) {
        continue;
      }
      context.fillStyle = palette.fills[phase.tone];
      context.fillRect(left, top, right - left, height);
      if (phase.tone >= 4) {
        context.fillStyle = this.hatch(phase.tone);
        context.fillRect(left, top, right - left, height);
      }
      if (stop - start > 3) {
        context.fillStyle = palette.tones[phase.tone];
        context.fillRect(start, top, 2, height);
      }
      const isSaid = lane.events.some(event => event.at.step === phase.at.step && event.text === phase.text);
      if (!isSaid && (!lane.parts.length || phase.tone >= 4) && right - left > 24 && height >= 12) {
        this.label(phase.text, Math.max(left, this.gutter) + 5, top + height / 2, right - Math.max(left, this.gutter) - 8, palette.ink, height < 16 ? 10 : 11);
      }
    }
  }

  phaseX(index, phase) {
    const { columns, isByTime } = this.view;
    return this.view.runs[index].lanes[phase.at.lane.index].hasMessages
      ? columns.xOf(index, phase.at, isByTime)
      : columns.starts[columns.columnOf[index][phase.at.step]];
  }

  drawLevels(index, lane, top, height) {
    const { context, palette, view } = this;
    const span = lane.top - lane.bottom;
    const scale = height / span;
    const zero = top + height + lane.bottom * scale;
    let x = -1;
    for (let column = this.from; column <= this.to; column++) {
      const step = view.columns.rows[column][index];
      const left = this.columnX(column);
      // Columns that look alike are drawn as one, and of columns narrower than a pixel one per pixel.
      while (column < this.to && this.looksAlike(lane, step, view.columns.rows[column + 1][index])) {
        column++;
      }
      const right = this.columnX(column + 1);
      if (step < 0 || right - x < 1) {
        continue;
      }
      x = right;
      let sum = 0;
      const gap = right - left > 6 ? 1 : 0;
      for (const part of lane.parts) {
        const value = part.values[step];
        if (value === 0) {
          continue;
        }
        const size = value * scale;
        const y = value > 0 ? zero - sum * scale - size : zero;
        context.fillStyle = palette.tones[part.tone];
        context.fillRect(left, y, Math.max(1, right - left - gap), Math.abs(size));
        if (part.tone === 2 || part.tone >= 4) {
          context.fillStyle = this.hatch(part.tone, true);
          context.fillRect(left, y, Math.max(1, right - left - gap), Math.abs(size));
        }
        sum += value;
      }
      if (lane.limit) {
        context.fillStyle = sum > lane.limit[step] ? palette.tones[6] : palette.soft;
        context.fillRect(left, Math.round(zero - lane.limit[step] * scale), right - left, 1);
      }
    }
    if (!lane.limit && lane.parts.length === 1 && view.zoom > 26 && height >= 18) {
      for (let column = this.from; column <= this.to; column++) {
        const step = view.columns.rows[column][index];
        if (step >= 0 && (step === 0 || lane.parts[0].values[step] !== lane.parts[0].values[step - 1])) {
          this.label(figure(lane.parts[0].values[step]), this.columnX(column) + 3, top + height - 7, this.columnX(column + 1) - this.columnX(column) - 4, palette.ink, 11, true);
        }
      }
    }
  }

  looksAlike(lane, step, other) {
    return step < 0 ? other < 0 : other >= 0 && lane.parts.every(part => part.values[step] === part.values[other]) && (!lane.limit || lane.limit[step] === lane.limit[other]);
  }

  drawEvents(index, lane, top, height) {
    const { context, palette, view } = this;
    const y = top + height / 2;
    const visible = lane.events.filter(event => { const column = view.columns.columnOf[index][event.at.step]; return column >= this.from - 1 && column <= this.to + 1; });
    let free = -Infinity;
    visible.forEach((event, position) => {
      const x = this.x(view.columns.xOf(index, event.at, view.isByTime));
      const isFaded = view.past && !this.isPast(event.at);
      context.globalAlpha = isFaded ? 0.18 : 1;
      const radius = view.zoom < 6 ? 2 : 4;
      context.fillStyle = palette.tones[event.tone];
      context.beginPath();
      if (event.tone === 6) {
        context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      } else if (event.tone === 5) {
        context.moveTo(x, y - radius - 1); context.lineTo(x + radius + 1, y + radius); context.lineTo(x - radius - 1, y + radius);
      } else {
        context.arc(x, y, radius, 0, 7);
      }
      context.fill();
      const next = visible[position + 1];
      const end = next ? this.x(view.columns.xOf(index, next.at, view.isByTime)) : x + 260;
      if (x > free && end - x > 34 && height >= 16) {
        const width = Math.min(end - x - 12, 260);
        const shown = this.label(event.text, x + 7, y - (lane.hasMessages ? 7 : 0), width, palette.ink, 11, true);
        free = x + 7 + Math.min(width, shown);
      }
      context.globalAlpha = 1;
    });
  }

  isPast(at) {
    this.pastKeys ??= new Set([...this.view.past].filter(item => item.at).map(item => item.at));
    return this.pastKeys.has(at);
  }

  drawMessages(stack, index) {
    const { context, palette, view } = this;
    const columns = view.columns;
    const drawn = [];
    for (const message of view.runs[index].messages) {
      const first = columns.columnOf[index][message.sent.step];
      if (first > this.to + 1 || message.from.y === null || message.to.y === null) {
        continue;
      }
      const ends = message.ends.length ? message.ends : [null];
      for (const end of ends) {
        const last = end ? columns.columnOf[index][end.at.step] : columns.rows.length - 1;
        if (last >= this.from - 1) {
          drawn.push([message, end]);
        }
      }
    }
    const isCrowded = drawn.length > 600;
    this.taken = [];
    for (const [message, end] of drawn) {
      this.drawMessage(stack, index, message, end, isCrowded && view.zoom < 12, drawn.length < 400);
    }
    context.globalAlpha = 1;
    context.fillStyle = palette.ink;
  }

  drawMessage(stack, index, message, end, isThin, isNamed) {
    const { context, palette, view } = this;
    const x1 = this.x(view.columns.xOf(index, message.sent, view.isByTime));
    const y1 = this.y(stack, message.from.y);
    let x2 = end ? this.x(view.columns.xOf(index, end.at, view.isByTime)) : this.x(view.columns.width);
    let y2 = this.y(stack, message.to.y);
    const isLost = end?.isLost ?? false;
    if (isLost) {
      // A cross halfway: it left, and nobody got it.
      [x2, y2] = [x1 + Math.max(10, (x2 - x1) * 0.55), y1 + (y2 - y1) * 0.55];
    }
    const isFaded = view.past && !view.past.has(message);
    const color = isLost ? palette.tones[6] : palette.accent;
    context.globalAlpha = isFaded ? 0.1 : isThin ? 0.45 : 0.85;
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = isThin ? 0.7 : 1.2;
    context.setLineDash(isLost ? [4, 3] : end ? [] : [2, 4]);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.setLineDash([]);
    if (isLost) {
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x2 - 4, y2 - 4); context.lineTo(x2 + 4, y2 + 4);
      context.moveTo(x2 + 4, y2 - 4); context.lineTo(x2 - 4, y2 + 4);
      context.stroke();
    } else if (end && !isThin) {
      const angle = Math.atan2(y2 - y1, x2 - x1);
      context.beginPath();
      context.moveTo(x2, y2);
      context.lineTo(x2 - 7 * Math.cos(angle - 0.4), y2 - 7 * Math.sin(angle - 0.4));
      context.lineTo(x2 - 7 * Math.cos(angle + 0.4), y2 - 7 * Math.sin(angle + 0.4));
      context.fill();
    }
    if (isNamed && !isFaded && view.zoom > 14) {
      const text = isLost && end.why ? `${message.text} (${end.why})` : message.text;
      this.labelWhereFree(text, x1, y1, x2, y2);
    }
  }

  // The name of a message stands beside its arrow, at the first of a few places where no other name is; or nowhere.
  labelWhereFree(text, x1, y1, x2, y2) {
    const shown = text.length > 34 ? `${text.slice(0, 33)}…` : text;
    this.context.font = `10px ${Font}`;
    const width = this.context.measureText(shown).width;
    for (const share of [0.3, 0.5, 0.7]) {
      const box = { left: x1 + (x2 - x1) * share + 5, top: y1 + (y2 - y1) * share - 6 };
      box.right = box.left + width;
      if (box.left > this.width || box.right < this.gutter) {
        return;
      }
      if (!this.taken.some(other => box.left < other.right + 3 && other.left < box.right + 3 && Math.abs(box.top - other.top) < 12)) {
        this.taken.push(box);
        this.label(shown, box.left, box.top + 6, width + 4, this.palette.soft, 10, true);
        return;
      }
    }
  }

  drawFailures() {
    this.view.runs.forEach((run, index) => {
      if (run.failedStep === null) {
        return;
      }
      const column = this.view.columns.columnOf[index][run.failedStep];
      const stack = this.view.stacks[index];
      const [left, right] = [this.columnX(column), this.columnX(column + 1)];
      this.context.fillStyle = this.palette.fills[6];
      this.context.globalAlpha = 0.5;
      this.context.fillRect(left, this.y(stack, 0), Math.max(3, right - left), stack.height);
      this.context.globalAlpha = 1;
      this.context.fillStyle = this.palette.tones[6];
      this.context.fillRect(left, this.y(stack, 0), 2, stack.height);
    });
  }

  drawChoiceBand() {
    const column = this.view.chosenColumn;
    const [left, right] = [this.columnX(column), this.columnX(column + 1)];
    this.context.fillStyle = this.palette.choice;
    this.context.fillRect(left, HeadHeight, Math.max(3, right - left), this.height);
    if (this.view.focus?.lane?.y != null) {
      const stack = this.view.stacks[this.view.focus.run ?? 0];
      const row = stack.rows.find(candidate => candidate.lane === this.view.focus.lane);
      if (row) {
        this.context.fillRect(this.gutter, this.y(stack, row.y), this.width, row.height);
      }
    }
  }

  drawChoice() {
    const column = this.view.chosenColumn;
    const [left, right] = [this.columnX(column), this.columnX(column + 1)];
    this.context.strokeStyle = this.palette.ink;
    this.context.lineWidth = 1.5;
    this.context.strokeRect(left - 0.5, HeadHeight - 2, Math.max(3, right - left), this.height);
  }

  // Numbers of steps and ticks above, marks of verdicts below them.
  drawHead() {
    const { context, palette, view } = this;
    context.fillStyle = palette.ground;
    context.fillRect(0, 0, this.width, HeadHeight);
    context.save();
    context.beginPath();
    context.rect(this.gutter, 0, this.width - this.gutter, HeadHeight);
    context.clip();
    let free = this.gutter - 20;
    for (let column = this.from; column <= this.to; column++) {
      const [left, right] = [this.columnX(column), this.columnX(column + 1)];
      const shown = view.columns.rows[column].findIndex(step => step >= 0);
      const run = view.runs[shown];
      const step = view.columns.rows[column][shown];
      this.drawMarks(column, left, right);
      if (left >= free && !view.columns.folds.some(fold => column > fold.from && column < fold.from + fold.count)) {
        const text = step === 0 ? "build" : step > run.count ? "end" : String(step);
        // Where columns are as wide as their time, what stands at the left edge is when they begin.
        const tick = run.tickOf(view.isByTime && step > 0 ? step - 1 : step) / run.data.unitTicks;
        const below = `${figure(tick)}`;
        this.label(text, left + 2, 9, 90, palette.ink, 11);
        this.label(below, left + 2, 22, 90, palette.soft, 10);
        context.fillStyle = palette.rule;
        context.fillRect(left, 0, 1, HeadHeight);
        context.font = `11px ${Font}`;
        free = left + Math.max(context.measureText(text).width, context.measureText(below).width) + 14;
      }
    }
    for (const fold of view.columns.folds) {
      const [left, right] = [this.columnX(fold.from), this.columnX(fold.from + fold.count)];
      if (right > this.gutter && left < this.width) {
        this.label(`⋯${fold.count}`, left + 2, 37, 50, palette.soft, 10);
      }
    }
    context.restore();
    context.fillStyle = palette.rule;
    context.fillRect(0, HeadHeight - 1, this.width, 1);
  }

  drawMarks(column, left, right) {
    const { context, palette, view } = this;
    const middle = (left + right) / 2;
    if (view.hits?.has(column)) {
      context.fillStyle = palette.tones[5];
      context.fillRect(left, 0, Math.max(2, right - left - 1), 3);
    }
    view.columns.rows[column].forEach((step, index) => {
      const run = view.runs[index];
      if (step < 0) {
        return;
      }
      const y = view.runs.length > 1 ? 34 + 6 * index : 37;
      if (run.violationOf(step)) {
        context.strokeStyle = palette.tones[6];
        context.lineWidth = 2.5;
        context.beginPath();
        context.moveTo(middle - 4, y - 4); context.lineTo(middle + 4, y + 4);
        context.moveTo(middle + 4, y - 4); context.lineTo(middle - 4, y + 4);
        context.stroke();
      } else if (right - left > 5 && run.activity[step] > 0 && !view.alignment) {
        context.fillStyle = palette.tones[1];
        context.fillRect(middle - 1.5, y - 1.5, 3, 3);
      }
    });
    const mark = view.alignment?.[column];
    if (mark && mark !== "=") {
      context.fillStyle = palette.tones[mark === "~" ? 5 : 6];
      context.fillRect(left, HeadHeight - 4, Math.max(2, right - left), 3);
    }
  }

  drawGutter() {
    const { context, palette, view } = this;
    context.fillStyle = palette.ground;
    context.fillRect(0, HeadHeight, this.gutter, this.height);
    context.save();
    context.beginPath();
    context.rect(0, HeadHeight, this.gutter, this.height - HeadHeight);
    context.clip();
    for (const stack of view.stacks) {
      if (stack.title) {
        this.label(stack.title, 6, this.y(stack, -11), this.gutter - 8, palette.ink, 11, false, true);
      }
      for (const row of stack.rows) {
        const top = this.y(stack, row.y);
        if (!this.isInSight(top, row.height)) {
          continue;
        }
        if (row.lane) {
          const isChosen = view.focus?.lane === row.lane;
          this.label(row.lane.name, 10, top + row.height / 2, this.gutter - 14, palette.ink, row.height < 16 ? 10 : 12, false, isChosen);
        } else {
          this.label(`${row.isClosed ? "▸" : "▾"} ${row.group}${row.isClosed ? ` (${row.count})` : ""}`, 6, top + row.height / 2, this.gutter - 8, palette.soft, 11, false, true);
        }
      }
    }
    context.restore();
    this.label("step", 6, 9, this.gutter - 8, palette.soft, 11);
    this.label(view.runs[0].data.unit === "tick" ? "tick" : `time, ${view.runs[0].data.unit}`, 6, 22, this.gutter - 8, palette.soft, 10);
    context.fillStyle = palette.rule;
    context.fillRect(this.gutter - 1, 0, 1, this.height);
  }

  // Writes a text within a width and returns how wide it became.
  label(text, x, y, width, color, size, isOnPaper = false, isBold = false) {
    const { context, palette } = this;
    if (width < 8) {
      return 0;
    }
    context.font = `${isBold ? "600 " : ""}${size}px ${Font}`;
    let shown = text;
    let taken = context.measureText(shown).width;
    if (taken > width) {
      const letters = Math.floor(shown.length * (width - 6) / taken);
      if (letters < 2) {
        return 0;
      }
      shown = `${shown.slice(0, letters)}…`;
      taken = context.measureText(shown).width;
    }
    if (isOnPaper) {
      context.strokeStyle = palette.paper;
      context.lineWidth = 3;
      context.lineJoin = "round";
      context.strokeText(shown, x, y);
    }
    context.fillStyle = color;
    context.fillText(shown, x, y);
    return taken;
  }

  hatch(tone, isOverFill = false) {
    const key = `${tone}${isOverFill}`;
    if (!this.hatches.has(key)) {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 6;
      const brush = tile.getContext("2d");
      brush.strokeStyle = isOverFill ? this.palette.paper : this.palette.tones[tone];
      brush.globalAlpha = isOverFill ? 0.75 : 0.4;
      brush.lineWidth = 1.2;
      brush.beginPath();
      brush.moveTo(-1, 7); brush.lineTo(7, -1);
      brush.moveTo(-1, 1); brush.lineTo(1, -1);
      brush.moveTo(5, 7); brush.lineTo(7, 5);
      brush.stroke();
      this.hatches.set(key, this.context.createPattern(tile, "repeat"));
    }
    return this.hatches.get(key);
  }
}

const Font = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"DejaVu Sans\",sans-serif";
