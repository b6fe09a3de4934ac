// What a reader does with a page of a briefing, in a browser. Run by tests/cli/brief_page_test.py with the
// pages in the environment: PAGE, of seven scenes (brief_page_test.py says which), and MANY, of 500 events.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, WALL, barriers, launch, open, scene, settled } from "./browser.mjs";

const { PAGE, MANY } = process.env;
const MAP = 2; // the first scene of the map
let browser;

before(async () => { browser = await launch(); });
after(() => browser.close());

/** Runs `body` on the page, and sees that nothing went wrong meanwhile. */
function on(name, options, body) {
  test(name, async () => {
    const { page, wrong, close } = await open(browser, options.file ?? PAGE, options);
    try {
      await body(page);
      assert.deepEqual(wrong, []);
    } finally {
      await close();
    }
  });
}

const text = (page, selector) => page.textContent(selector);
const lit = (page) => page.evaluate(() => ({
  marks: [...document.querySelectorAll(".mark.chosen, .mark.lit")].map((e) => e.dataset.event),
  bars: [...document.querySelectorAll(".bar.chosen, .bar.lit")].map((e) => e.dataset.event),
  rows: document.querySelectorAll('#sentences .row[aria-pressed="true"], #sentences .row.lit').length,
}));

on("every control can be clicked", {}, async (page) => {
  await scene(page, MAP);
  await page.keyboard.press("n");
  const ids = await page.$$eval("button[id]", (all) => all.map((button) => button.id));
  assert.ok(ids.length >= 12, ids.join());
  for (const id of ids) {
    await settled(page);
    if (id === "circle-close") continue; // of a list that is not open (circles.test.mjs)
    await page.click(`#${id}`);
    if (id === "help") await page.click("dialog button");
    if (id === "scene-back" || id === "scene-next") await scene(page, MAP);
  }
  const scenes = await page.locator("#scenes button").count();
  for (let number = 1; number <= scenes; ++number) {
    await scene(page, number);
    assert.equal(await page.getAttribute(`#scenes li:nth-child(${number}) button`, "aria-current"), "step");
  }
  await scene(page, MAP);
  for (const list of ["sentences", "events"]) {
    await page.click(`#tab-${list}`);
    const rows = page.locator(`#${list} .row:has(.symbol)`);
    assert.ok(await rows.count() >= 8, list);
    for (let i = 0; i < await rows.count(); ++i) {
      await page.keyboard.press("Escape");
      await rows.nth(i).click();
      await settled(page);
      assert.equal(await rows.nth(i).getAttribute("aria-pressed"), "true");
    }
  }
  await scene(page, MAP);
  if (!(await page.getAttribute("#legend", "open"))) await page.click("#legend summary");
  for (const kind of await page.$$eval(".kind", (all) => all.map((b) => b.dataset.type))) {
    const button = `.kind[data-type="${kind}"]`;
    await page.click(button);
    await settled(page);
    assert.equal(await page.getAttribute(button, "aria-pressed"), "false");
    await page.click(button);
    await settled(page);
  }
  await page.selectOption("#speed", "1440");
  await page.locator("#slider").fill(await page.getAttribute("#slider", "min"));
  await settled(page);
  await page.mouse.move(600, 250);
  await page.mouse.wheel(0, -300);
  await page.mouse.down();
  await page.mouse.move(640, 280);
  await page.mouse.up();
  await page.dblclick("#map", { position: { x: 200, y: 150 } });
  await settled(page);
});

on("a symbol, its bar and its sentence light each other", {}, async (page) => {
  await scene(page, MAP);
  await page.keyboard.press("Escape");
  await settled(page);
  assert.deepEqual(await lit(page), { marks: [], bars: [], rows: 0 });
  const event = await page.$eval(".mark", (mark) => mark.dataset.event);
  const on = { marks: [event], bars: [event], rows: 1 };
  const row = `#sentences .row:has(.symbol)`;

  await page.hover(`.bar[data-event="${event}"] .body, .bar[data-event="${event}"] use`);
  await settled(page);
  assert.deepEqual(await lit(page), on, "by its bar");
  await page.mouse.move(5, 5);
  await settled(page);
  await page.hover(`.mark[data-event="${event}"] .hit`, { force: true });
  await settled(page);
  assert.deepEqual(await lit(page), on, "by its symbol");
  await page.mouse.click(...await middle(page, `.mark[data-event="${event}"] .hit`));
  await page.mouse.move(5, 5);
  await settled(page);
  assert.deepEqual(await lit(page), on, "chosen");
  const pressed = await page.$(`#sentences .row[aria-pressed="true"]`);
  assert.ok(await pressed.isVisible());
  const box = await pressed.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= DESK.height, "its sentence is scrolled to");

  await page.keyboard.press("Escape");
  await settled(page);
  await page.locator(row).first().focus();
  await settled(page);
  const focused = await lit(page);
  assert.equal(focused.rows, 1);
  assert.ok(focused.marks.length + focused.bars.length > 0, "by a sentence that has the focus");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await page.locator(row).first().getAttribute("aria-pressed"), "true");
});

