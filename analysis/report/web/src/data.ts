/** The figures as the program writes them into the page (analysis/report/charts.cpp). Numbers that are not there are null. */
export type Language = "en" | "zh";
export type Words = Record<Language, string>;
export type Numbers = (number | null)[];

/** Numbers are shown divided by `divisor`, which differs by language for large sums of money. */
export interface Unit { name: Words; decimals: Record<Language, number>; divisor: Record<Language, number> }
export type Palette = "scenarios" | "parts" | "tiers" | "gains";

/** Of few runs `low90` and `high90` are the lowest and the highest, without an inner band; of one run the median is all. Ends that are not drawn are given for the last month alone. */
export interface Bands { runs: number; median: Numbers; low50?: Numbers; high50?: Numbers; low90?: Numbers; high90?: Numbers }
export interface BandsData { months: string[]; unit: Unit; zero: boolean; palette: Palette; series: { name: Words; colour: number; bands: Bands; median_only?: boolean }[] }

export interface Series { name: Words; colour: number; values: Numbers; low?: Numbers; high?: Numbers; stack?: string; reference?: boolean }
export interface BarsData { categories: Words[]; unit: Unit; stacked: boolean; horizontal: boolean; axis_end?: number; categories_name?: Words; palette: Palette; series: Series[] }

/** Over months, or over the numbers `x`. */
export interface LinesData { months?: string[]; x?: number[]; x_name?: Words; unit: Unit; zero: boolean; palette: Palette; series: Series[] }

export interface HexagonsData {
  groups: Words[]; facts: { name: Words; decimals: number; sign: boolean }[];
  cells: { name: Words; mark: string; group: number; certainty: number | null; facts: Numbers }[];
}

export interface FlowsData { nodes: Words[]; links: { from: number; to: number; value: number }[]; unit: Unit }

export interface ScatterPoint { name: Words; x: number; y: number; x_low: number | null; x_high: number | null; y_low: number | null; y_high: number | null; group: number; labelled: boolean; on_line: boolean }
export interface ScatterData { x_name: Words; y_name: Words; x_unit: Unit; y_unit: Unit; groups: Words[]; palette: Palette; line_name: Words; points: ScatterPoint[] }

interface Of<Kind extends string, Data> { chart: Kind; alternative: Words; data: Data }
export type Figure = Of<"bands", BandsData> | Of<"bars", BarsData> | Of<"lines", LinesData> | Of<"hexagons", HexagonsData> | Of<"flows", FlowsData> | Of<"scatter", ScatterData>;
