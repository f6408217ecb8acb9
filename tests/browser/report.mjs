// Drives a report in headless Chromium; run by report_test.sh.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { browser, charts_keep_their_size_on_paper, charts_speak_the_language, every_chart_is_drawn, no_accessibility_faults, open, page_file } from "./page.mjs";
import { charts_draw_their_numbers } from "./chart_numbers.mjs";

/** Kinds of charts that reports of studies have no use for, on a page of the same program: a scatter and stacks side by side. */
async function other_kinds_draw_their_numbers(charts) {
  const words = (en, zh = en) => ({ en, zh }), plain = (name) => ({ name: words(name), decimals: { en: 0, zh: 0 }, divisor: { en: 1, zh: 1 } });
  const money = { name: words("million yuan", "万元"), decimals: { en: 2, zh: 0 }, divisor: { en: 1e6, zh: 1e4 } };
  const point = (name, x, y, more = {}) => ({ name: words(name), x, y, x_low: null, x_high: null, y_low: y - 20, y_high: y + 30, group: 0, labelled: true, on_line: false, ...more });
  const keys = Object.keys(charts), alternative = words("A trial", "试图");
  const trial = {
    [keys[0]]: { chart: "scatter", alternative, data: { x_name: words("cost", "成本"), y_name: words("gain", "增收"), x_unit: money, y_unit: plain("yuan"), groups: [words("on", "前沿"), words("off", "其他")], palette: "parts", line_name: words("frontier", "前沿线"),
      points: [point("A", 5e6, 120, { on_line: true }), point("B", 20e6, 300, { on_line: true }), point("C", 12e6, 150, { group: 1, labelled: false })] } },
    [keys[1]]: { chart: "bars", alternative, data: { categories: [words("2021"), words("2022")], unit: money, stacked: true, horizontal: false, palette: "tiers",
      series: [{ name: words("one"), colour: 1, values: [2e6, 3e6], stack: "a" }, { name: words("two"), colour: 2, values: [1e6, 2e6], stack: "a" }, { name: words("three"), colour: 3, values: [4e6, 1e6], stack: "b" }] } },
  };
  trial[keys[2]] = { chart: "bands", alternative, data: fan() };
  trial[keys[3]] = { chart: "bars", alternative, data: lying_bars(words, plain) };
  const file = page_file.replace(/\.html$/, "-kinds.html");
  writeFileSync(file, readFileSync(page_file, "utf8").replace(/(<script type="application\/json" id="figures">).*?(<\/script>)/s, (_, begin, end) => begin + JSON.stringify({ ...charts, ...trial }) + end));
  const { page, faults } = await open({}, `file://${file}`);
  for (const language of ["zh", "en"]) {
    await page.locator(`label[for=language-${language}]`).click();
    await charts_draw_their_numbers(page, trial, language);
  }
  assert.deepEqual(faults, []);
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
  assert.ok(lines[0].includes("low end / 区间下限"), "intervals have columns of their own");
}

/** The numbers of a figure's CSV, line by line, without its head: what its link holds once it is followed, without a download for each. */
async function downloaded(page, key) {
  const address = await page.locator(`#figure-${key} a.csv`).evaluate((link) => {
    link.addEventListener("click", (event) => event.preventDefault(), { once: true });
    link.click();
    return link.href;
  });
  assert.ok(address.startsWith("data:text/csv"), `${key}: the link holds the CSV`);
  const lines = decodeURIComponent(address.slice(address.indexOf(",") + 1)).trimEnd().split("\n").slice(1);
  return lines.map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, field]) => (field === "" ? null : Number.isNaN(Number(field)) ? field : Number(field))));
}

/** Everything that fans, lines and bars draw stands in their CSV: every month of every series. */
async function downloads_hold_what_is_drawn(page, charts) {
  for (const [key, { chart, data }] of Object.entries(charts)) {
    if (!["bands", "lines", "bars"].includes(chart)) continue;
    const lines = await downloaded(page, key), numbers = new Set(lines.flat());
    if (chart === "bands") assert.equal(lines.length, data.months.length * data.series.length, `${key}: a line for each month of each scenario`);
    if (chart === "lines") assert.equal(lines.length, (data.x ?? data.months).length, `${key}: a line for each month`);
    const drawn = data.series.flatMap(({ values, low, high, bands, reference }) => (reference ? [] : [values, low, high, bands?.median, bands?.low90, bands?.high90].flatMap((list) => list ?? [])));
    for (const value of drawn) assert.ok(value === null || numbers.has(value), `${key}: ${value} is drawn and in the CSV`);
  }
}

