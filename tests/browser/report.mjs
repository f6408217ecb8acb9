// Drives a report in headless Chromium; run by report_test.sh.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.WEB}/package.json`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const page_file = process.env.PAGE;
const address = `file://${page_file}`;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => !request.url().startsWith("data:") && request.url() !== address && faults.push(`request for ${request.url()}`));
  await page.goto(address);
  return { page, faults };
}

/** Every figure's own numbers, as the program wrote them. */
const figures = (page) => page.evaluate(() => JSON.parse(document.getElementById("figures").textContent));

async function every_chart_is_drawn(page) {
  const charts = await figures(page);
  assert.ok(Object.keys(charts).length >= 12, "a study of two measures has at least twelve charts");
  for (const key of Object.keys(charts)) {
    const place = page.locator(`[data-figure="${key}"]`);
    assert.equal(await place.locator("svg").count(), 1, `chart ${key} is drawn`);
    assert.ok((await place.locator("svg path, svg polygon").count()) > 2, `chart ${key} has shapes`);
    assert.ok(await place.locator("svg").getAttribute("viewBox"), `chart ${key} can be scaled for print`);
  }
  return charts;
}

async function charts_speak_the_language(page, charts, language) {
  for (const [key, figure] of Object.entries(charts)) {
    const place = page.locator(`[data-figure="${key}"]`);
    assert.equal(await place.getAttribute("aria-label"), figure.alternative[language]);
    const shown = (await place.locator("svg").textContent()).replaceAll(/\s/g, "");
    if (figure.chart === "bands") assert.ok(shown.includes(figure.data.series[0].name[language].replaceAll(/\s/g, "").slice(0, 8)), `${key} names its scenario in ${language}`);
  }
}

/** The drawn heights of bars are in the proportion of their numbers. */
async function bars_have_their_heights(page, charts) {
  const { data } = charts["gross-net"];
  const heights = await page.evaluate(() => {
    const shapes = [...document.querySelectorAll('[data-figure="gross-net"] svg path')];
    return shapes.filter((shape) => ["#4d4d4d", "#0072b2", "#d55e00"].includes(shape.getAttribute("fill")) && shape.getBBox().width > 25).map((shape) => shape.getBBox().height);
  });
  const values = data.series.flatMap((one) => one.values).filter((value) => value !== null);
  assert.equal(heights.length, values.length, "a bar for each number");
  const scale = heights[0] / Math.abs(values[0]);
  values.forEach((value, i) => assert.ok(Math.abs(heights[i] - Math.abs(value) * scale) < 1.5, `bar ${i} has the height of ${value}`));
}

async function tables_open_and_download(page) {
  const figure = page.locator("#figure-gross-net");
  assert.equal(await figure.locator("table").isVisible(), false, "beside charts tables are folded");
  await figure.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await figure.locator("table").isVisible(), true, "the keyboard opens a table");
  const [download] = await Promise.all([page.waitForEvent("download"), figure.locator("a.csv").click()]);
  assert.equal(download.suggestedFilename(), "gross-net.csv");
  const lines = readFileSync(await download.path(), "utf8").trimEnd().split("\n");
  assert.equal(lines.length, 1 + (await figure.locator("tbody tr").count()), "the CSV has the table's rows");
  assert.ok(lines[0].charCodeAt(0) === 0xfeff && lines[0].includes("措施"), "spreadsheets know that it is UTF-8");
}

async function no_accessibility_faults(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(violations.map((one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`), []);
}

assert.ok(statSync(page_file).size < 2 * 1024 * 1024, "the page is smaller than 2 MB");

const { page, faults } = await open();
const charts = await every_chart_is_drawn(page);
await charts_speak_the_language(page, charts, "zh");
assert.ok((await page.locator("ol.findings li").count()) >= 5, "five plain sentences stand on top");
assert.equal(await page.locator("h1 [lang=zh]").isVisible(), true);
await bars_have_their_heights(page, charts);
await no_accessibility_faults(page, "zh");
await page.screenshot({ path: `${process.env.SHOTS}/report-zh.png`, fullPage: true });

await page.locator("#language-zh").focus();
await page.keyboard.press("ArrowRight");
assert.equal(await page.locator("h1 [lang=en]").isVisible(), true, "the keyboard changes the language");
assert.equal(await page.locator("h1 [lang=zh]").isVisible(), false);
assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
await charts_speak_the_language(page, charts, "en");
await tables_open_and_download(page);
await no_accessibility_faults(page, "en");
await page.screenshot({ path: `${process.env.SHOTS}/report-en.png`, fullPage: true });

const paper = await page.pdf({ format: "A4", path: `${process.env.SHOTS}/report.pdf` });
assert.ok(paper.length > 50_000, "it prints");
await page.setViewportSize({ width: 380, height: 800 });
await page.waitForTimeout(300);
assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing leaves a narrow screen");
assert.deepEqual(faults, []);

const plain = await open({ javaScriptEnabled: false });
assert.ok(await plain.page.locator("#figure-gross-net table").isVisible(), "without scripts the tables stand open");
assert.equal(await plain.page.locator(".chart").first().isVisible(), false, "and no empty chart is left");
await plain.page.locator("label[for=language-en]").click();
assert.equal(await plain.page.locator("h1 [lang=en]").isVisible(), true, "and the language changes");
await browser.close();
