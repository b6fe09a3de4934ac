// The page of the example briefing in a browser. Run by tests/cli/example_test.py with the page in the environment:
// PAGE, and SCENES, the titles of its scenes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, open, settled } from "./browser.mjs";

const titles = JSON.parse(process.env.SCENES);

test("a reader goes through all scenes, and nothing goes wrong", async () => {
  const browser = await launch();
  const { page, wrong, close } = await open(browser, process.env.PAGE);
  try {
    assert.equal(await page.locator("#scenes button").count(), titles.length);
    let most = 0;
    for (let number = 1; number <= titles.length; ++number) {
      const button = page.locator(`#scenes li:nth-child(${number}) button`);
      assert.equal(await button.getAttribute("aria-current"), "step", `scene ${number}`);
      if (titles[number - 1]) assert.ok((await button.textContent()).includes(titles[number - 1]), titles[number - 1]);
      most = Math.max(most, await page.locator("#sentences .row").count());
      await page.keyboard.press("PageDown");
      await settled(page);
    }
    assert.ok(most >= 20, `${most} sentences`);
    assert.deepEqual(wrong, []);
  } finally {
    await close();
    await browser.close();
  }
});
