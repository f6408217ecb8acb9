// Holds what charts draw against the numbers that the page was given: positions of lines, bands, bars, segments and points in the SVG are
// turned back into numbers by the axes' own labels.
import assert from "node:assert/strict";

const scenarios = ["#4d4d4d", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d1f", "#7a3e9d", "#2f6f4f"];
const palettes = { scenarios, parts: scenarios.slice(1), tiers: ["#8a8f98", "#0072b2", "#e69f00", "#d55e00"], gains: ["#b35806", "#f1a340", "#d8dade", "#998ec3", "#542788"] };
const colour = (position, palette) => palettes[palette][position % palettes[palette].length];
const pixel = 1.2; // how far a drawn place may be from its number

/** Shapes and letters of a chart in its own pixels. */
export async function drawing(page, key) {
  return page.evaluate((key) => {
    const svg = document.querySelector(`[data-figure="${key}"] svg`), origin = svg.getBoundingClientRect();
    const box = (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left: left - origin.left, right: right - origin.left, top: top - origin.top, bottom: bottom - origin.top };
    };
    const style = (element, name) => element.getAttribute(name) ?? element.style.getPropertyValue(name) ?? "";
    const shapes = [...svg.querySelectorAll("path, polygon, polyline, circle, rect")].map((element) => ({
      kind: element.tagName, fill: style(element, "fill"), stroke: style(element, "stroke"), opacity: Number(style(element, "fill-opacity") || 1), width: Number(style(element, "stroke-width") || 0),
      path: element.getAttribute("d") ?? element.getAttribute("points") ?? "", box: box(element),
    }));
    const texts = [...svg.querySelectorAll("text")].map((element) => ({ text: element.textContent, anchor: element.getAttribute("text-anchor") ?? "start", box: box(element) }));
    return { shapes, texts, width: origin.width, height: origin.height };
  }, key);
}

const number = (text) => (/^[-+]?[\d,]*\.?\d+$/.test(text.trim()) ? Number(text.replaceAll(",", "")) : null);
const middle = (box, upright) => (upright ? (box.top + box.bottom) / 2 : (box.left + box.right) / 2);

/** From numbers to pixels, by the labels of the axis; all labels have to agree. */
function scale(drawn, upright) {
  let labels = drawn.texts.filter((one) => number(one.text) !== null && one.anchor === (upright ? "end" : "middle"));
  if (!upright) {
    const lowest = Math.max(...labels.map((one) => one.box.top));
    labels = labels.filter((one) => Math.abs(one.box.top - lowest) < 2);
  }
  assert.ok(labels.length >= 2, "an axis has numbers");
  const points = labels.map((one) => [number(one.text), middle(one.box, upright)]).sort((a, b) => a[0] - b[0]);
  const [first, last] = [points[0], points.at(-1)], slope = (last[1] - first[1]) / (last[0] - first[0]);
  const place = (value) => first[1] + (value - first[0]) * slope;
  for (const [value, at] of points) assert.ok(Math.abs(place(value) - at) < pixel, `the axis label ${value} stands at its place`);
  return { place };
}

/** Corners of a path of straight lines. */
function corners(path) {
  assert.match(path, /^[\d\s.,MLZz-]*$/, "a path of straight lines");
  const numbers = path.match(/-?\d+(\.\d+)?/g).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
}

const near = (drawn, expected, what) => assert.ok(Math.abs(drawn - expected) < pixel, `${what}: drawn at ${drawn}, expected ${expected}`);
const scaled = (values, unit, language) => values.map((value) => (value === null ? null : value / unit.divisor[language]));

function line_passes_through(drawn, stroke, width, values, y, what, x) {
  const paths = drawn.shapes.filter((one) => one.stroke === stroke && one.fill === "none" && Math.abs(one.width - width) < 0.01 && one.path.split("L").length > 1);
  const candidates = paths.map((one) => corners(one.path)).filter((points) => points.length === values.length);
  const fits = (points) => points.every(([, at], i) => Math.abs(at - y(values[i])) < pixel);
  const points = candidates.find(fits);
  assert.ok(points, `${what}: a line of ${stroke} passes through all ${values.length} numbers`);
  const last = points.length - 1;
  points.forEach(([at], i) => near(at, x ? x(i) : points[0][0] + ((points[last][0] - points[0][0]) * i) / last, `${what} across, ${i}`));
}

function area_covers(drawn, fill, opacity, low, high, y, what) {
  const areas = drawn.shapes.filter((one) => one.fill === fill && Math.abs(one.opacity - opacity) < 0.001).map((one) => corners(one.path)).filter((points) => points.length >= 2 * low.length);
  const covers = (points) => high.every((value, i) => Math.abs(points[i][1] - y(value)) < pixel) && low.every((value, i) => Math.abs(points[2 * low.length - 1 - i][1] - y(value)) < pixel);
  assert.ok(areas.some(covers), `${what}: an area of ${fill} reaches from the low to the high numbers`);
}

function bands(figure, drawn, language, key) {
  const { data } = figure, { place } = scale(drawn, true);
  for (const { name, bands: one, colour: own, median_only } of data.series) {
    const fill = colour(own, data.palette), at = (values) => scaled(values, data.unit, language);
    line_passes_through(drawn, fill, 2.2, at(one.median), place, `${key}, ${name.en}, median`);
    if (median_only) continue;
    assert.equal(Boolean(one.low50), one.runs >= 20, `${key}: the middle half of the runs is told from twenty runs on`);
    if (one.low90) area_covers(drawn, fill, 0.13, at(one.low90), at(one.high90), place, `${key}, ${name.en}, outer band`);
    if (one.low50) area_covers(drawn, fill, 0.24, at(one.low50), at(one.high50), place, `${key}, ${name.en}, half`);
  }
}

