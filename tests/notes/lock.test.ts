import { describe, expect, test } from 'vitest';
import {
  keyOfBytes,
  newLock,
  openText,
  putToRest,
  sealText,
  takeFromRest,
  unlock,
} from '../../lib/notes/lock.ts';
import { EMPTY_NOTE } from '../../lib/notes/types.ts';

/** As many as the product, but where only the seal matters. */
const FEW = 1_000;

describe('a lock', () => {
  test('opens with its passphrase alone', async () => {
    const { lock, key } = await newLock('correct horse', FEW);
    const sealed = await sealText(key, 'Wheels count as part of the car');
    expect(await unlock(lock, 'correct horst')).toBeUndefined();
    const again = await unlock(lock, 'correct horse');
    expect(again && (await openText(again.key, sealed))).toBe('Wheels count as part of the car');
    const kept = await keyOfBytes(again?.bytes ?? []);
    expect(await openText(kept, sealed)).toBe('Wheels count as part of the car');
  });

  test('derives its key 600,000 times unless told otherwise', async () => {
    const { lock } = await newLock('correct horse');
    expect(lock).toMatchObject({ iterations: 600_000 });
    expect(lock.salt).toHaveLength(16);
  });

  test('leaves no word of a note at rest, seals it anew each time, and notices a changed byte', async () => {
    const { key } = await newLock('correct horse', FEW);
    const parts = { ...EMPTY_NOTE, text: 'secret guideline' };
    const [row, other] = [await putToRest(key, parts), await putToRest(key, parts)];
    expect(row.parts).toBeUndefined();
    expect(new TextDecoder().decode(row.sealed?.data)).not.toContain('secret');
    expect(row.sealed?.iv).not.toEqual(other.sealed?.iv);
    expect(await takeFromRest(key, row)).toEqual(parts);
    expect(await takeFromRest(undefined, row)).toBeUndefined();
    if (!row.sealed) throw new Error('not sealed');
    row.sealed.data[0] = (row.sealed.data[0] ?? 0) ^ 1;
    await expect(takeFromRest(key, row)).rejects.toThrow();
  });
});
