import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { FileFault } from '../../lib/exchange/fault';
import { checkFile } from '../../lib/exchange/import';
import { someRecords } from '../books/arbitraries';
import { freshProfile, someBooks } from '../books/database';
import { HOURLY, stretches, task, utc } from '../books/records';
import { backupOf, factsIn, restore } from './files';

beforeEach(freshProfile);

const schema: object = JSON.parse(readFileSync('docs/data.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const START = utc('2026-11-23T09:00');

async function books(count = 45) {
  const made = await someBooks();
  const records = Array.from({ length: count }, (_, i) =>
    task(i + 1, stretches(START + i * 3_600_000, ['work', 20], ['away', 5]), { pay: HOURLY }),
  );
  await made.importRecords(records);
  return made;
}

describe('a backup brought into empty books', () => {
  test('gives the same facts and totals, and nothing changes the second time', async () => {
    await fc.assert(
      fc.asyncProperty(someRecords(60), fc.boolean(), async (records, settles) => {
        const from = await someBooks();
        await from.importRecords(records);
        const [first] = records;
        if (settles && first) {
          await from.settle([{ date: '2026-03-08', project: first.project ?? 'toloka:', state: 'paid' }]);
          await from.remove([first]);
        }
        await from.putMeta('target', { amountMicros: 15_000_000, currency: 'USD' });
        const file = await backupOf(from);
        expect(validate(JSON.parse(await file.text())), JSON.stringify(validate.errors)).toBe(true);
        const into = await someBooks();
        await restore(file, into);
        const facts = await factsIn(into);
        expect(facts).toEqual(await factsIn(from));
        expect(await restore(file, into)).toMatchObject({ added: 0, changed: 0 });
        expect(await factsIn(into)).toEqual(facts);
        expect(await into.verify()).toMatchObject({ ok: true });
      }),
      { numRuns: 25 },
    );
  });

  test('brings projects with all that is known of them', async () => {
    const [from, into] = [await books(), await someBooks()];
    const known = { key: 'uhrs:7', platform: 'uhrs', family: 'image relevance', name: 'Image relevance' };
    const project = { ...known, platformId: '7', estimateMs: 60_000, seenAt: START };
    await from.putProject(project);
    const file = await backupOf(from);
    expect(validate(JSON.parse(await file.text())), JSON.stringify(validate.errors)).toBe(true);
    await restore(file, into);
    expect(await into.projects()).toEqual([project]);
  });

  test('joins what platforms said of their pay: the books’ own word stays', async () => {
    const line = (id: string, amountMicros: number) => ({
      id,
      of: 'task' as const,
      date: '2026-11-23',
      amountMicros,
      currency: 'USD',
      state: 'paid' as const,
    });
    const [from, into] = [await books(), await someBooks()];
    await from.amend({ paid: { platform: 'outlier', put: [line('a', 1), line('b', 2)], drop: [] } });
    await into.amend({ paid: { platform: 'outlier', put: [line('b', 3)], drop: [] } });
    const file = await backupOf(from);
    const joined = [line('b', 3), line('a', 1)];
    for (const _ of ['once', 'twice']) {
      await restore(file, into);
      expect(await into.meta('paid:outlier')).toEqual(joined);
    }
  });

  test('brings back when a sum arrived; a day that cannot be is refused before anything changes', async () => {
    const [from, into] = [await books(), await someBooks()];
    const sum = {
      id: 'sum|2026-11-16',
      of: 'sum' as const,
      date: '2026-11-16',
      toDate: '2026-11-22',
      amountMicros: 1,
      currency: 'USD',
    };
    const putSum = (arrivedOn: string) =>
      from.amend({ paid: { platform: 'outlier', put: [{ ...sum, arrivedOn }], drop: [] } });
    for (const wrong of ['2026-11-15', '2026-11-31', 'soon']) {
      await putSum(wrong);
      const error = await restore(await backupOf(from), into).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(FileFault);
      expect(error).toMatchObject({ where: { line: 4, column: 'head.meta' } });
      expect((await factsIn(into)).records).toEqual([]);
    }
    await putSum('2026-11-24');
    const file = await backupOf(from);
    expect(validate(JSON.parse(await file.text())), JSON.stringify(validate.errors)).toBe(true);
    await restore(file, into);
    expect(await into.meta('paid:outlier')).toEqual([{ ...sum, arrivedOn: '2026-11-24' }]);
  });

  test('what was deleted stays deleted, in the books it comes from and in others', async () => {
    const from = await books();
    const early = await backupOf(from);
    await from.remove([{ n: 3, deviceId: 'device-1' }]);
    await restore(early, from);
    expect(await from.record(3, 'device-1')).toBeUndefined();
    const into = await someBooks();
    await restore(early, into);
    expect(await into.record(3, 'device-1')).toBeDefined();
    await restore(await backupOf(from), into);
    expect(await into.record(3, 'device-1')).toBeUndefined();
    expect((await factsIn(into)).totals).toEqual((await factsIn(from)).totals);
  });

  test('brings back what a damaged volume held', async () => {
    const made = await books();
    const before = await factsIn(made);
    const file = await backupOf(made);
    await damageVolume();
    expect((await made.verify()).damaged).toHaveLength(1);
    expect(await made.dropDamaged()).toBe(20);
    expect((await made.verify()).ok).toBe(true);
    expect(await restore(file, made)).toEqual({ added: 20, changed: 0, left: 25 });
    expect(await factsIn(made)).toEqual(before);
  });
});

/** Turns one byte of the first volume around, as a failing disk does. */
async function damageVolume() {
  const { openDatabase } = await import('../../lib/books/open');
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const db = await openDatabase({ name: names.at(-1) ?? '' });
  const [volume] = await db.getAll('volumes');
  if (!volume) throw new Error('no volume');
  const middle = volume.bytes.length >> 1;
  volume.bytes[middle] = (volume.bytes[middle] ?? 0) ^ 0xff;
  await db.put('volumes', volume);
  db.close();
}

/** 200 MB of one line. */
const many = (line: string) => Array(200).fill(line.repeat(Math.ceil(1_000_000 / line.length)));

describe('a file that is refused changes nothing', () => {
  const fault = async (file: Blob) => {
    const error = await checkFile(file).catch((reason: unknown) => reason);
    if (!(error instanceof FileFault)) throw new Error(`not refused: ${JSON.stringify(error)}`);
    return { kind: error.kind, ...error.where };
  };

  test.each([
    ['a picture', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0])]), { kind: 'encoding' }],
    ['a table', new Blob(['id,platform\r\n1,outlier\r\n']), { kind: 'notOurs' }],
    ['other JSON', new Blob(['{"format": "other"}']), { kind: 'notOurs' }],
    ['nothing', new Blob([]), { kind: 'notOurs' }],
    ['200 MB of another program', new Blob(many('{"a": 1},\n')), { kind: 'notOurs' }],
    [
      '200 MB of ours, laid out anew by another program',
      new Blob(['{ "format": "piecerate-books",', ...many(' "a": 1,\n')]),
      { kind: 'rewritten' },
    ],
    [
      'a text in an old Windows encoding',
      new Blob([new Uint8Array([0x7b, 0x0a, 0xe9, 0x20, 0xfc])]),
      { kind: 'encoding' },
    ],
    ['a large file without lines', new Blob(['x'.repeat(65_000_000)]), { kind: 'line', line: 1 }],
  ])('%s', async (_name, file, expected) => {
    expect(await fault(file)).toMatchObject(expected);
  });

  test('one that was cut anywhere', async () => {
    const text = await (await backupOf(await books(3))).text();
    const tail = '\n}\n'.length;
    for (let length = 60; length < text.length - tail; length += 37) {
      expect(['cut', 'line', 'notOurs'], `cut at ${length}`).toContain(
        (await fault(new Blob([text.slice(0, length)]))).kind,
      );
    }
  });

  test('one with a flaw in a record, named by line and member', async () => {
    const text = await (await backupOf(await books(3))).text();
    const flawed = text.split('\n');
    flawed[6] = (flawed[6] ?? '').replace(/"endAt":\d+/, '"endAt":"soon"');
    expect(await fault(new Blob([flawed.join('\n')]))).toMatchObject({
      kind: 'line',
      line: 7,
      column: expect.stringContaining('endAt'),
    });
  });

  test('one of a newer version', async () => {
    const text = await (await backupOf(await books(3))).text();
    expect(await fault(new Blob([text.replace('"version": 1', '"version": 2')]))).toMatchObject({
      kind: 'newer',
    });
  });
});

test('a file that another tool laid out anew, or wrote as UTF-16 or with the lines of Windows, is read all the same', async () => {
  const text = await (await backupOf(await books(3))).text();
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  expect(await checkFile(new Blob([pretty]))).toMatchObject({ records: 3 });
  const utf16 = Uint16Array.from(`\ufeff${text}`, (char) => char.charCodeAt(0));
  expect(await checkFile(new Blob([utf16]))).toMatchObject({ records: 3 });
  const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  expect(await checkFile(new Blob([windows]))).toMatchObject({ records: 3 });
});
