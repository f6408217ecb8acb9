// Drives the document of a plan in headless Chromium; run by plan_test.sh.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { charts_draw_their_numbers } from "./chart_numbers.mjs";
import { browser, charts_keep_their_size_on_paper, charts_speak_the_language, every_chart_is_drawn, no_accessibility_faults, open, page_file } from "./page.mjs";

const shots = process.env.SHOTS;

async function every_figure_names_its_origin(page) {
  const figures = await page.locator("data").evaluateAll((list) => list.map((one) => ({ ...one.dataset, value: one.getAttribute("value") })));
  assert.ok(figures.length > 700, "figures are marked");
  for (const one of figures) assert.ok(one.key && /^[0-9a-f]{12}$/.test(one.digest) && one.dataset && one.interval && one.value, JSON.stringify(one));
}

assert.ok(statSync(page_file).size < 2 * 1024 * 1024, "the page is smaller than 2 MB");
const { page, faults } = await open();
const charts = await every_chart_is_drawn(page, 10);
await every_figure_names_its_origin(page);
assert.equal(await page.locator("main > section").count(), 10, "nine chapters and an annex");
assert.equal(await page.locator("ol.findings li").count(), 5, "five plain sentences stand on top");

for (const language of ["zh", "en"]) {
  await page.locator(`label[for=language-${language}]`).click();
  await charts_speak_the_language(page, charts, language);
  const kinds = await charts_draw_their_numbers(page, charts, language);
  assert.deepEqual([...kinds].sort(), ["bands", "bars", "hexagons", "lines", "scatter"], "the document has charts of all its kinds");
  await no_accessibility_faults(page, language);
  assert.equal(await page.locator("details:not([open])").count(), 0, "tables stand open");
  await page.screenshot({ path: `${shots}/plan-${language}.png`, fullPage: true });
}

await charts_keep_their_size_on_paper(page);
const paper = await page.pdf({ format: "A4", path: `${shots}/plan.pdf` });
assert.ok(paper.length > 50_000, "it prints");
await page.setViewportSize({ width: 380, height: 800 });
await page.waitForTimeout(300);
assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing leaves a narrow screen");
assert.deepEqual(faults, []);

const plain = await open({ javaScriptEnabled: false });
assert.ok(await plain.page.locator("#figure-budget-by-tier table").isVisible(), "without scripts the tables stand open");
await browser.close();
