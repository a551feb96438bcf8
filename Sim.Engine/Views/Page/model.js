// A run as the page knows it: what stands in the data, turned into what can be asked quickly.
"use strict";

const Tones = ["neutral", "good", "coming", "leaving", "gone", "warning", "bad"];

class Run {
  constructor(data) {
    this.data = data;
    this.name = data.name;
    this.count = data.steps.length;
    this.failure = data.failure ?? null;
    this.last = this.count + (data.closing ? 1 : 0);
    this.texts = data.texts;
    this.lanes = data.lanes.map(([name, group, first], index) => ({ run: this, name, group, first, index, phases: [], events: [], parts: [], limits: [], state: new Map(), hasMessages: false }));
    this.messages = [];
    this.changes = [];
    this.activity = [];
    this.slots = [];
    this.order = [];
    for (let step = 0; step <= this.last; step++) {
      this.changes.push([]);
      this.activity.push(0);
      this.slots.push(0);
    }
    data.entries.forEach((entries, step) => entries.forEach(entry => this.take(step, entry)));
    this.fillLevels();
  }

  // 0 is the building of the system, count + 1 the judgement at the end.
  step(number) {
    return number === 0 ? this.data.opening : number > this.count ? this.data.closing : this.data.steps[number - 1];
  }

  actionOf(number) {
    return number === 0 ? "the system is built" : number > this.count ? "judgement at the end" : this.data.steps[number - 1].action;
  }

  tickOf(number) {
    return this.step(number)?.tick ?? (number > 0 ? this.tickOf(number - 1) : 0);
  }

  violationOf(number) {
    return this.step(number)?.violation ?? null;
  }

  get failedStep() {
    return this.failure ? (this.failure.atEnd && this.data.closing ? this.count + 1 : this.failure.step) : null;
  }

  take(step, entry) {
    if (step > this.last) {
      return;
    }

    const [kind, tick, laneNumber] = entry;
    const lane = this.lanes[laneNumber];
    const text = number => (number < 0 ? null : this.texts[number]);
    this.activity[step]++;
    const isMoment = "emax".includes(kind);
    const at = { step, slot: isMoment ? this.slots[step]++ : Math.max(0, this.slots[step] - 1), tick, rank: this.order.length, lane };
    switch (kind) {
      case "p":
        lane.phases.push({ at, text: text(entry[3]), tone: entry[4] });
        break;
      case "l": {
        const name = text(entry[3]);
        let part = lane.parts.find(candidate => candidate.name === name);
        if (!part) {
          lane.parts.push(part = { name, tone: entry[5], changes: [], values: null });
        }
        part.changes.push([step, entry[4]]);
        break;
      }
      case "c":
        lane.limits.push([step, entry[3]]);
        break;
      case "e":
        this.order.push({ at, kind: "event", text: text(entry[3]) });
        lane.events.push({ at, text: text(entry[3]), tone: entry[4] });
        break;
      case "s":
        this.takeState(at, lane, text(entry[3]), text(entry[4]), text(entry[5]), entry[6]);
        break;
      default:
        this.takeMessage(kind, at, lane, this.lanes[entry[3]], entry[4], text(entry[5]));
    }
  }

  // What was seen when a change was decided; null if nothing is told of that.
  detailsOf(change) {
    return change.details < 0 ? null : this.data.details[change.details].map(number => this.texts[number]).join("\n");
  }

  takeMessage(kind, at, from, to, number, text) {
    from.hasMessages = to.hasMessages = true;
    if (kind === "m") {
      this.messages[number] = { number, from, to, text, sent: at, ends: [] };
      this.order.push({ at, kind: "send", message: this.messages[number] });
    } else {
      const end = { at: { ...at, lane: to }, isLost: kind === "x", why: text };
      this.messages[number].ends.push(end);
      this.order.push({ at: end.at, kind: end.isLost ? "loss" : "arrival", message: this.messages[number] });
    }
  }

  takeState(at, lane, name, text, reason, details) {
    if (!lane.state.has(name)) {
      lane.state.set(name, []);
    }
    const history = lane.state.get(name);
    const change = { step: at.step, lane, name, text, reason, details, before: history.length ? history[history.length - 1].text : null };
    history.push(change);
    this.changes[at.step].push(change);
  }

