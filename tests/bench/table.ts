/** Figures of one run, and what they must not exceed. */

/** Where it was measured: `any` where the database does not matter. */
export type Column = 'any' | 'LevelDB' | 'SQLite';

/** How a figure is written, and its bound where it has one. */
export interface Kind {
  unit: string;
  /** Decimals shown. */
  digits?: number;
  atMost?: number;
}

interface Row {
  kind: Kind;
  values: Map<Column, number>;
}

const HEADS = ['what', 'measured', 'on SQLite', 'bound', ''];

function written(value: number | undefined, { unit, digits = 0 }: Kind): string {
  if (value === undefined) return '';
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number} ${unit}`.trim();
}

/** Middle of the values, by size; the mean of both where there are two. Of nothing it is NaN. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The value that a share of the values (0 to 1) does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** All figures of a run, by what they say, in the order they were first put. */
export class Table {
  private readonly rows = new Map<string, Row>();

  put(what: string, column: Column, value: number, kind: Kind): void {
    const row = this.rows.get(what) ?? { kind, values: new Map<Column, number>() };
    row.values.set(column, value);
    this.rows.set(what, row);
  }

  /** What exceeds its bound, or could not be measured though it has one. */
  over(): string[] {
    return [...this.rows].filter(([, row]) => isOver(row)).map(([what]) => what);
  }

  /** The table as lines of text. */
  lines(): string[] {
    const cells = [...this.rows].map(([what, row]) => {
      const { kind, values } = row;
      const bound = kind.atMost === undefined ? '' : `≤ ${written(kind.atMost, kind)}`;
      const verdict = kind.atMost === undefined ? '' : isOver(row) ? 'OVER' : 'ok';
      const first = values.get('any') ?? values.get('LevelDB');
      return [what, written(first, kind), written(values.get('SQLite'), kind), bound, verdict];
    });
    const all = [HEADS, ...cells];
    const widths = HEADS.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0)));
    const padded = all.map((line) =>
      line
        .map((cell, i) => (i === 0 || i > 3 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
    return [padded[0] ?? '', '-'.repeat(widths.reduce((sum, one) => sum + one + 2, -2)), ...padded.slice(1)];
  }
}

function isOver({ kind, values }: Row): boolean {
  const { atMost } = kind;
  return atMost !== undefined && [...values.values()].some((value) => !(value <= atMost));
}
