// A headless Chromium that is spoken to over a pipe: pages are opened without a network, looked at, measured and photographed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const Programs = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);

export class Browser {
  static async start() {
    for (const program of Programs) {
      const browser = await new Browser().open(program);
      if (browser) {
        return browser;
      }
    }
    throw new Error("there is no Chromium on the PATH (Debian and Ubuntu: apt-get install chromium)");
  }

  async open(program) {
    this.profile = mkdtempSync(join(tmpdir(), "sim-view-"));
    this.process = spawn(program, [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe", `--user-data-dir=${this.profile}`, "about:blank",
    ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.waiting = new Map();
    this.listeners = [];
    this.number = 0;
    let rest = "";
    this.process.stdio[4].on("data", data => {
      const parts = (rest + data).split("\0");
      rest = parts.pop();
      parts.forEach(part => this.take(JSON.parse(part)));
    });
    const isThere = await new Promise(done => { this.process.on("error", () => done(false)); this.process.on("spawn", () => done(true)); });
    return isThere ? this : null;
  }

  take(message) {
    if (message.id) {
      const { done, fail } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      message.error ? fail(new Error(message.error.message)) : done(message.result);
    } else {
      this.listeners.forEach(listener => listener(message));
    }
  }

  send(method, parameters = {}, sessionId = undefined) {
    const id = ++this.number;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params: parameters, sessionId })}\0`);
    return new Promise((done, fail) => this.waiting.set(id, { done, fail }));
  }

  async page(file, { width = 1400, height = 900, isDark = false, slowdown = 1 } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, targetId, sessionId);
    this.listeners.push(message => { if (message.sessionId === sessionId) { page.hear(message); } });
    await page.send("Page.enable");
    await page.send("Runtime.enable");
    await page.send("Log.enable");
    await page.send("Network.enable");
    await page.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: isDark ? "dark" : "light" }] });
    if (slowdown > 1) {
      await page.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    }
    await page.open(pathToFileURL(resolve(file)).href);
    return page;
  }

  async stop() {
    await this.send("Browser.close").catch(() => {});
    await new Promise(done => { this.process.exitCode === null ? this.process.on("exit", done) : done(); });
    rmSync(this.profile, { recursive: true, force: true });
  }
}

class Page {
  constructor(browser, targetId, sessionId) {
    Object.assign(this, { browser, targetId, sessionId, console: [], requests: [] });
  }

  send(method, parameters) {
    return this.browser.send(method, parameters, this.sessionId);
  }

  hear({ method, params }) {
    if (method === "Runtime.consoleAPICalled") {
      this.console.push(params.args.map(argument => argument.value ?? argument.description).join(" "));
    } else if (method === "Runtime.exceptionThrown") {
      this.console.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Log.entryAdded") {
      this.console.push(params.entry.text);
    } else if (method === "Network.requestWillBeSent") {
      this.requests.push(params.request.url);
    } else if (method === "Page.loadEventFired") {
      this.loaded?.();
    }
  }

  async open(url) {
    this.url = url;
    const loading = new Promise(done => { this.loaded = done; });
    await this.send("Page.navigate", { url });
    await loading;
    await this.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  get outsideRequests() {
    return this.requests.filter(url => url !== this.url && !url.startsWith("data:"));
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  // How long the thread of the page has worked so far; what others do on the machine does not count.
  async workMs() {
    const { metrics } = await this.send("Performance.getMetrics");
    return 1000 * metrics.find(metric => metric.name === "TaskDuration").value;
  }

  async photograph(isWhole = false) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: isWhole });
    return Buffer.from(data, "base64");
  }

  async print() {
    const { data } = await this.send("Page.printToPDF", { printBackground: true });
    return Buffer.from(data, "base64");
  }

  async close() {
    await this.browser.send("Target.closeTarget", { targetId: this.targetId });
  }
}