function lines(figure, drawn, language, key) {
  const { data } = figure, { place } = scale(drawn, true), across = data.x ? scale(drawn, false).place : null;
  for (const one of data.series) {
    const stroke = one.reference ? "#7b8794" : colour(one.colour, data.palette);
    line_passes_through(drawn, stroke, one.reference ? 1.2 : 2.2, scaled(one.values, data.unit, language), place, `${key}, ${one.name.en}`, data.x ? (i) => across(data.x[i]) : null);
  }
}

/** Bars of one colour from the first category to the last; the keys of legends have round corners. */
function bars_of(drawn, fill, upright) {
  return drawn.shapes.filter((one) => one.kind === "path" && one.fill === fill && !/[acq]/i.test(one.path)).sort((a, b) => middle(a.box, !upright) - middle(b.box, !upright));
}

function bars(figure, drawn, language, key) {
  const { data } = figure, upright = !data.horizontal, axis = scale(drawn, upright);
  const sums = new Map();
  for (const series of data.series) {
    const values = scaled(series.values, data.unit, language);
    const found = bars_of(drawn, colour(series.colour, data.palette), upright);
    const there = values.map((value, category) => ({ value, category })).filter(({ value }) => value !== null);
    assert.equal(found.length, there.length, `${key}, ${series.name.en}: a bar for each number`);
    there.forEach(({ value, category }, i) => {
      const sum = `${series.stack ?? "all"} ${category} ${value < 0}`, from = data.stacked ? sums.get(sum) ?? 0 : 0;
      sums.set(sum, from + value);
      const [a, b] = [axis.place(from), axis.place(from + value)].sort((one, other) => one - other), { box } = found[i];
      near(upright ? box.top : box.left, a, `${key}, ${series.name.en}, ${data.categories[category].en}: beginning`);
      near(upright ? box.bottom : box.right, b, `${key}, ${series.name.en}, ${data.categories[category].en}: end`);
    });
  }
}

const written = (drawn) => drawn.texts.map((one) => one.text.replaceAll(/[\s,]/g, "")).join("|");

function hexagons(figure, drawn, _language, key) {
  const { data } = figure;
  for (const group of data.groups.keys()) {
    const fill = colour(group, "tiers"), cells = data.cells.filter((one) => one.group === group);
    const drawn_here = drawn.shapes.filter((one) => one.fill === fill);
    assert.equal(drawn_here.length, cells.length, `${key}: a hexagon for each village of ${data.groups[group].en}`);
    assert.deepEqual(drawn_here.map((one) => one.opacity.toFixed(3)), cells.map((one) => (0.35 + 0.65 * (one.certainty ?? 1)).toFixed(3)), `${key}: paler where fewer runs agree`);
  }
  const letters = written(drawn);
  for (const { name, mark, facts } of data.cells) {
    const [fact] = data.facts, shown = `${fact.sign && facts[0] > 0 ? "+" : ""}${facts[0].toFixed(fact.decimals)}`;
    assert.ok(letters.includes(`${mark}|${shown}`), `${key}: ${name.en} shows ${shown}`);
  }
}

function flows(figure, drawn, language, key) {
  const { data } = figure, sum = (end, node) => data.links.filter((one) => one[end] === node).reduce((all, one) => all + one.value, 0);
  const through = data.nodes.map((_, node) => Math.max(sum("from", node), sum("to", node)));
  const height = (shape) => shape.box.bottom - shape.box.top, letters = written(drawn);
  const nodes = drawn.shapes.filter((one) => Math.abs(one.box.right - one.box.left - 18) < pixel && Object.values(palettes.scenarios).includes(one.fill));
  const of_colour = data.nodes.map((_, node) => nodes.filter((one) => one.fill === colour(node, "scenarios")));
  assert.equal(new Set(of_colour.flat()).size, data.nodes.length, `${key}: a box for each node`);
  const whole = Math.max(...of_colour[0].map(height));
  data.nodes.forEach((name, node) => {
    const expected = (whole * through[node]) / through[0], best = of_colour[node].map(height).sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
    near(best, expected, `${key}: height of ${name.en}`);
    const amount = (through[node] / data.unit.divisor[language]).toFixed(data.unit.decimals[language]);
    assert.ok(letters.includes(amount), `${key}: ${name.en} says ${amount}`);
  });
}

function scatter(figure, drawn, language, key) {
  const { data } = figure, x = scale(drawn, false), y = scale(drawn, true);
  const at = (point) => [x.place(point.x / data.x_unit.divisor[language]), y.place(point.y / data.y_unit.divisor[language])];
  for (const point of data.points) {
    const [px, py] = at(point), fill = colour(point.group, data.palette);
    assert.ok(drawn.shapes.some((one) => one.fill === fill && Math.abs(middle(one.box, false) - px) < pixel && Math.abs(middle(one.box, true) - py) < pixel), `${key}: ${point.name.en} lies at its numbers`);
    if (point.labelled) assert.ok(written(drawn).includes(point.name[language].replaceAll(/[\s,]/g, "")), `${key}: ${point.name.en} is named`);
  }
}

const checks = { bands, bars, lines, hexagons, flows, scatter };

/** Every chart of the page draws its numbers, in the language that is chosen. */
export async function charts_draw_their_numbers(page, charts, language) {
  const kinds = new Set();
  for (const [key, figure] of Object.entries(charts)) {
    checks[figure.chart](figure, await drawing(page, key), language, key);
    kinds.add(figure.chart);
  }
  return kinds;
}
