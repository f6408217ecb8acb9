import { init, use, type EChartsType } from "echarts/core";
import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { GridComponent, LegendComponent, LegendScrollComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { bandsOption } from "./charts/bands";
import { barsOption } from "./charts/bars";
import { flowsOption } from "./charts/flows";
import { hexagonsOption } from "./charts/hexagons";
import { linesOption } from "./charts/lines";
import type { Figure, Language } from "./data";

use([SVGRenderer, BarChart, CustomChart, LineChart, SankeyChart, GridComponent, LegendComponent, LegendScrollComponent, MarkLineComponent, TooltipComponent]);

const figures = JSON.parse(document.getElementById("figures")!.textContent!) as Record<string, Figure>;
const charts = new Map<HTMLElement, EChartsType>();

function language(): Language {
  return (document.getElementById("language-en") as HTMLInputElement).checked ? "en" : "zh";
}

function option(figure: Figure, chosen: Language) {
  switch (figure.chart) {
    case "bands": return bandsOption(figure.data, chosen);
    case "bars": return barsOption(figure.data, chosen);
    case "lines": return linesOption(figure.data, chosen);
    case "hexagons": return hexagonsOption(figure.data, chosen);
    case "flows": return flowsOption(figure.data, chosen);
  }
}

/** Printing scales the picture to the paper, which needs a viewBox. */
function giveViewBox(place: HTMLElement, chart: EChartsType) {
  place.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

function draw(place: HTMLElement) {
  const figure = figures[place.dataset.figure!];
  if (!figure || place.clientWidth === 0) return; // an unseen place is drawn once it has a size
  let chart = charts.get(place);
  if (!chart) {
    chart = init(place, undefined, { renderer: "svg" });
    charts.set(place, chart);
  }
  chart.setOption(option(figure, language()), { notMerge: true });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", figure.alternative[language()]);
  giveViewBox(place, chart);
}

function drawAll() {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.querySelectorAll<HTMLElement>(".chart").forEach(draw);
}

document.documentElement.classList.add("drawn");
document.querySelectorAll("details:not(.alone)").forEach((table) => table.removeAttribute("open"));
document.querySelectorAll("input[name=language]").forEach((choice) => choice.addEventListener("change", drawAll));
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const place = target as HTMLElement, chart = charts.get(place);
    if (!chart) draw(place);
    else if (place.clientWidth > 0) {
      chart.resize();
      giveViewBox(place, chart);
    }
  }
});
drawAll();
document.querySelectorAll(".chart").forEach((place) => sizes.observe(place));