async function middle(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

on("the keys go through scenes, time and map", {}, async (page) => {
  const at = () => text(page, "#scene-count");
  assert.equal(await at(), "1 / 7");
  for (const [key, place] of [["PageDown", "2 / 7"], ["ArrowRight", "3 / 7"], ["PageUp", "2 / 7"], ["ArrowLeft", "1 / 7"],
    ["End", "7 / 7"], ["PageDown", "7 / 7"], ["Home", "1 / 7"], ["PageDown", "2 / 7"]]) {
    await page.keyboard.press(key);
    await settled(page);
    assert.equal(await at(), place, key);
  }
  const now = () => text(page, "#now");
  const began = await now();
  await page.keyboard.press("Shift+N");
  await settled(page);
  assert.notEqual(await now(), began);
  assert.equal((await lit(page)).rows > 0, true, "the event that was stepped to is lit");
  assert.equal(await page.isEnabled("#back"), true);
  await page.keyboard.press("Backspace");
  await settled(page);
  assert.equal(await now(), began);

  await page.focus("#slider");
  const value = () => page.$eval("#slider", (slider) => [slider.value, slider.getAttribute("aria-valuetext")]);
  const before = await value();
  await page.keyboard.press("Shift+ArrowLeft");
  await settled(page);
  const after = await value();
  assert.ok(Number(after[0]) < Number(before[0]));
  assert.match(after[1], /^\d+ June 2014, \d\d:\d\d UTC\+3$/);

  await page.focus("#map");
  const moved = () => page.$eval(".mark", (mark) => mark.getAttribute("transform"));
  const stood = await moved();
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  assert.notEqual(await moved(), stood);
  assert.equal(await at(), "2 / 7", "arrows move the map alone");
  const scale = () => text(page, "#scale");
  const bar = await scale();
  for (let i = 0; i < 6; ++i) await page.keyboard.press("+");
  await settled(page);
  assert.notEqual(await scale(), bar);

  await page.focus("#tab-sentences");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.isVisible("#events"));
  assert.equal(await page.getAttribute("#tab-events", "aria-selected"), "true");
  await page.locator("#events .row").first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("#events .row")].indexOf(document.activeElement)), 1);
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("dialog"));
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible("dialog"), false);
});

on("tab reaches every control", {}, async (page) => {
  await scene(page, MAP);
  await page.evaluate(() => document.body.focus());
  const reached = new Set();
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => document.activeElement.id || document.activeElement.className);
    reached.add(id);
  }
  for (const id of ["scene-back", "scene-next", "theme", "help", "map", "zoom-in", "zoom-out", "event-back", "play", "event-next",
    "speed", "slider", "lanes", "tab-sentences", "sentences", "row"]) assert.ok(reached.has(id), `${id} of ${[...reached]}`);
});

on("playing goes on, and stops", { moving: true }, async (page) => {
  await scene(page, MAP);
  await page.waitForFunction(() => document.getElementById("back").disabled);
  await page.locator("#slider").fill(await page.getAttribute("#slider", "min"));
  const value = () => page.$eval("#slider", (slider) => Number(slider.value));
  const from = await value();
  await page.focus("#map");
  await page.keyboard.press(" ");
  await page.waitForFunction((was) => Number(document.getElementById("slider").value) > was, from);
  assert.equal(await page.getAttribute("#play", "aria-pressed"), "true");
  assert.equal(await page.getAttribute("#play", "aria-label"), "Pause");
  await page.keyboard.press(" ");
  await settled(page);
  const stood = await value();
  await settled(page);
  assert.equal(await value(), stood);
});

on("a flight moves map and time, and a scene that plays plays", { moving: true }, async (page) => {
  await scene(page, MAP);
  await page.waitForFunction(() => document.getElementById("back").disabled);
  const first = await text(page, "#scale");
  await page.keyboard.press("PageDown");
  await page.waitForFunction((was) => document.getElementById("scale").textContent !== was, first);
  await scene(page, 6);
  await page.waitForSelector("body.playing");
});

