// What stands around the diagram: head, tools, the chosen step, the state after it, stories.
"use strict";

const { h, render } = preact;
const html = htm.bind(h);
const MostChips = 160;

const Keys = [
  ["← →", "step back, step on (with Shift: ten)"],
  ["Home End", "first step, last step"],
  ["n p", "next, previous change of what is chosen, or of anything"],
  ["v", "to the violation"],
  ["c", "to the cause: what the failing step did to what the sentence speaks of, then the change that it comes from"],
  ["b", "show only what could have influenced the chosen lane"],
  ["/", "search; Enter and Shift+Enter go from hit to hit"],
  ["f", "fold idle stretches"],
  ["t", "steps of equal width, or in proportion to time"],
  ["+ - 0", "zoom in, out, to the whole run"],
  ["[ ]", "previous, next lane"],
  ["Esc", "choose nothing"],
];

function App({ app }) {
  const run = app.run;
  return html`
    <${Head} app=${app} />
    <${Tools} app=${app} />
    <main class="stage">
      <section class="diagram" aria-label="Diagram">
        <div class="scroller" tabindex="0" role="application" aria-roledescription="diagram over time"
          aria-label=${`${run.name}: ${run.count} steps, ${run.lanes.length} lanes. Arrow keys choose a step, brackets a lane; everything shown is told in the panel that follows.`}>
          <div class="space"><canvas class="canvas" aria-hidden="true"></canvas></div>
        </div>
        <div class="scrub">
          <input type="range" min="0" max=${app.columns.rows.length - 1} value=${app.chosenColumn} aria-label="Step"
            aria-valuetext=${`step ${app.stepName}: ${run.actionOf(app.step)}`} onInput=${event => app.chooseColumn(Number(event.target.value))} />
        </div>
        <${Legend} app=${app} />
      </section>
      <aside class="side" aria-label="The chosen step">
        <${StepPanel} app=${app} />
        ${app.focus && html`<${Story} app=${app} />`}
        ${run.messages.length > 0 && html`<${Lines} app=${app} />`}
        <${State} app=${app} />
        ${run.messages.length === 0 && html`<${Lines} app=${app} />`}
        <${Commands} app=${app} />
      </aside>
    </main>
    ${app.isHelping && html`<${Help} app=${app} />`}
    <div class="spoken" aria-live="polite">${`step ${app.stepName} of ${run.count}: ${run.actionOf(app.step)}. ${app.run.violationOf(app.step) ?? ""} ${app.changesInWords}`}</div>`;
}

function Head({ app }) {
  return html`<header class="head">
    <h1>${app.run.name}${app.other && html` <span class="soft">and</span> ${app.other.data.variant ?? app.other.name}`}</h1>
    <p class="soft about">${app.run.data.simulation}${app.run.data.backend ? `, ${app.run.data.backend}` : ""}: ${app.run.count} steps${app.run.data.about && !app.run.failure ? `. ${app.run.data.about}` : ""}</p>
    ${app.runs.map((run, index) => html`<${Verdict} app=${app} run=${run} index=${index} />`)}
    ${app.alignment && html`<p class="soft">${app.firstDifference < 0 ? "Both runs are the same." : html`They part at <button class="link" onClick=${() => app.chooseColumn(app.firstDifference)}>column ${app.firstDifference}</button>: ${app.describeDifference()}`}</p>`}
  </header>`;
}

function Verdict({ app, run, index }) {
  const label = app.other ? html`<b>${index === 0 ? "above" : "below"}: </b>` : null;
  if (!run.failure) {
    return html`<p class="verdict holds">${label}<b>holds</b>: every oracle holds after every step.</p>`;
  }
  return html`<div class="verdict violated">
    <p>${label}<b>${run.failure.oracle} ${run.failure.name}</b></p>
    <p class="sentence"><${Words} app=${app} run=${run} text=${run.failure.sentence} /></p>
    <p class="soft">${run.failure.atEnd ? "judged at the end, after" : "at"} <button class="link" onClick=${() => app.choose(run.failedStep, index)}>step ${run.failure.step}</button>: ${run.failure.step > 0 ? short(run.actionOf(run.failure.step), 140) : "building"}</p>
    ${run.failure.details && html`<details><summary>more about it</summary><pre>${run.failure.details}</pre></details>`}
  </div>`;
}