  // Values per step, so that a drawing asks an array.
  fillLevels() {
    const size = this.last + 1;
    const filled = changes => {
      const values = new Float64Array(size);
      let next = 0;
      for (let step = 0, value = 0; step < size; step++) {
        while (next < changes.length && changes[next][0] <= step) {
          value = changes[next++][1];
        }
        values[step] = value;
      }
      return values;
    };
    for (const lane of this.lanes) {
      if (lane.parts.length === 0) {
        continue;
      }
      lane.parts.forEach(part => { part.values = filled(part.changes); });
      lane.limit = lane.limits.length ? filled(lane.limits) : null;
      let top = 0;
      let bottom = 0;
      for (let step = 0; step < size; step++) {
        let sum = 0;
        for (const part of lane.parts) {
          sum += part.values[step];
        }
        top = Math.max(top, sum, lane.limit ? lane.limit[step] : 0);
        bottom = Math.min(bottom, sum);
      }
      [lane.top, lane.bottom] = [top || 1, bottom];
    }
  }

  phaseAt(lane, step) {
    return lastAt(lane.phases, step, phase => phase.at.step);
  }

  // What a part of the state reads after a step; null if it is not there.
  stateAt(lane, name, step) {
    return lastAt(lane.state.get(name) ?? [], step, change => change.step)?.text ?? null;
  }

  nextChange(from, direction, focus) {
    for (let step = from + direction; step >= 0 && step <= this.last; step += direction) {
      if (focus ? this.changes[step].some(change => isOf(change, focus)) || (!focus.name && focus.lane.events.some(event => event.at.step === step)) : this.activity[step] > 0 || this.violationOf(step)) {
        return step;
      }
    }
    return null;
  }

  // Names of lanes and of parts of the state that a sentence speaks of.
  subjectsOf(sentence) {
    this.subjects ??= new Map();
    if (!this.subjects.has(sentence)) {
      this.subjects.set(sentence, this.findSubjects(sentence));
    }
    return this.subjects.get(sentence);
  }

  findSubjects(sentence) {
    const words = new Set(sentence.match(/[\p{L}\p{N}_./:-]+/gu)?.map(word => word.replace(/[.,:]+$/, "")) ?? []);
    const found = [];
    for (const lane of this.lanes) {
      if (lane.name && (words.has(lane.name) || (lane.name.includes(" ") && sentence.includes(lane.name)))) {
        found.push({ lane, name: null });
      }
      for (const name of lane.state.keys()) {
        // A plain word of the language is hardly meant as a name.
        if (words.has(name) && /[\d\p{Lu}]/u.test(name)) {
          found.push({ lane, name });
        }
      }
    }
    return found;
  }

  // What a failing step changed of what its sentence speaks of; null if nothing.
  ownCauseOf(step) {
    const subjects = this.subjectsOf(this.failure.sentence);
    return this.changes[step].find(change => subjects.some(subject => isOf(change, subject))) ?? null;
  }

  // The step before this one from which what is looked at comes: a change of it, or the sending of what arrived.
  causeOf(step, focus) {
    if (focus?.lane?.hasMessages) {
      const arrival = this.order.findLast(item => item.kind === "arrival" && item.at.lane === focus.lane && item.at.step <= step && item.message.sent.step < step);
      if (arrival) {
        return { step: arrival.message.sent.step, lane: arrival.message.from };
      }
    }
    const subjects = focus ? [focus] : this.failure ? this.subjectsOf(this.failure.sentence) : [];
    const isAsked = change => subjects.some(subject => isOf(change, subject));
    for (let before = step - 1; before >= 0; before--) {
      if (subjects.length ? this.changes[before].some(isAsked) : this.activity[before] > 0) {
        return { step: before, lane: focus?.lane ?? null };
      }
    }
    return null;
  }

  // All that could have influenced a lane up to a step: one pass backwards, over what happened on lanes and what messages carried.
  pastOf(lane, step) {
    const bounds = new Map([[lane, Infinity]]);
    const past = new Set();
    for (let index = this.order.length - 1; index >= 0; index--) {
      const item = this.order[index];
      if (item.at.step > step || !(index <= (bounds.get(item.at.lane) ?? -1))) {
        continue;
      }
      past.add(item);
      if (item.kind === "arrival") {
        const sent = item.message.sent;
        bounds.set(item.message.from, Math.max(bounds.get(item.message.from) ?? -1, sent.rank));
        past.add(item.message);
      }
    }
    return past;
  }
}

function isOf(change, focus) {
  return change.lane === focus.lane && (focus.name === null || focus.name === undefined || change.name === focus.name);
}

function lastAt(list, step, stepOf) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stepOf(list[middle]) <= step) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 ? list[low - 1] : null;
}

// The beginning of a long text.
function short(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

// A number as people write it, in the same way everywhere.
function figure(value) {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d))/g, (match, group, offset, whole) => (whole.slice(0, offset).includes(".") ? "" : ","));
}