on("what changes is said", {}, async (page) => {
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => /Scene 2 of 7: Rebels captured Tikrit/.test(document.getElementById("live").textContent));
  assert.match(await text(page, "#live"), /16 June 2014, 12:00 UTC\+3.*events/);
  await page.keyboard.press("n");
  await page.waitForFunction(() => !/Scene/.test(document.getElementById("live").textContent));
});

on("scenes of words stand alone, and what was told is never run", {}, async (page) => {
  assert.match(await text(page, "#words"), /The fall of Tikrit.*What was told by 16 June/);
  assert.equal(await page.isVisible("#map"), false);
  await scene(page, 5);
  assert.equal(await text(page, "#scene-title"), "</script><script>window.hacked=1</script>");
  assert.match(await text(page, "#sentences"), /<img src=x onerror=hacked\(\)>/);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.$("img"), null);
  await scene(page, 7);
  assert.equal(await page.$eval("#words", (words) => getComputedStyle(words).backgroundColor), "rgb(0, 0, 0)");
});

test("a page may not ask for anything, nor run what comes to stand in it", async () => {
  const { page, close } = await open(browser, PAGE);
  const refused = await page.evaluate(async () => {
    const out = new Set();
    document.addEventListener("securitypolicyviolation", (e) => out.add(e.effectiveDirective));
    await fetch("http://127.0.0.1:9/").catch(() => {});
    const image = new Image();
    image.src = "http://127.0.0.1:9/x.png";
    const script = document.createElement("script");
    script.textContent = "window.hacked = 1";
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.body.append(image, script, style);
    await new Promise((done) => { setTimeout(done, 300); });
    return [...out].sort();
  });
  assert.deepEqual(refused, ["connect-src", "img-src", "script-src-elem", "style-src-elem"]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await close();
});

on("Arabic runs from right to left", {}, async (page) => {
  await scene(page, MAP);
  const arabic = page.locator("#sentences .sentence[lang=ar]").first();
  assert.equal(await arabic.getAttribute("dir"), "rtl");
  const begins = await arabic.evaluate((sentence) => {
    const letter = document.createRange();
    const first = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
    letter.setStart(first, 0);
    letter.setEnd(first, 1);
    return sentence.getBoundingClientRect().right - letter.getBoundingClientRect().right;
  });
  assert.ok(Math.abs(begins) < 4, `it begins ${begins} pixels from the right`);
});

on("the theme is the system's, and the button's", { colorScheme: "dark" }, async (page) => {
  const ground = () => page.$eval("html", (html) => getComputedStyle(html).backgroundColor);
  const dark = await ground();
  assert.equal(await page.getAttribute("#theme", "aria-pressed"), "true");
  await page.click("#theme");
  await settled(page);
  assert.notEqual(await ground(), dark);
  assert.equal(await page.getAttribute("#theme", "aria-pressed"), "false");
});

for (const [size, viewport] of Object.entries({ phone: PHONE, wall: WALL })) {
  for (const colorScheme of ["light", "dark"]) {
    on(`accessible to all on a ${size}, ${colorScheme}`, { viewport, colorScheme }, async (page) => {
      for (const number of [1, MAP, 5]) {
        await scene(page, number);
        for (const tab of ["#tab-events", "#tab-sentences"]) {
          if (await page.isVisible(tab)) await page.click(tab);
          assert.deepEqual(await barriers(page), [], `scene ${number}`);
        }
      }
    });

    on(`nothing is cut off on a ${size}, ${colorScheme}`, { viewport, colorScheme }, async (page) => {
      await scene(page, MAP);
      const over = await page.evaluate(() => [...document.querySelectorAll("button, select, h1, h2, p, output, .row")].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !e.classList.contains("unseen");
      }).map((e) => e.id || e.textContent.slice(0, 40)));
      assert.deepEqual(over, []);
      const map = await page.locator("#map").boundingBox();
      assert.ok(map.height > viewport.height * 0.3 && map.width > viewport.width * 0.4, JSON.stringify(map));
    });
  }
}

test("500 events: the page is soon there and in order", async () => {
  const { page, wrong, close } = await open(browser, MANY);
  const shown = await text(page, "#shown");
  assert.match(shown, /of 500 events/);
  const took = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  assert.ok(took < 20000, `${took} ms`); // whether it is a second, bench/page_load.py measures
  assert.deepEqual(wrong, []);
  await close();
});
