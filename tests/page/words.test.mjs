// The page's own words in other languages. Run by tests/cli/brief_page_test.py with pages of the same seven scenes in the
// environment: PAGE in English, PSEUDO in a language whose words all stand in ‹ ›, ARABIC.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, launch, open, PHONE, scene, settled } from "./browser.mjs";

const { PAGE, PSEUDO, ARABIC } = process.env;
const MAP = 2;
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

function on(name, options, body) {
  test(name, async () => {
    const { page, wrong, close } = await open(browser, options.file, options);
    try {
      await body(page);
      assert.deepEqual(wrong, []);
    } finally {
      await close();
    }
  });
}

/** Words that the page says and that lack a sign of its language; what a briefing says is left out. */
const plain = (page, sign) => page.evaluate((source) => {
  const own = new RegExp(source, "u");
  const data = "[dir=auto]:not(.entry *), bdi, .sentence, h3[lang], .place, script, style, noscript, canvas, th, .credit";
  const out = [];
  for (const element of document.querySelectorAll("body, body *")) {
    if (element.matches("script, style")) continue;
    for (const name of ["aria-label", "title"]) {
      const words = element.getAttribute(name);
      if (words && !own.test(words)) out.push(`${name}: ${words}`);
    }
    if (element.closest(data)) continue;
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
    if (/\p{L}{2}/u.test(words) && !own.test(words) && !own.test(element.parentElement.textContent)) out.push(words);
  }
  return out;
}, sign);

async function all(page, look) {
  for (const number of [1, MAP, 3, 6, 7]) {
    await scene(page, number);
    if (number === MAP && !(await page.getAttribute("#legend", "open"))) await page.click("#legend summary");
    for (const tab of ["#tab-events", "#tab-sentences"]) {
      if (await page.isVisible(tab)) await page.click(tab);
      await settled(page);
      assert.deepEqual(await look(), [], `scene ${number}, ${tab}`);
    }
  }
}

on("every word of the page's own is translated", { file: PSEUDO }, async (page) => {
  await all(page, () => plain(page, "‹.*›"));
  await scene(page, MAP);
  for (const entry of await page.$$eval(".entry, .kind", (rows) => rows.map((row) => row.textContent))) assert.match(entry, /‹.*›/);
  for (const key of ["n", "PageDown", "k", "k"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    assert.match(await page.textContent("#live"), /‹.*›/, key);
  }
  for (const row of await page.$$eval("#key-rows td", (rows) => rows.map((one) => one.textContent))) assert.match(row, /^‹.*›$/);
  for (const row of await page.$$eval("#speed option", (rows) => rows.map((one) => one.textContent))) assert.match(row, /^‹.*›$/);
  assert.match(await page.$eval("#slider", (slider) => slider.getAttribute("aria-valuetext")), /‹1\d ‹Júñé.*2014/);
});

on("longer words find room", { file: PSEUDO }, async (page) => {
  await scene(page, MAP);
  const stage = await page.locator("#stage").boundingBox();
  for (const id of ["now", "shown", "speed"]) {
    const box = await page.locator(`#${id}`).boundingBox();
    assert.ok(box.x >= stage.x && box.x + box.width <= stage.x + stage.width, `${id}: ${JSON.stringify(box)}`);
  }
});

on("what a briefing says stays as it is", { file: PSEUDO }, async (page) => {
  await scene(page, MAP);
  assert.equal(await page.textContent("#scene-title"), "Rebels captured Tikrit");
  assert.equal(await page.textContent("#scene-quote blockquote"), "Rebels captured Tikrit on June 11, 2014.");
  assert.ok((await page.textContent("#sentences")).includes("Rebels captured Tikrit on June 11, 2014."));
});

on("an Arabic page is Arabic all over", { file: ARABIC }, async (page) => {
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
  await all(page, () => plain(page, "[\\u0600-\\u06ff]"));
  assert.equal(await page.textContent("#scene-count"), "7 من 7");
  await scene(page, MAP);
  assert.match(await page.textContent("#now"), /16 يونيو 2014، 12:00/);
});

on("it runs from right to left, but for map and time", { file: ARABIC }, async (page) => {
  await scene(page, MAP);
  const left = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().left);
  assert.ok(await left("#side") > await left("#stage"), "the words of the scene come first, on the right");
  assert.ok(await left("#scene-back") > await left("#scene-next"));
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  assert.equal(await page.textContent("#scene-count"), "3 من 7", "left is on");
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal(await page.textContent("#scene-count"), "2 من 7");
  const seen = (where) => where.$$eval(".mark", (marks) => marks.map((mark) => [mark.dataset.event, mark.getAttribute("transform")]));
  const bars = (where) => where.$$eval(".bar .hit", (all) => all.map((bar) => bar.getAttribute("x")));
  const english = await open(browser, PAGE);
  await scene(english.page, MAP);
  assert.deepEqual(await seen(page), await seen(english.page), "the map is not mirrored");
  assert.deepEqual(await bars(page), await bars(english.page), "nor is time");
  await english.close();
  await page.focus("#map");
  await page.keyboard.press("Shift+N");
  await page.focus("#slider");
  const value = () => page.$eval("#slider", (slider) => Number(slider.value));
  const was = await value();
  await page.keyboard.press("Shift+ArrowRight");
  await settled(page);
  assert.ok(await value() > was, "on bars, right is later");
  // A sentence in English keeps its direction.
  assert.equal(await page.$eval("#sentences .sentence[lang=en]", (sentence) => getComputedStyle(sentence).direction), "ltr");
});

on("nothing of it is cut off on a phone, and all may use it", { file: ARABIC, viewport: PHONE }, async (page) => {
  await scene(page, MAP);
  assert.deepEqual(await barriers(page), []);
  const over = await page.evaluate(() => [...document.querySelectorAll("button, select, h1, h2, p, output, .row")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !e.classList.contains("unseen");
  }).map((e) => e.id || e.textContent.slice(0, 40)));
  assert.deepEqual(over, []);
});