// Names of lanes and of parts of the state in a sentence lead to them.
function Words({ app, run, text }) {
  const byName = new Map();
  for (const subject of run.subjectsOf(text)) {
    const name = subject.name ?? subject.lane.name;
    if (!byName.has(name) || subject.name === null) {
      byName.set(name, subject);
    }
  }
  if (byName.size === 0) {
    return text;
  }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(name => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${names.join("|")})(?![\\p{L}\\p{N}])`, "u"));
  return pieces.map(piece => (byName.has(piece) ? html`<button class="link" onClick=${() => app.focusOn(byName.get(piece))}>${piece}</button>` : piece));
}

function Tool({ app, does, keys, label, isPressed, isDisabled }) {
  return html`<button type="button" title=${`${label} (${keys})`} aria-label=${label} aria-keyshortcuts=${keys} aria-pressed=${isPressed === undefined ? undefined : String(isPressed)} disabled=${isDisabled} onClick=${() => app.press(keys)}>${does}</button>`;
}

function Tools({ app }) {
  return html`<nav class="tools" aria-label="Tools">
    <span class="group">
      <${Tool} app=${app} keys="ArrowLeft" label="step back" does="‹" />
      <output class="where">step ${app.stepName} <span class="soft">/ ${app.run.count}</span></output>
      <${Tool} app=${app} keys="ArrowRight" label="step on" does="›" />
    </span>
    <span class="group">
      <${Tool} app=${app} keys="p" label="previous change" does="« change" />
      <${Tool} app=${app} keys="n" label="next change" does="change »" />
      ${app.runs.some(run => run.failure) && html`<${Tool} app=${app} keys="v" label="to the violation" does="violation" />`}
      <${Tool} app=${app} keys="c" label="to the cause" does="cause" />
      ${app.run.messages.length > 0 && html`<${Tool} app=${app} keys="b" label="what could have influenced the chosen lane" does="past" isPressed=${app.past !== null} />`}
    </span>
    <span class="group">
      <${Tool} app=${app} keys="f" label="fold idle stretches" does="fold" isPressed=${app.isFolding} />
      <${Tool} app=${app} keys="t" label="in proportion to time" does="time" isPressed=${app.isByTime} />
      <${Tool} app=${app} keys="-" label="zoom out" does="−" />
      <${Tool} app=${app} keys="+" label="zoom in" does="+" />
      <${Tool} app=${app} keys="0" label="the whole run" does="whole" />
    </span>
    <span class="group">
      <input type="search" class="search" placeholder="search steps" aria-label="Search steps" value=${app.query} onInput=${event => app.search(event.target.value)} />
      <span class="soft hits" aria-live="polite">${app.query ? `${app.hitList.length} hits` : ""}</span>
      <input type="search" class="lanes" placeholder="filter lanes" aria-label="Filter lanes" value=${app.filter} onInput=${event => app.filterLanes(event.target.value)} />
      <${Tool} app=${app} keys="?" label="help" does="?" />
    </span>
  </nav>`;
}

function Legend({ app }) {
  const tones = new Map();
  for (const run of app.runs) {
    for (const lane of run.lanes) {
      lane.parts.forEach(part => { if (lane.parts.length > 1 || lane.limit) { tones.set(part.name, part.tone); } });
    }
  }
  const phases = new Map();
  for (const run of app.runs) {
    for (const lane of run.lanes) {
      lane.phases.forEach(phase => { if (phase.text && phases.size < 14 && !/\d/.test(phase.text) && !lane.hasMessages) { phases.set(phase.text, phase.tone); } });
    }
  }
  return html`<p class="legend">
    ${[...tones].map(([name, tone]) => html`<span><i class=${`swatch solid ${Tones[tone]}`}></i>${name}</span>`)}
    ${app.runs.some(run => run.lanes.some(lane => lane.hasMessages && lane.phases.length)) && html`<span><i class="swatch bad"></i>fault</span>`}
    ${[...phases].map(([name, tone]) => html`<span><i class=${`swatch ${Tones[tone]}`}></i>${name}</span>`)}
    ${app.runs.some(run => run.messages.length) && html`<span><i class="arrow">→</i>message</span><span><i class="cross">✕</i>lost</span>`}
    ${app.alignment && html`<span><i class="swatch solid warning"></i>same action, another outcome</span><span><i class="swatch solid bad"></i>another action, or in one run alone</span>`}
  </p>`;
}

// What the sentence of a failure speaks of comes first.
function inOrderOfInterest(run, changes) {
  const subjects = run.failure ? run.subjectsOf(run.failure.sentence) : [];
  if (subjects.length === 0) {
    return changes;
  }
  const names = new Set(subjects.map(subject => subject.name ?? subject.lane.name));
  const rank = change => Number(!names.has(change.name)) + Number(!names.has(change.lane.name));
  return changes.map((change, index) => ({ change, index, rank: rank(change) })).sort((a, b) => a.rank - b.rank || a.index - b.index).map(item => item.change);
}

function StepPanel({ app }) {
  const { run, step } = app;
  const changes = inOrderOfInterest(run, run.changes[step]);
  const record = run.step(step);
  const other = app.other && app.columns.rows[app.chosenColumn][1 - app.runIndex];
  return html`<section class="panel">
    <h2>${app.stepTitle} <span class="soft">at ${figure(run.tickOf(step) / run.data.unitTicks)} ${run.data.unit === "tick" ? "ticks" : run.data.unit}</span></h2>
    <${Action} text=${run.actionOf(step)} />
    ${app.other && other >= 0 && app.runs[1 - app.runIndex].actionOf(other) !== run.actionOf(step) && html`<p class="action soft">the other run: ${short(app.runs[1 - app.runIndex].actionOf(other), 160)}</p>`}
    ${run.violationOf(step) && html`<p class="verdict violated"><b>violated: </b><${Words} app=${app} run=${run} text=${run.violationOf(step)} /></p>`}
    <h3>What changed ${changes.length > 0 && html`<span class="soft">(${changes.length})</span>`}</h3>
    ${changes.length === 0 ? html`<p class="soft">${run.activity[step] > 0 || record?.lines.length ? "nothing of the state that is shown" : "nothing"}</p>` : html`<ul class="changes">
      ${changes.slice(0, MostChips).map(change => html`<${Change} app=${app} change=${change} />`)}
      ${changes.length > MostChips && html`<li class="soft">and ${changes.length - MostChips} more</li>`}
    </ul>`}
    <${Verdicts} record=${record} />
  </section>`;
}

function Action({ text }) {
  return text.length <= 160 ? html`<p class="action">${text}</p>` : html`<details class="long"><summary class="action">${short(text, 120)}</summary><p>${text}</p></details>`;
}

function Change({ app, change, isDated }) {
  return html`<li>
    ${isDated && html`<button class="link dated" onClick=${() => app.choose(change.step)}>step ${change.step}</button> `}
    ${!isDated && html`<button class="link" onClick=${() => app.focusOn(change)}>${change.lane.name ? `${change.lane.name}${change.name ? `: ${change.name}` : ""}` : change.name}</button> `}
    ${isDated && app.focus.name === null && html`<b>${change.name}</b> `}
    <span class="was">${change.before ?? "–"}</span> → <span class="is">${change.text ?? "gone"}</span>
    ${change.reason && html`<div class="reason">${change.reason}</div>`}
    ${change.details >= 0 && html`<details open=${isDated && change.step === app.step}><summary>what was seen</summary><pre>${change.lane.run.detailsOf(change)}</pre></details>`}
  </li>`;
}

function Verdicts({ record }) {
  if (!record || record.verdicts.length === 0) {
    return null;
  }
  const others = record.verdicts.filter(verdict => verdict[1] !== "holds");
  const named = new Set(others.map(verdict => verdict[0]));
  const holding = [...new Set(record.verdicts.filter(verdict => verdict[1] === "holds" && !named.has(verdict[0])).map(verdict => verdict[0]))];
  return html`<details class="verdicts"><summary>What the oracles said (${record.verdicts.length}${others.length ? `, ${others.length} excused or violated` : ""})</summary>
    <ul>${others.map(([oracle, word, text]) => html`<li><b>${oracle}</b> ${word}: ${text}</li>`)}</ul>
    ${holding.length > 0 && html`<p>hold: ${holding.join(", ")}</p>`}
  </details>`;
}

// The whole story of what was clicked on.
function Story({ app }) {
  const { run, focus } = app;
  const changes = [];
  for (const [name, history] of focus.lane.state) {
    if (focus.name === null || name === focus.name) {
      changes.push(...history);
    }
  }
  changes.sort((a, b) => a.step - b.step);
  const events = focus.name === null ? focus.lane.events.filter(event => Math.abs(event.at.step - app.step) <= 3).slice(0, 40) : [];
  const related = focus.name === null ? [] : run.lanes.filter(lane => lane !== focus.lane && (lane.name === focus.name || lane.state.has(focus.name)));
  return html`<section class="panel story">
    <h2>${focus.lane.name || run.data.simulation}${focus.name !== null && html`: ${focus.name}`} <button class="small" onClick=${() => app.focusOn(null)} aria-label="close">✕</button></h2>
    ${related.length > 0 && html`<p class="soft">also: ${related.slice(0, 30).map(lane => html`<button class="link" onClick=${() => app.focusOn({ lane, name: lane.name === focus.name ? null : focus.name })}>${lane.name}</button> `)}</p>`}
    <ol class="changes">${changes.slice(-MostChips).map(change => html`<${Change} app=${app} change=${change} isDated=${true} />`)}</ol>
    ${events.length > 0 && html`<h3>Around here</h3><ul class="changes">${events.map(event => html`<li><button class="link dated" onClick=${() => app.choose(event.at.step)}>step ${event.at.step}</button> ${event.text}</li>`)}</ul>`}
    ${changes.length === 0 && events.length === 0 && html`<p class="soft">nothing is recorded of it here</p>`}
  </section>`;
}

function State({ app }) {
  const { run, step } = app;
  const changed = new Map(run.changes[step].map(change => [`${change.lane.index} ${change.name}`, change]));
  let left = MostChips;
  const groups = [];
  const lanes = run.lanes.filter(lane => lane.state.size > 0 && (!app.filter || lane.name.toLowerCase().includes(app.filter)));
  const changedLanes = new Set(run.changes[step].map(change => change.lane));
  const first = lane => (lane === app.focus?.lane ? 0 : lane.name === "" ? 1 : changedLanes.has(lane) ? 2 : 3);
  for (const lane of lanes.sort((a, b) => first(a) - first(b) || a.index - b.index)) {
    if (left <= 0) {
      break;
    }
    const entries = [];
    for (const name of lane.state.keys()) {
      const text = run.stateAt(lane, name, step);
      const change = changed.get(`${lane.index} ${name}`);
      if (text !== null || change) {
        entries.push({ name, text, change });
      }
    }
    if (entries.length && left > 0) {
      groups.push({ lane, entries: entries.slice(0, left) });
      left -= entries.length;
    }
  }
  return html`<section class="panel state">
    <h2>State after ${app.stepTitle.toLowerCase()}</h2>
    ${groups.length === 0 && html`<p class="soft">The simulation shows no state; it can with Observe or Picture.</p>`}
    ${groups.map(({ lane, entries }) => html`<div class="thing">
      <h3><button class="link" onClick=${() => app.focusOn({ lane, name: null })}>${lane.name || "whole"}</button></h3>
      <p class="chips">${entries.map(({ name, text, change }) => html`<button class=${`chip${change ? " changed" : ""}${app.focus?.lane === lane && app.focus?.name === name ? " chosen" : ""}`}
        title=${change ? `was: ${change.before ?? "–"}` : undefined} onClick=${() => app.focusOn({ lane, name })}><b>${name}</b> ${text ?? html`<s>${change.before}</s> gone`}</button>`)}</p>
    </div>`)}
    ${left <= 0 && html`<p class="soft">More is not shown; choose a lane or filter lanes.</p>`}
  </section>`;
}

function Lines({ app }) {
  const record = app.run.step(app.step);
  return record && record.lines.length > 0 && html`<details class="panel lines" open=${app.isTracing} onToggle=${event => { app.isTracing = event.target.open; }}><summary>Trace of the step</summary><pre>${record.lines.join("\n")}</pre></details>`;
}

function Commands({ app }) {
  return app.run.data.commands.length > 0 && html`<section class="panel"><h2>Go on from here</h2>
    <dl class="commands">${app.run.data.commands.map(([does, command]) => html`<dt>${does}</dt><dd><code>${command}</code></dd>`)}</dl></section>`;
}

function Help({ app }) {
  return html`<div class="shade" onClick=${() => app.press("?")}><section class="help" role="dialog" aria-modal="true" aria-label="Help" onClick=${event => event.stopPropagation()}>
    <h2>Keys</h2>
    <dl>${Keys.map(([keys, does]) => html`<dt><kbd>${keys}</kbd></dt><dd>${does}</dd>`)}</dl>
    <p><label><input type="checkbox" checked=${app.hasLetters} onChange=${event => { app.hasLetters = event.target.checked; app.update(); }} /> single letters work as keys</label></p>
    <p class="soft">Click on a lane, a name or a part of the state: its story opens. Drag or scroll moves, Ctrl and the wheel zoom.</p>
    <button type="button" class="close" onClick=${() => app.press("?")}>close</button>
  </section></div>`;
}
