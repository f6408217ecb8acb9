// What the tests of every page share: a page in headless Chromium with its faults, its charts, its accessibility.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.WEB}/package.json`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const page_file = process.env.PAGE;
export const address = `file://${page_file}`;

export const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

/** The page, and what goes wrong on it from now on: messages, errors, requests for anything else. */
export async function open(options = {}, from = address) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, ...options });
  context.setDefaultTimeout(600_000); // a busy machine is no fault of the page
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => !request.url().startsWith("data:") && request.url() !== from && faults.push(`request for ${request.url()}`));
  await page.goto(from);
  return { page, faults };
}

/** Every figure's own numbers, as the program wrote them. */
export const figures = (page) => page.evaluate(() => JSON.parse(document.getElementById("figures").textContent));

export async function every_chart_is_drawn(page, least) {
  const charts = await figures(page);
  assert.ok(Object.keys(charts).length >= least, `there are at least ${least} charts`);
  for (const key of Object.keys(charts)) {
    const place = page.locator(`[data-figure="${key}"]`);
    assert.equal(await place.locator("svg").count(), 1, `chart ${key} is drawn`);
    assert.ok((await place.locator("svg path, svg polygon").count()) > 2, `chart ${key} has shapes`);
    assert.ok(await place.locator("svg").getAttribute("viewBox"), `chart ${key} can be scaled for print`);
  }
  return charts;
}

export async function charts_speak_the_language(page, charts, language) {
  for (const [key, figure] of Object.entries(charts)) {
    const place = page.locator(`[data-figure="${key}"]`);
    const title = await page.locator(`#figure-${key} h3`).evaluate((h3, language) => (h3.querySelector(`[lang=${language}]`) ?? h3).textContent, language);
    assert.equal(await place.getAttribute("aria-label"), `${title}${language === "zh" ? "。" : ". "}${figure.alternative[language]}`);
    const shown = (await place.locator("svg").textContent()).replaceAll(/\s/g, "");
    if (figure.chart === "bands") assert.ok(shown.includes(figure.data.series[0].name[language].replaceAll(/\s/g, "").slice(0, 8)), `${key} names its scenario in ${language}`);
  }
}

export async function no_accessibility_faults(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(violations.map((one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`), []);
}

/** Printed at the width of A4 less its margins, every chart is as wide as the text and keeps its proportions. */
export async function charts_keep_their_size_on_paper(page) {
  const before = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  const charts = await page.locator(".chart").evaluateAll((places) => places.map((place) => {
    const { width, height } = place.querySelector("svg").getBoundingClientRect(), outer = place.getBoundingClientRect();
    const [, , across, down] = place.querySelector("svg").getAttribute("viewBox").split(" ").map(Number);
    return { key: place.dataset.figure, width, height, across, down, outer: [outer.width, outer.height] };
  }));
  for (const { key, width, height, across, down, outer } of charts) {
    assert.ok(width > 300 && width <= 688 && Math.abs(height / width - down / across) < 0.02, `${key} is printed whole: ${width} x ${height}`);
    assert.ok(Math.abs(outer[1] - height) < 2, `${key} has its place on paper`);
  }
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
}
