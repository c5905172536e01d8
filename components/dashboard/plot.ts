import uPlot from 'uplot';

/** One row of values over the chart's points; a value that is unknown is a gap. */
export interface Series {
  label: string;
  /** A custom property of the theme: `--accent`. */
  color: string;
  values: readonly (number | undefined)[];
  /** Lines only: drawn dashed, so that two lines are told apart without colour. */
  dashed?: boolean;
}

/** Single values beside the lines, as scores are. */
export interface Marks extends Series {
  /** The end of their scale; unknown where it has none. */
  most?: number;
  text(value: number): string;
}

export interface PlotOptions {
  /** What stands below each point. */
  names: readonly string[];
  /** Stacked from the bottom up, on the axis at the end. */
  bars: readonly Series[];
  lines: readonly Series[];
  /** Rings on a scale of their own, on the axis at the end: only where there are no bars. */
  marks?: Marks;
  /** What stands beside the axes. */
  barText(value: number): string;
  lineText(value: number): string;
  /** Lines are lengths of time, in ms. */
  timed: boolean;
  /** The point under the pointer; `undefined` where there is none. */
  onPoint(index: number | undefined): void;
  rightToLeft: boolean;
}

const HEIGHT = 260;
const LABEL_ROOM = 64;
const POINTS_UP_TO = 60;
/** An axis of time goes by whole seconds, minutes and hours. */
const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].map((hours) => hours * 3_600_000),
];

const colorOf = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name).trim();

/** Running sums, so that each bar stands on the one below it. */
function stacked(bars: readonly Series[], count: number): number[][] {
  const sums = new Array<number>(count).fill(0);
  return bars.map(({ values }) =>
    sums.map((sum, i) => {
      sums[i] = sum + (values[i] ?? 0);
      return sums[i] ?? 0;
    }),
  );
}

function seriesOf(host: Element, options: PlotOptions): uPlot.Series[] {
  const paths = uPlot.paths.bars?.({ size: [0.6, 48], radius: 0.08 });
  const bars = options.bars.toReversed().map(({ label, color }): uPlot.Series => {
    const fill = colorOf(host, color);
    return { label, scale: 'bar', fill, width: 0, points: { show: false }, ...(paths ? { paths } : {}) };
  });
  const lines = options.lines.map(({ label, color, dashed = false }): uPlot.Series => {
    const stroke = colorOf(host, color);
    return {
      label,
      scale: 'line',
      stroke,
      width: dashed ? 2 : 2.5,
      ...(dashed ? { dash: [6, 4] } : {}),
      points: { show: options.names.length <= POINTS_UP_TO, size: 6, fill: stroke, stroke },
    };
  });
  const marks = [options.marks ?? []].flat().map(({ label, color }): uPlot.Series => {
    const points = {
      show: true,
      size: 11,
      width: 2.5,
      fill: colorOf(host, '--card'),
      stroke: colorOf(host, color),
    };
    return { label, scale: 'mark', width: 0, points };
  });
  return [{}, ...bars, ...lines, ...marks];
}

function axesOf(host: Element, options: PlotOptions): uPlot.Axis[] {
  const font = `11px ${colorOf(host, '--font')}`;
  const stroke = colorOf(host, '--ink-2');
  const grid = { stroke: colorOf(host, '--line'), width: 1 };
  const common = { font, stroke, ticks: { show: false } };
  const { names, rightToLeft } = options;
  const values = (text: (value: number) => string) => (_plot: uPlot, splits: number[]) => splits.map(text);
  const room = (_plot: uPlot, texts: string[] | null) =>
    16 + 6.5 * Math.max(0, ...(texts ?? []).map((text) => text.length));
  return [
    {
      ...common,
      size: 28,
      grid: { show: false },
      splits: (plot) => {
        const every = Math.max(1, Math.ceil((names.length * LABEL_ROOM) / Math.max(plot.width, LABEL_ROOM)));
        return names.map((_, i) => i).filter((i) => i % every === 0);
      },
      values: (_plot, splits) => splits.map((i) => names[i] ?? ''),
    },
    {
      ...common,
      scale: 'line',
      grid,
      side: rightToLeft ? 1 : 3,
      size: room,
      values: values(options.lineText),
      ...(options.timed ? { incrs: TIME_STEPS } : {}),
    },
    {
      ...common,
      scale: 'bar',
      grid: { show: false },
      side: rightToLeft ? 3 : 1,
      size: room,
      values: values(options.barText),
      incrs: TIME_STEPS,
      show: options.bars.length > 0,
    },
    {
      ...common,
      scale: 'mark',
      grid: { show: false },
      side: rightToLeft ? 3 : 1,
      size: room,
      values: values((value) => options.marks?.text(value) ?? ''),
      show: options.marks !== undefined,
    },
  ];
}

/** From nothing up, with a little room above. */
const fromZero: uPlot.Scale.Range = (_plot, min, max) => [Math.min(0, min ?? 0), (max || 1) * 1.08];

/** Marks stand for themselves: their scale begins a little below the lowest, so that they are told apart. */
function rangeOfMarks(most: number | undefined): uPlot.Scale.Range {
  return (_plot, min, max) => {
    const [low, high] = [min ?? 0, Math.max(max ?? 1, most ?? 0)];
    const room = (high - low || 1) * 0.25;
    return [Math.max(0, low - room), high + room / 2];
  };
}

function dataOf({ names, bars, lines, marks }: PlotOptions): uPlot.AlignedData {
  const known = (values: Series['values']) => names.map((_, i) => values[i] ?? null);
  return [
    names.map((_, i) => i),
    ...stacked(bars, names.length).reverse(),
    ...[...lines, ...(marks ? [marks] : [])].map(({ values }) => known(values)),
  ];
}

/**
 * Draws a chart into `host`, and again whenever its width or the colours change, until `signal` ends it. For
 * eyes and pointers alone: the table behind the chart says the same.
 */
export function plot(host: HTMLElement, options: PlotOptions, signal: AbortSignal): void {
  let drawn: uPlot | undefined;
  const draw = () => {
    drawn?.destroy();
    const last = options.names.length - 1;
    const rightToLeft = options.rightToLeft ? -1 : 1;
    drawn = new uPlot(
      {
        width: Math.max(host.clientWidth, 120),
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: false, range: () => [-0.5, last + 0.5], dir: rightToLeft },
          line: { range: fromZero },
          bar: { range: fromZero },
          mark: { range: rangeOfMarks(options.marks?.most) },
        },
        series: seriesOf(host, options),
        axes: axesOf(host, options),
        hooks: { setCursor: [({ cursor }) => options.onPoint(cursor.idx ?? undefined)] },
      },
      dataOf(options),
      host,
    );
  };
  const resized = new ResizeObserver(() => {
    const width = Math.max(host.clientWidth, 120);
    if (drawn && drawn.width !== width) drawn.setSize({ width, height: HEIGHT });
  });
  draw();
  resized.observe(host);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw, { signal });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    drawn?.destroy();
  });
}
