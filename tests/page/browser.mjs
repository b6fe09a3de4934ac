// A browser as the tests of pages want it: Debian's Chromium, without a display, asking for nothing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ARGUMENTS,
});

export const PHONE = { width: 360, height: 640 };
export const DESK = { width: 1280, height: 720 };
export const WALL = { width: 3840, height: 2160 };

/**
 * A page that is open, and what went wrong with it: errors told or thrown, and whatever it asked for that is
 * not the file itself. Flights are left out unless `moving`.
 */
export async function open(browser, file, { viewport = DESK, colorScheme = "light", moving = false } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: moving ? "no-preference" : "reduce" });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => wrong.push(`thrown: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const self = new URL(`file://${file}`).href;
  page.on("request", (request) => {
    if (request.url() !== self && !request.url().startsWith("data:")) wrong.push(`asked for ${request.url()}`);
  });
  await page.goto(self);
  await page.waitForSelector("html[data-ready]");
  return { page, wrong, close: () => context.close() };
}

/** Goes to a scene, counted from 1, by the list. */
export async function scene(page, number) {
  await page.click(`#scenes li:nth-child(${number}) button`);
  await settled(page);
}

/** Until what has changed is drawn, which takes two frames. */
export const settled = (page) => page.evaluate(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
}));

/** What axe-core finds that keeps readers out. It goes in by the tools of developers, past the page's policy. */
export async function barriers(page) {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).slice(0, 3).join("; ")}`);
}
