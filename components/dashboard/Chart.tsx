import { useEffect, useRef, useState } from 'preact/hooks';
import 'uplot/dist/uPlot.min.css';
import './chart.css';
import { direction, t } from '../../lib/i18n';
import { DataTable } from './DataTable';
import { type Marks, plot, type Series } from './plot';

interface ChartProps {
  title: string;
  testId: string;
  /** What each point is: a day, a week, a month. */
  names: readonly string[];
  /** The same below the axis, where room is scarce. */
  labels: readonly string[];
  bars?: readonly Series[];
  lines: readonly Series[];
  /** Single values on a scale of their own, where there are no bars. */
  marks?: Marks;
  /** How values are written: on the axes shortly, in the legend and the table in full. */
  barText(value: number): string;
  lineText(value: number): string;
  /** Lines are lengths of time, in ms. */
  timed?: boolean;
}

/** The series' names with their colours, and their values at the point under the pointer. */
function Legend(props: ChartProps & { point: number | undefined }) {
  const { bars = [], lines, marks, point, barText, lineText } = props;
  const item = ({ label, color, values }: Series, shape: string, text: (value: number) => string) => {
    const value = point === undefined ? undefined : values[point];
    const style = shape === 'key' ? { background: `var(${color})` } : { borderColor: `var(${color})` };
    return (
      <li key={label}>
        <i class={shape} style={style} />
        {label}
        {point !== undefined && <b class="num"> {value === undefined ? t('unknown') : text(value)}</b>}
      </li>
    );
  };
  return (
    <ul class="plain legend small muted" aria-hidden="true">
      {lines.map((series) => item(series, series.dashed ? 'key line dashed' : 'key line', lineText))}
      {marks && item(marks, 'key ring', marks.text)}
      {bars.map((series) => item(series, 'key', barText))}
    </ul>
  );
}

/**
 * A chart of lines, and of stacked bars or single marks, with the same figures as a table behind it: for screen readers, for
 * those who cannot point, and for copying.
 */
export function Chart(props: ChartProps) {
  const { title, testId, names, labels, bars = [], lines, marks, barText, lineText, timed = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const [point, setPoint] = useState<number>();
  useEffect(() => {
    const ended = new AbortController();
    if (host.current) {
      const rightToLeft = direction() === 'rtl';
      const shown = { names: labels, bars, lines, ...(marks ? { marks } : {}), barText, lineText, timed };
      plot(host.current, { ...shown, onPoint: setPoint, rightToLeft }, ended.signal);
    }
    return () => ended.abort();
  }, [JSON.stringify([labels, bars, lines, marks])]);
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
        columns={[
          t('columnWhen'),
          ...[...lines, ...(marks ? [marks] : []), ...bars].map(({ label }) => label),
        ]}
        rows={names.map((name, i) => [
          name,
          ...lines.map(({ values }) => cell(lineText, values[i])),
          ...(marks ? [cell(marks.text, marks.values[i])] : []),
          ...bars.map(({ values }) => cell(barText, values[i])),
        ])}
      />
    </figure>
  );
}
