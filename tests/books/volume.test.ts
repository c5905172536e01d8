import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordAt } from '../../lib/books/rows';
import type { BookRecord } from '../../lib/books/types';
import { decodeVolume, encodeVolume, headerOf } from '../../lib/books/volume';
import { anyRecord, someRecords } from './arbitraries';

async function throughBytes(records: readonly BookRecord[], keys = true) {
  const columns = await decodeVolume(await encodeVolume(1, records), { keys });
  return records.map((_, i) => recordAt(columns, i));
}

const some = (length: number, seed = 7) =>
  fc.sample(fc.tuple(...Array.from({ length }, (_, i) => anyRecord(i + 1))), { numRuns: 1, seed })[0] ?? [];

describe('a volume', () => {
  test('gives every record back as it was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(someRecords(12), async (records) => {
        expect(await throughBytes(records)).toEqual(records);
      }),
    );
  });

  test('holds instants and amounts that need all of a number', async () => {
    const [record] = some(1);
    if (!record) throw new Error('no sample');
    const odd: BookRecord = {
      ...record,
      startAt: -62_135_596_800_000,
      endAt: 8_640_000_000_000_000,
      earning: { amountMicros: -9_007_199_254_740_991, currency: 'USD', state: 'paid', approximate: false },
      segments: [{ kind: 'work', startAt: -5, endAt: 2 ** 40, counted: true, quiet: [[-9, 2 ** 35]] }],
    };
    expect(await throughBytes([odd])).toEqual([odd]);
  });

  test('sealed before sessions had a number of tasks is read as before', async () => {
    const records = some(5).map(({ units: _, ...record }) => record);
    const volume = await encodeVolume(1, records);
    const text = Buffer.from(volume.bytes).toString('latin1');
    // The same bytes under a name that nothing looks for: what an older volume is to this version.
    const bytes = Uint8Array.from(Buffer.from(text.replace('"units"', '"xxxxx"'), 'latin1'));
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    const columns = await decodeVolume({ id: 1, bytes, sha256 }, { keys: true });
    expect(records.map((_, i) => recordAt(columns, i))).toEqual(records);
  });

  test('keeps task keys closed until they are asked for', async () => {
    const records = some(5).map((record) => ({ ...record, key: `key-${record.n}` }));
    const read = await throughBytes(records, false);
    expect(read.map(({ key }) => key)).toEqual(records.map(() => undefined));
    expect(await throughBytes(records)).toEqual(records);
  });

  test('is refused by name when any of its bytes changed', async () => {
    const volume = await encodeVolume(12, some(6));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(volume.bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const bytes = volume.bytes.slice();
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          const reading = decodeVolume({ ...volume, bytes }, { keys: true });
          await expect(reading).rejects.toMatchObject({
            kind: 'broken',
            message: 'Volume 12 is damaged: its checksum does not match.',
          });
        },
      ),
    );
  });

  test('is refused by name when it was cut short', async () => {
    const volume = await encodeVolume(3, some(6));
    const reading = decodeVolume({ ...volume, bytes: volume.bytes.slice(0, 100) }, { keys: false });
    await expect(reading).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('Volume 3'),
    });
  });

  test('has a header that leads to its records', async () => {
    const records = some(8).map((record) => ({ ...record, deviceId: record.n > 5 ? 'b' : 'a' }));
    const header = headerOf(await encodeVolume(4, records), records);
    expect(header).toMatchObject({
      id: 4,
      generation: 1,
      count: 8,
      firstStartAt: Math.min(...records.map(({ startAt }) => startAt)),
      lastStartAt: Math.max(...records.map(({ startAt }) => startAt)),
      lastEndAt: Math.max(...records.map(({ endAt }) => endAt)),
      devices: { a: [1, 5], b: [6, 8] },
    });
  });
});
