import type { ProblemReport, ReportedRecord, Run } from './types';

/** Members whose text could name a project or a task. */
const NAMING = new Set(['project', 'key']);

/**
 * A problem report of what was asked for. Projects and tasks have stand-ins (`project-1`, `key-2`), the same
 * ones throughout the file: a project's key can be its name, and that is nobody else's business.
 */
export function problemReport(
  fromAt: number,
  toAt: number,
  runs: readonly Run[],
  records: readonly ReportedRecord[],
): ProblemReport {
  const standIns = new Map<string, string>();
  return {
    what: 'piecerate problem report',
    v: 1,
    fromAt,
    toAt,
    runs: disguised([...runs], standIns),
    records: disguised(records.map(reported), standIns),
  };
}

/** The record as the clock knows it: no money, no device. */
function reported(record: ReportedRecord): ReportedRecord {
  const { n, kind, platform, project, key, startAt, endAt, outcome, confirmed, dropped } = record;
  const { zone, segments, rules, deadlineAt, estimateMs } = record;
  const all = { n, kind, platform, project, key, startAt, endAt, outcome, confirmed, dropped };
  return JSON.parse(JSON.stringify({ ...all, zone, segments, rules, deadlineAt, estimateMs }));
}

function disguised<T>(value: T, standIns: Map<string, string>): T {
  if (Array.isArray(value)) return value.map((one) => disguised(one, standIns)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    NAMING.has(name) && typeof member === 'string'
      ? standIn(name, member, standIns)
      : disguised(member, standIns),
  ]);
  return Object.fromEntries(members) as T;
}

function standIn(name: string, text: string, standIns: Map<string, string>): string {
  const known = standIns.get(`${name}|${text}`);
  if (known !== undefined) return known;
  const made = `${name}-${standIns.size + 1}`;
  standIns.set(`${name}|${text}`, made);
  return made;
}
