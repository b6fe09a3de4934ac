// How circles of several events open on a page, by hand, keys and name. Run by tests/cli/brief_page_test.py with CIRCLES
// in the environment, a page of two scenes: twelve events at one spot in Mosul and twenty around Tikrit; Tikrit alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, launch, open, PHONE, scene, settled } from "./browser.mjs";

const { CIRCLES } = process.env;
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

function on(name, options, body) {
  test(name, async () => {
    const { page, wrong, close } = await open(browser, CIRCLES, options);
    try {
      await body(page);
      assert.deepEqual(wrong, []);
    } finally {
      await close();
    }
  });
}

const circle = (page, town) => page.locator(`.circle[title^="${town}"]`);
const names = (page) => page.$$eval(".circle", (all) => all.map((one) => one.title));
const scale = (page) => page.textContent("#scale");
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const middle = async (page, town) => {
  const box = await circle(page, town).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

on("a circle is a button that says how many of which kinds it stands for", {}, async (page) => {
  const found = await page.getByRole("button", { name: "Mosul · 12 events: capture 4 · clash 4 · attack 4. Lists them" });
  assert.equal(await found.count(), 1, (await names(page)).join("; "));
  assert.equal(await found.getAttribute("aria-haspopup"), "dialog");
  assert.equal(await page.getByRole("button", { name: /^Tikrit · 20 events: .*\. Comes closer$/ }).count(), 1);
  for (const town of ["Mosul", "Tikrit"]) {
    const box = await circle(page, town).boundingBox();
    assert.ok(box.width >= 24 && box.height >= 24, `${box.width} × ${box.height} is too small for fingers`);
  }
});

on("a click comes closer until its events part", {}, async (page) => {
  const was = await scale(page);
  for (let times = 0; times < 6 && await page.locator(".mark").count() < 20; ++times) {
    const [first] = (await names(page)).filter((name) => name.endsWith("Comes closer"));
    if (!first) break;
    await page.locator(`.circle[title="${first}"]`).first().click();
    await settled(page);
  }
  assert.notEqual(await scale(page), was);
  assert.ok(await page.locator(".mark").count() > 0, "symbols of their own");
  assert.equal(await page.isEnabled("#back"), true, "and back again");
  assert.equal(await page.isVisible("#circle-list"), false);
  await page.click("#back");
  await settled(page);
  assert.equal(await scale(page), was);
});

on("where they lie at one spot they are listed, and each can be picked", {}, async (page) => {
  const was = await scale(page);
  await page.mouse.click(...await middle(page, "Mosul"));
  await settled(page);
  assert.equal(await scale(page), was, "coming closer would part nothing");
  const list = page.getByRole("dialog", { name: "Mosul · 12 events" });
  assert.ok(await list.isVisible());
  assert.equal(await circle(page, "Mosul").getAttribute("aria-expanded"), "true");
  assert.deepEqual(await barriers(page), []);
  const rows = list.locator(".row");
  assert.equal(await rows.count(), 12);
  assert.match(await rows.nth(3).textContent(), /4 June 2014/);
  const [map, box] = [await page.locator("#map").boundingBox(), await list.boundingBox()];
  assert.ok(box.x >= map.x && box.y >= map.y && box.x + box.width <= map.x + map.width && box.y + box.height <= map.y + map.height + 1);
  await rows.nth(3).click();
  await settled(page);
  assert.equal(await list.isVisible(), false);
  const event = await page.$eval('#sentences .row[aria-pressed="true"]', (row) => row.textContent);
  assert.match(event, /Report 3 of what was told in Mosul/);
  assert.equal(await page.locator(".cluster-lit").count(), 1, "its circle is lit");
  // Beside it, a click lets go.
  await page.mouse.click(...await middle(page, "Mosul"));
  await settled(page);
  await page.mouse.click(...await middle(page, "Tikrit"));
  await settled(page);
  assert.equal(await list.isVisible(), false);
});

on("the keyboard goes to circles, from one to the other, and opens them", {}, async (page) => {
  await page.focus("#map");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "circle");
  const title = () => page.evaluate(() => document.activeElement.title);
  const first = await title();
  await page.keyboard.press(first.startsWith("Mosul") ? "ArrowDown" : "ArrowUp");
  assert.notEqual(await title(), first, "Mosul lies north of Tikrit");
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(page), "circle", "all circles are one stop of Tab");
  await circle(page, "Mosul").focus();
  assert.equal(await page.textContent("#scene-count"), "1 / 2", "arrows did not change the scene");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.ok(await page.isVisible("#circle-list"));
  assert.equal(await focused(page), "row");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible("#circle-list"), false);
  assert.equal(await focused(page), "circle", "where it was opened");
  await page.keyboard.press(" ");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(await page.textContent('#sentences .row[aria-pressed="true"]'), /Report 1 of what was told in Mosul/);
  assert.equal(await focused(page), "circle");

  const was = await scale(page);
  await circle(page, "Tikrit").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.notEqual(await scale(page), was);
  assert.notEqual(await focused(page), "", "the focus is not lost with the circle");
  await page.waitForFunction(() => /The map came closer: \d+ circles?, \d+ single events?/.test(document.getElementById("live").textContent));
});

on("the list is closed by what changes the map, and by its button", {}, async (page) => {
  for (const leave of [() => page.click("#circle-close"), () => page.click("#zoom-in"), () => page.keyboard.press("PageDown")]) {
    await scene(page, 1);
    await circle(page, "Mosul").click();
    await settled(page);
    assert.ok(await page.isVisible("#circle-list"));
    await leave();
    await settled(page);
    assert.equal(await page.isVisible("#circle-list"), false);
  }
});

on("pointing at a circle lights its bars, and Ctrl with a click chooses all of it", {}, async (page) => {
  await page.mouse.move(...await middle(page, "Mosul"));
  await settled(page);
  assert.ok(await page.locator(".bar.lit").count() >= 3);
  await page.keyboard.down("Control");
  await page.mouse.click(...await middle(page, "Mosul"));
  await page.keyboard.up("Control");
  await settled(page);
  assert.equal(await page.locator('#sentences .row[aria-pressed="true"]').count(), 12);
});

on("on a phone the list fits beside the circle", { viewport: PHONE }, async (page) => {
  const mosul = circle(page, "Mosul");
  await mosul.click();
  await settled(page);
  const box = await page.locator("#circle-list").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width, JSON.stringify(box));
  assert.equal(await page.locator("#circle-list .row").count(), 12);
});
