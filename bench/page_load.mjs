// Loads a page so many times, each in a browser's context of its own; prints the seconds from the request to
// the first frame with everything in it, one line each. Usage: page_load.mjs FILE TIMES
import { launch } from "./browser.mjs";

const [file, times] = process.argv.slice(2);
const browser = await launch();
for (let i = 0; i < Number(times); ++i) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
  // A new window makes what it has of its own first: a reader has one that stands open.
  await page.waitForTimeout(2000);
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]");
  const took = await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)));
  }));
  console.log(took.toFixed(3));
  await page.close();
}
await browser.close();
