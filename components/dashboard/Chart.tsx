import { useEffect, useRef, useState } from 'preact/hooks';
import 'uplot/dist/uPlot.min.css';
import './chart.css';
import { direction, t } from '../../lib/i18n';
import { DataTable } from './DataTable';
import { plot, type Series } from './plot';

interface ChartProps {
  title: string;
  testId: string;
  /** What each point is: a day, a week, a month. */
  names: readonly string[];
  /** The same below the axis, where room is scarce. */
  labels: readonly string[];
  bars?: readonly Series[];
  lines: readonly Series[];
  /** How values are written: on the axes shortly, in the legend and the table in full. */
  barText(value: number): string;
  lineText(value: number): string;
  /** Lines are lengths of time, in ms. */
  timed?: boolean;
}

/** The series' names with their colours, and their values at the point under the pointer. */
function Legend({ bars = [], lines, point, barText, lineText }: ChartProps & { point: number | undefined }) {
  const item = ({ label, color, values, dashed }: Series, line: boolean, text: (value: number) => string) => {
    const value = point === undefined ? undefined : values[point];
    const shape = line ? (dashed ? 'key line dashed' : 'key line') : 'key';
    return (
      <li key={label}>
        <i class={shape} style={line ? { borderColor: `var(${color})` } : { background: `var(${color})` }} />
        {label}
        {point !== undefined && <b class="num"> {value === undefined ? t('unknown') : text(value)}</b>}
      </li>
    );
  };
  return (
    <ul class="plain legend small muted" aria-hidden="true">
      {lines.map((series) => item(series, true, lineText))}
      {bars.map((series) => item(series, false, barText))}
    </ul>
  );
}

/**
 * A chart of lines and stacked bars, with the same figures as a table behind it: for screen readers, for
 * those who cannot point, and for copying.
 */
export function Chart(props: ChartProps) {
  const { title, testId, names, labels, bars = [], lines, barText, lineText, timed = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const [point, setPoint] = useState<number>();
  useEffect(() => {
    const ended = new AbortController();
    if (host.current) {
      const rightToLeft = direction() === 'rtl';
      const shown = { names: labels, bars, lines, barText, lineText, timed };
      plot(host.current, { ...shown, onPoint: setPoint, rightToLeft }, ended.signal);
    }
    return () => ended.abort();
  }, [JSON.stringify([labels, bars, lines])]);
  const cell = (text: (value: number) => string, value: number | undefined) =>
    value === undefined ? t('unknown') : text(value);
  return (
    <figure class="chart" data-testid={testId}>
      <Legend {...props} point={point} />
      <p class="point small num" aria-hidden="true">
        {point === undefined ? '\u00a0' : names[point]}
      </p>
      <div ref={host} class="canvas" aria-hidden="true" />
      <DataTable
        title={title}
        columns={[t('columnWhen'), ...[...lines, ...bars].map(({ label }) => label)]}
        rows={names.map((name, i) => [
          name,
          ...lines.map(({ values }) => cell(lineText, values[i])),
          ...bars.map(({ values }) => cell(barText, values[i])),
        ])}
      />
    </figure>
  );
}
