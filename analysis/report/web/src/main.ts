import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent, LegendPlainComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { bandsOption } from "./charts/bands";
import { barsHeight, barsOption } from "./charts/bars";
import { flowsHeight, flowsOption } from "./charts/flows";
import { hexagonsHeight, hexagonsOption } from "./charts/hexagons";
import { linesOption } from "./charts/lines";
import { scatterOption } from "./charts/scatter";
import { csvAddress, csvOf, type TableNumbers } from "./csv";
import type { Figure, Language } from "./data";
import { legendLine, legendLines, plotHeight } from "./look";

// ECharts' own aria component is left out: it would overwrite the labels with raw numbers.
use([SVGRenderer, BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, GraphicComponent, GridComponent, LabelLayout, LegendPlainComponent, MarkLineComponent, TooltipComponent]);

const figures = JSON.parse(document.getElementById("figures")!.textContent!) as Record<string, Figure>;
const numbers = JSON.parse(document.getElementById("numbers")?.textContent ?? "{}") as Record<string, TableNumbers>;
const charts = new Map<HTMLElement, { chart: EChartsType; width: number }>();

function language(): Language {
  return (document.getElementById("language-en") as HTMLInputElement).checked ? "en" : "zh";
}

function option(figure: Figure, chosen: Language, width: number): EChartsCoreOption {
  switch (figure.chart) {
    case "bands": return bandsOption(figure.data, chosen, width);
    case "bars": return barsOption(figure.data, chosen, width);
    case "lines": return linesOption(figure.data, chosen, width);
    case "hexagons": return hexagonsOption(figure.data, chosen, width);
    case "flows": return flowsOption(figure.data, chosen, width);
    case "scatter": return scatterOption(figure.data, chosen, width);
  }
}

/** Lines of a legend that leave the plot its height; each more makes the chart higher. */
const usualLegend = 2;

/** What the numbers need; charts with axes share one height. */
function heightOf(figure: Figure, chosen: Language, width: number): number {
  switch (figure.chart) {
    case "bars": return barsHeight(figure.data, chosen, width);
    case "hexagons": return hexagonsHeight(figure.data, chosen, width);
    case "flows": return flowsHeight(figure.data);
    case "scatter": return plotHeight;
    default: return plotHeight + legendLine * Math.max(0, legendLines(figure.data.series.map((one) => one.name[chosen]), width) - usualLegend);
  }
}

/** Printing scales the picture to the paper, which needs a viewBox. */
function giveViewBox(place: HTMLElement, chart: EChartsType) {
  place.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

/** The finding above a chart, in one language. */
function titleOf(place: HTMLElement, chosen: Language): string {
  const title = place.closest("figure")!.querySelector("h3")!;
  return (title.querySelector(`[lang=${chosen}]`) ?? title).textContent!;
}

/** Charts for paper are drawn at the width of A4 less its margins, so that letters keep their size. */
const paperWidth = 640;

function draw(place: HTMLElement, printing = false) {
  const figure = figures[place.dataset.figure!];
  if (figure?.chart === "lines" && figure.data.x) place.style.maxWidth = "36rem"; // both axes are shares: near to a square
  const width = printing ? paperWidth : place.clientWidth;
  if (!figure || width === 0) return; // an unseen place is drawn once it has a size
  const chosen = language(), height = heightOf(figure, chosen, width);
  place.style.height = `${height}px`;
  const chart = charts.get(place)?.chart ?? init(place, undefined, { renderer: "svg", width, height });
  charts.set(place, { chart, width });
  chart.resize({ width, height });
  chart.setOption(option(figure, chosen, width), { notMerge: true });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `${titleOf(place, chosen)}${chosen === "zh" ? "。" : ". "}${figure.alternative[chosen]}`);
  giveViewBox(place, chart);
}

function drawAll(printing = false) {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.querySelectorAll<HTMLElement>(".chart").forEach((place) => draw(place, printing));
}

/** Links to a figure's CSV get it when they are followed, so that the page need not hold it beside the table. */
function offerCsv(link: HTMLAnchorElement) {
  const key = link.dataset.csv!, table = document.getElementById(`figure-${key}`)!.querySelector("table")!;
  link.addEventListener("click", () => { link.href = csvAddress(csvOf(figures[key], table, numbers[key] ?? [])); });
}

document.documentElement.classList.add("drawn");
document.querySelectorAll<HTMLAnchorElement>("a.csv[data-csv]").forEach(offerCsv);
document.querySelectorAll("details:not(.alone)").forEach((table) => table.removeAttribute("open"));
document.querySelectorAll("input[name=language]").forEach((choice) => choice.addEventListener("change", () => drawAll()));
addEventListener("beforeprint", () => drawAll(true));
addEventListener("afterprint", () => drawAll());
const sizes = new ResizeObserver((entries) => {
  if (matchMedia("print").matches) return; // paper scales what the screen shows
  for (const { target } of entries) if (charts.get(target as HTMLElement)?.width !== target.clientWidth) draw(target as HTMLElement);
});
drawAll();
document.querySelectorAll(".chart").forEach((place) => sizes.observe(place));
