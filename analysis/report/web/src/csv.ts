// The CSV below each figure, made when it is asked for: of fans and lines everything that is drawn, else the table with all digits that the
// page holds.
import type { BandsData, Figure, LinesData, Unit, Words } from "./data";

/** Of a table's cell: nothing for words, a number, or a mean with the ends of its interval. */
type Cell = number | null | [number, number | null, number | null];
export type TableNumbers = Cell[][];
type Field = string | number | null | undefined;

const joined = ({ en, zh }: Words) => (en === zh || !zh ? en : en ? `${en} / ${zh}` : zh);

function line(fields: Field[]): string {
  const quoted = fields.map((field) => {
    const text = field === null || field === undefined ? "" : String(field);
    return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  });
  return `${quoted.join(",")}\n`;
}

/** A column's name with the unit of the numbers as they stand in the file: large sums of money are in yuan. */
function withUnit(name: Words, unit: Unit): string {
  const money = unit.divisor.en !== 1, { en, zh } = money ? { en: "yuan", zh: "元" } : unit.name;
  return joined(en || zh ? { en: `${name.en} (${en})`, zh: `${name.zh}（${zh}）` } : name);
}

/** Ends of bands that are not drawn are given for the last months only. */
const atMonth = (values: (number | null)[] | undefined, month: number, months: number) => values?.[month - (months - values.length)];

function bandsCsv(data: BandsData): string {
  const few = !data.series.some((one) => one.bands.low50);
  const ends: [Words, "low90" | "low50" | "high50" | "high90"][] = few
    ? [[{ en: "lowest run", zh: "最低一次" }, "low90"], [{ en: "highest run", zh: "最高一次" }, "high90"]]
    : [[{ en: "5 %", zh: "5%" }, "low90"], [{ en: "25 %", zh: "25%" }, "low50"], [{ en: "75 %", zh: "75%" }, "high50"], [{ en: "95 %", zh: "95%" }, "high90"]];
  const shown = ends.filter(([, end]) => data.series.some((one) => one.bands[end]));
  const head = ["Scenario / 方案", "Month / 月份", withUnit({ en: "Median", zh: "中位数" }, data.unit), ...shown.map(([name]) => withUnit(name, data.unit))];
  const rows = data.series.flatMap(({ name, bands }) => data.months.map((month, i) => line([joined(name), month, bands.median[i], ...shown.map(([, end]) => atMonth(bands[end], i, data.months.length))])));
  return line(head) + rows.join("");
}

function linesCsv(data: LinesData): string {
  const across: Field[] = data.x ?? data.months ?? [];
  const head = [data.x ? joined(data.x_name ?? { en: "", zh: "" }) : "Month / 月份", ...data.series.map((one) => withUnit(one.name, data.unit))];
  return line(head) + across.map((at, i) => line([at, ...data.series.map((one) => one.values[i])])).join("");
}

/** The words of a cell in both languages, whichever of them is shown. */
function wordsIn(cell: Element): string {
  const [zh, en] = ["zh", "en"].map((language) => cell.querySelector(`[lang=${language}]`)?.textContent);
  const text = zh || en ? joined({ en: en ?? "", zh: zh ?? "" }) : cell.textContent ?? "";
  return text === "-" ? "" : text;
}

function tableCsv(table: HTMLTableElement, numbers: TableNumbers): string {
  const columns = [...table.querySelectorAll("thead th")];
  const wide = columns.map((_, at) => numbers.some((row) => Array.isArray(row[at])));
  const head = columns.flatMap((column, at) => [wordsIn(column), ...(wide[at] ? ["low end / 区间下限", "high end / 区间上限"] : [])]);
  const rows = [...table.querySelectorAll("tbody tr")].map((row, r) => line([...row.children].flatMap((cell, at): Field[] => {
    const held = numbers[r]?.[at], [value, low, high] = Array.isArray(held) ? held : [held ?? null, null, null];
    return [value ?? wordsIn(cell), ...(wide[at] ? [low, high] : [])];
  })));
  return line(head) + rows.join("");
}

export function csvOf(figure: Figure | undefined, table: HTMLTableElement, numbers: TableNumbers): string {
  if (figure?.chart === "bands") return bandsCsv(figure.data);
  if (figure?.chart === "lines") return linesCsv(figure.data);
  return tableCsv(table, numbers);
}

/** An address that a link can download; with a byte-order mark, as spreadsheets want it. */
export const csvAddress = (csv: string) => `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csv}`)}`;
