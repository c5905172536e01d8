import { beforeEach, expect, test } from 'vitest';
import { Keeper } from '../../lib/background/keeper';
import { newSecret, TaskKeys } from '../../lib/background/keys';
import { Ledger } from '../../lib/background/ledger';
import { Projects } from '../../lib/background/projects';
import { Subjects } from '../../lib/background/subjects';
import { openReader } from '../../lib/books/books';
import { openForReading } from '../../lib/books/open';
import { parseReport } from '../../lib/messages/report';
import { freshProfile } from '../books/database';
import { ZONE } from '../clock/world';

const AT = Date.UTC(2026, 10, 23, 15);
const RAW_KEY = 'f81d4fae-7dec-11d0';
const NAME = 'Zebra Rubrics for Aquila';

beforeEach(freshProfile);

/** All that a page tells in one report, and something that no page should. */
function reportOf(endAt: number, ended: boolean): unknown {
  const sighting = {
    kind: 'task',
    project: { id: 'b7', name: NAME },
    taskKey: RAW_KEY,
    pay: { basis: 'perHourReported', rateMicros: 23_450_000, currency: 'USD' },
    url: 'https://tasks.example/work/b7',
    prompt: 'Write a poem about otters',
  };
  const span = { id: 1, sighting, startAt: AT, endAt, open: !ended, lastInputAt: endAt };
  const listed = { ...sighting, projects: [{ name: 'Kestrel Audio' }], running: [] };
  const mark = { id: 1, kind: 'confirmed', outcome: 'submitted', at: endAt, taskKey: RAW_KEY };
  return {
    type: 'report',
    doc: 'document-1',
    platform: 'dataannotation',
    seq: endAt - AT + 1,
    at: endAt,
    visible: true,
    sighting: listed,
    spans: [{ ...span, ...(ended ? { endedBy: 'page' } : {}), quiet: [], stalls: [], media: [] }],
    marks: ended ? [mark] : [],
  };
}

test('nothing a page shows is in the journal, and no project or pay in a problem report', async () => {
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  const ledger = await Ledger.open(area);
  const projects = new Projects([], () => undefined);
  const keeper = new Keeper(ledger, projects, await ledger.loadClock(AT), { changed: () => {} });
  const subjects = new Subjects(await TaskKeys.from(newSecret()), projects);
  for (const seconds of [0, 2, 4, 60]) {
    const at = AT + seconds * 1000;
    const report = parseReport(reportOf(at, seconds === 60));
    if (!report) throw new Error('The report was not taken');
    await keeper.take(() => subjects.event(report, { doc: report.doc, tabId: 4 }, at, ZONE));
  }
  const db = await openForReading();
  const journal = JSON.stringify(await db.getAll('journal'));
  db.close();
  expect(journal).toContain('dataannotation:b7');
  for (const word of [RAW_KEY, 'Zebra', 'zebra', 'tasks.example', 'otters', 'Kestrel', '23450000'])
    expect(journal).not.toContain(word);
  const reader = await openReader();
  const report = JSON.stringify(await reader.exportJournal(AT, AT + 60_000));
  await reader.close();
  expect(report).toContain('"outcome":"submitted"');
  for (const word of [RAW_KEY, ':b7', 'ebra', '23450000']) expect(report).not.toContain(word);
  await ledger.books.close();
});