/** What it costs to lift a household stands beside what a yuan costs, and only where the households lifted are surely not none. */
async function lifting_has_a_price_only_where_it_is_certain(page, language) {
  const figure = page.locator("#figure-cost-lifted"), words = { zh: ["减少的低收入户年", "每户每年财政成本（元）"], en: ["Household-years lifted", "Public yuan per household and year"] }[language];
  const heads = await figure.locator(`thead th [lang=${language}]`).allTextContents();
  for (const word of words) assert.ok(heads.includes(word), `cost-lifted: a column ${word}`);
  assert.equal(await figure.locator(`h3 [lang=${language}]`).isVisible(), true, "cost-lifted: its title speaks the language");
  const rows = await downloaded(page, "cost-lifted");
  assert.equal(rows.length, await figure.locator("tbody tr").count());
  assert.ok(rows.length > 0, "cost-lifted: measures stand in the table");
  const shown = await figure.locator("tbody tr").evaluateAll((lines) => lines.map((line) => line.children[2].textContent.trim()));
  rows.forEach(([name, years, low, high, price, from, to], i) => {
    const certain = low > 0;
    assert.equal(price !== null, certain, `cost-lifted: ${name} lifts ${years} (${low} to ${high})`);
    if (certain) assert.ok(from <= price && price <= to, `cost-lifted: ${name} costs ${from} to ${to}`);
    else if (high < 0) assert.match(shown[i], /more poor|低收入户增加/, `cost-lifted: ${name} makes more households poor`);
    else assert.match(shown[i], /^-+$/, `cost-lifted: ${name} shows -`);
  });
}

/** From twenty runs on fans have an inner band, with fewer the range of the runs: a made-up fan of many runs. */
function fan() {
  const months = ["2021-11", "2021-12", "2022-01"], from = (start) => [start, start + 10, start + 5];
  const bands = { runs: 20, median: from(100), low50: from(90), high50: from(110), low90: from(70), high90: from(140) };
  const one = { ...bands, median: from(120), low90: [95], low50: [105], high50: [135], high90: [150] };
  const unit = { name: { en: "yuan", zh: "元" }, decimals: { en: 0, zh: 0 }, divisor: { en: 1, zh: 1 } };
  return { months, unit, zero: false, palette: "scenarios", series: [{ name: { en: "base", zh: "基准" }, colour: 0, bands }, { name: { en: "other", zh: "其他" }, colour: 1, bands: one, median_only: true }] };
}

/** Bars that lie side by side, with whiskers. */
function lying_bars(words, plain) {
  return { categories: ["one", "two", "three", "four", "five"].map((name) => words(name)), unit: plain("yuan"), stacked: false, horizontal: true, palette: "scenarios",
    series: [{ name: words("gross", "毛收入"), colour: 0, values: [100, 200, 300, 50, null], low: [90, 180, 250, 40, null], high: [110, 220, 350, 60, null] }, { name: words("net", "净效应"), colour: 3, values: [-20, 30, 10, -60, 5] }] };
}

assert.ok(statSync(page_file).size < 2 * 1024 * 1024, "the page is smaller than 2 MB");

const { page, faults } = await open();
const charts = await every_chart_is_drawn(page, 12);
await charts_speak_the_language(page, charts, "zh");
assert.equal(await page.locator("ol.findings li").count(), 5, "five plain sentences stand on top");
assert.equal(await page.locator("h1 [lang=zh]").isVisible(), true);
const kinds = await charts_draw_their_numbers(page, charts, "zh");
assert.deepEqual([...kinds].sort(), ["bands", "bars", "flows", "hexagons", "lines"], "the report has charts of all its kinds");
await lifting_has_a_price_only_where_it_is_certain(page, "zh");
await no_accessibility_faults(page, "zh");
await page.screenshot({ path: `${process.env.SHOTS}/report-zh.png`, fullPage: true });

await page.locator("#language-zh").focus();
await page.keyboard.press("ArrowRight");
assert.equal(await page.locator("h1 [lang=en]").isVisible(), true, "the keyboard changes the language");
assert.equal(await page.locator("h1 [lang=zh]").isVisible(), false);
assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
await charts_speak_the_language(page, charts, "en");
await charts_draw_their_numbers(page, charts, "en");
await tables_open_and_download(page);
await downloads_hold_what_is_drawn(page, charts);
await lifting_has_a_price_only_where_it_is_certain(page, "en");
await no_accessibility_faults(page, "en");
await page.screenshot({ path: `${process.env.SHOTS}/report-en.png`, fullPage: true });

await charts_keep_their_size_on_paper(page);
const paper = await page.pdf({ format: "A4", path: `${process.env.SHOTS}/report.pdf` });
assert.ok(paper.length > 50_000, "it prints");
await page.setViewportSize({ width: 380, height: 800 });
await page.waitForTimeout(300);
assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing leaves a narrow screen");
await charts_draw_their_numbers(page, charts, "en");
await page.screenshot({ path: `${process.env.SHOTS}/report-narrow.png`, fullPage: true });
assert.deepEqual(faults, []);
await other_kinds_draw_their_numbers(charts);

const plain = await open({ javaScriptEnabled: false });
assert.ok(await plain.page.locator("#figure-gross-net table").isVisible(), "without scripts the tables stand open");
assert.equal(await plain.page.locator(".chart").first().isVisible(), false, "and no empty chart is left");
assert.equal(await plain.page.locator("a.csv").first().isVisible(), false, "nor a link to what a script makes");
await plain.page.locator("label[for=language-en]").click();
assert.equal(await plain.page.locator("h1 [lang=en]").isVisible(), true, "and the language changes");
await browser.close();
