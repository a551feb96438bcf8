// Where things stand: columns from left to right, lanes from top to bottom.
"use strict";

const LeastFold = 3;

class Columns {
  // rows: the steps that stand in one column, one per run, 0 included; -1 for none.
  constructor(runs, rows) {
    [this.runs, this.rows] = [runs, rows];
    this.columnOf = runs.map((run, index) => {
      const columns = new Int32Array(run.last + 1).fill(-1);
      rows.forEach((row, column) => { if (row[index] >= 0) { columns[row[index]] = column; } });
      return columns;
    });
    this.starts = new Float64Array(rows.length + 1);
    this.folds = [];
  }

  isIdle(column) {
    return column > 0 && this.rows[column].every((step, index) => step < 0
      || (this.runs[index].activity[step] === 0 && !this.runs[index].violationOf(step) && step <= this.runs[index].count));
  }

  arrange(isByTime, isFolding) {
    const widths = this.rows.map((row, column) => (isByTime ? this.widthByTime(row, column) : this.widthBySlots(row)));
    this.folds = [];
    if (isFolding) {
      for (let column = 0; column < widths.length; column++) {
        let end = column;
        while (end < widths.length && this.isIdle(end)) {
          end++;
        }
        if (end - column >= LeastFold) {
          this.folds.push({ from: column, count: end - column });
          widths.fill(1.6 / (end - column), column, end);
        }
        column = Math.max(column, end - 1);
      }
    }
    let x = 0;
    widths.forEach((width, column) => { this.starts[column] = x; x += width; });
    this.starts[widths.length] = x;
  }

  widthBySlots(row) {
    return Math.max(1, ...row.map((step, index) => (step < 0 ? 0 : this.runs[index].slots[step] * 0.45)));
  }

  // In proportion to time, but never so wide that an idle stretch hides the rest, nor so narrow that a step is gone.
  widthByTime(row) {
    return Math.max(...row.map((step, index) => {
      if (step < 0) {
        return 0;
      }
      const run = this.runs[index];
      const passed = (run.tickOf(step) - (step > 0 ? run.tickOf(step - 1) : 0)) / run.data.unitTicks;
      return Math.min(24, Math.max(0.35, run.slots[step] * 0.12, passed * this.unitsPerTick(index)));
    }));
  }

  unitsPerTick(index) {
    this.scales ??= this.runs.map(run => {
      const gaps = [];
      for (let step = 1; step <= run.last; step++) {
        const gap = (run.tickOf(step) - run.tickOf(step - 1)) / run.data.unitTicks;
        if (gap > 0) {
          gaps.push(gap);
        }
      }
      gaps.sort((a, b) => a - b);
      return gaps.length ? 2 / gaps[gaps.length >> 1] : 1;
    });
    return this.scales[index];
  }

  get width() {
    return this.starts[this.rows.length];
  }

  // Where a moment of a step stands, in units.
  xOf(index, at, isByTime) {
    const column = this.columnOf[index][at.step];
    const run = this.runs[index];
    const [start, end] = [this.starts[column], this.starts[column + 1]];
    const share = (at.slot + 0.5) / Math.max(1, run.slots[at.step]);
    if (isByTime && at.step > 0) {
      const [from, to] = [run.tickOf(at.step - 1), run.tickOf(at.step)];
      if (to > from) {
        // The order within one instant shows as a small shift.
        return start + (end - start) * (0.02 + 0.9 * Math.min(1, Math.max(0, (at.tick - from) / (to - from))) + 0.06 * share);
      }
    }
    return start + (end - start) * share;
  }

  // The column at a place, in units.
  at(x) {
    let [low, high] = [0, this.rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= x) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

// Lanes of a run with what of them is shown; groups that are closed show their head alone.
function stackLanes(run, filter, closed, height) {
  const rows = [];
  let y = 0;
  const shown = run.lanes.filter(lane => lane.name !== "" && (lane.parts.length || lane.phases.length || lane.events.length || lane.hasMessages || lane.state.size || lane.group));
  const groups = [...new Set([...shown.filter(lane => lane.first), ...shown.filter(lane => !lane.first)].map(lane => lane.group))];
  for (const group of groups) {
    const members = shown.filter(lane => lane.group === group && (!filter || lane.name.toLowerCase().includes(filter)));
    if (members.length === 0) {
      continue;
    }
    if (group) {
      rows.push({ group, y, height: 22, count: members.length, isClosed: closed.has(group) });
      y += 22;
    }
    if (closed.has(group)) {
      continue;
    }
    for (const lane of members) {
      const tall = lane.parts.length ? Math.max(30, height) : members.length > 24 && !lane.hasMessages ? Math.min(18, height) : height;
      rows.push({ lane, y, height: tall });
      lane.y = y + tall / 2;
      y += tall;
    }
  }
  run.lanes.forEach(lane => { if (!rows.some(row => row.lane === lane)) { lane.y = null; } });
  return { rows, height: y };
}
