// Measures pages in a headless Chromium: size, time until they can be used, time of each key, lines on the console, requests, widths, print.
// The bars are held to the clock, as a person feels it; what the page's thread works stands beside, since on a machine that others use too the clock tells of them as well.
// node tools/view/measure.mjs [FOLDER]; needs a Release build. Ends with 1 if a bar is missed. Pictures go to FOLDER.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "./browser.mjs";
import { walkOf } from "./walks.mjs";

const Root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const Sim = join(Root, "Sim.Cli", "bin", "Release", "net10.0", "sim.dll");
const Pages = [
  { name: "300-steps", walk: { workers: 6, steps: 300, chunksPerAdd: 2, mostChunks: 24 }, mostBytes: 2e6, mostOpenMs: 300 },
  { name: "3000-steps-60-workers", walk: { workers: 60, steps: 3000, chunksPerAdd: 4, mostChunks: 200 }, mostBytes: 15e6, mostOpenMs: Infinity },
];
const Keys = ["ArrowLeft", "ArrowRight", "n", "p", "]", "n", "p", "c", "[", "f", "f", "t", "t", "+", "-", "0", "Home", "End", "?", "Escape", "Escape"];
const MostKeyMs = 100;
const Widths = [1400, 800, 390];

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), "sim-view-"));
mkdirSync(folder, { recursive: true });
let missed = 0;
const check = (holds, text) => { missed += holds ? 0 : 1; console.log(`${holds ? "  " : "! "}${text}`); };
writeFileSync(join(folder, "empty.html"), "<!DOCTYPE html><title>empty</title>");
const browser = await Browser.start();
for (const { name, walk, mostBytes, mostOpenMs } of Pages) {
  const [file, html] = [join(folder, `${name}.walk.json`), join(folder, `${name}.view.html`)];
  writeFileSync(file, JSON.stringify(walkOf(name, walk)));
  execFileSync("dotnet", [Sim, "view", file, "-o", html], { stdio: ["ignore", "ignore", "inherit"] });
  console.log(name);
  const bytes = statSync(html).size;
  check(bytes <= mostBytes, `${(bytes / 1e6).toFixed(2)} MB`);
  await measureOpening(html, mostOpenMs);
  await measureKeys(html);
  await lookAtWidths(name, html);
}
await browser.stop();
process.exitCode = missed > 0 ? 1 : 0;

async function measureOpening(html, most) {
  const [times, work, empty] = [[], [], []];
  for (let run = 0; run < 5; run++) {
    const blank = await browser.page(join(folder, "empty.html"));
    empty.push(await blank.workMs());
    await blank.close();
    const page = await browser.page(html);
    times.push(await page.evaluate("performance.getEntriesByName('ready')[0].startTime"));
    work.push(await page.workMs());
    await page.close();
  }
  [times, work, empty].forEach(list => list.sort((a, b) => a - b));
  check(times[2] <= most, `usable after ${times[2].toFixed(0)} ms by the clock, ${(work[2] - empty[2]).toFixed(0)} ms of work of the page's thread beyond the ${empty[2].toFixed(0)} ms of an empty page (medians of 5)`);
}

// From the key to the frame that shows what came of it.
async function measureKeys(html) {
  const page = await browser.page(html);
  let worst = { ms: 0, key: "" };
  const [all, clock] = [[], []];
  for (let round = 0; round < 3; round++) {
    for (const key of Keys) {
      const before = await page.workMs();
      const clockMs = await page.evaluate(`new Promise(done => {
        const start = performance.now();
        document.querySelector(".scroller").dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(key)}, bubbles: true }));
        const worked = performance.now();
        requestAnimationFrame(() => { const frame = performance.now(); setTimeout(() => done(worked - start + (performance.now() - frame)), 0); });
      })`);
      const ms = await page.workMs() - before;
      all.push(ms);
      clock.push(clockMs);
      worst = ms > worst.ms ? { ms, key } : worst;
    }
  }
  [all, clock].forEach(list => list.sort((a, b) => a - b));
  check(clock.at(-1) <= MostKeyMs, `keys: by the clock median ${clock[clock.length >> 1].toFixed(0)} ms, worst ${clock.at(-1).toFixed(0)} ms; of work median ${all[all.length >> 1].toFixed(0)}, worst ${worst.ms.toFixed(0)} ms (${worst.key})`);
  check(page.console.length === 0, `${page.console.length} lines on the console${page.console.length ? `: ${page.console[0]}` : ""}`);
  check(page.outsideRequests.length === 0, `${page.outsideRequests.length} requests`);
  await page.close();
}

async function lookAtWidths(name, html) {
  for (const width of Widths) {
    for (const isDark of [false, true]) {
      const page = await browser.page(html, { width, height: width < 500 ? 844 : 900, isDark });
      const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      check(overflow <= 0 && page.console.length === 0, `${width} pixels, ${isDark ? "dark" : "light"}: ${overflow > 0 ? `${overflow} pixels too wide` : "fits"}, ${page.console.length} lines on the console`);
      writeFileSync(join(folder, `${name}-${width}-${isDark ? "dark" : "light"}.png`), await page.photograph());
      if (width === Widths[0] && !isDark) {
        const printed = await page.print();
        check(printed.length > 10_000 && page.console.length === 0, `print: ${(printed.length / 1024).toFixed(0)} KiB`);
        writeFileSync(join(folder, `${name}.pdf`), printed);
      }
      await page.close();
    }
  }
}
