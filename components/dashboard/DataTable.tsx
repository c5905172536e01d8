import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { Scroll } from './Scroll';

interface DataTableProps {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Tab-separated, as spreadsheets take it; what one would run as a formula is text. */
function asText(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const flat = text.replace(/[\t\r\n\u00a0\u202f]+/g, ' ');
    return /^[=+@]/.test(flat) ? `'${flat}` : flat;
  };
  return lines.map((line) => line.map(cell).join('\t')).join('\n');
}

/** The figures behind a chart, folded away, with a way to copy them. */
export function DataTable({ title, columns, rows }: DataTableProps) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    const done = await navigator.clipboard.writeText(asText([columns, ...rows])).then(
      () => true,
      () => false,
    );
    setSaid(done ? t('copied') : t('notCopied'));
  };
  return (
    <details class="behind">
      <summary class="small">{t('asTable')}</summary>
      <div class="row wrap">
        <button type="button" onClick={() => void copy()}>
          {t('copyTable')}
        </button>
        <span role="status" class="small muted">
          {said}
        </span>
      </div>
      <Scroll name={title}>
        <table class="num">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th key={column} scope="col" class={i > 0 ? 'r' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name = '', ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={columns[i + 1]} class="r">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
