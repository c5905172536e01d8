import { describe, expect, test } from 'vitest';
import { buildSnapshot } from '../../lib/books/snapshot';
import type { Project } from '../../lib/books/types';
import { isUnderLeast } from '../../lib/screen/view';
import { NOW } from '../screen/snapshots';
import { MINUTE_MS, stretches, task, UTC, utc } from './records';

/** The least time of a task: the worker sets it, and is told before the submit and after it. */

const AT = utc('2026-11-23T12:00');
const project = (key: string, more: Partial<Project> = {}): Project => ({
  key: `outlier:${key}`,
  platform: 'outlier',
  family: 'boxes',
  seenAt: AT,
  ...more,
});
const SET = [project('boxes 1', { minTaskMs: 4 * MINUTE_MS }), project('boxes 2')];

function shown(projects: readonly Project[], key: string, minutes: number, more = {}) {
  const last = task(1, stretches(AT - 60 * MINUTE_MS, ['work', minutes]), {
    platform: 'outlier',
    project: `outlier:${key}`,
    ...more,
  });
  const now = { ...NOW, platform: 'outlier', project: `outlier:${key}`, countedMs: minutes * MINUTE_MS };
  return buildSnapshot({
    at: AT,
    zone: UTC,
    todayRows: [],
    weekRows: [],
    openRecords: [],
    recentRecords: [],
    platforms: [],
    projects,
    now,
    last,
  });
}

describe('the least time of a task', () => {
  test('holds for every version of its project', () => {
    for (const key of ['boxes 1', 'boxes 2']) {
      const { now, last } = shown(SET, key, 3);
      expect([now?.leastMs, last?.undercutMs]).toEqual([4 * MINUTE_MS, 4 * MINUTE_MS]);
      expect(isUnderLeast(now)).toBe(true);
    }
  });

  test('says nothing once it is reached', () => {
    const { now, last } = shown(SET, 'boxes 1', 4);
    expect([isUnderLeast(now), last?.undercutMs]).toEqual([false, undefined]);
  });

  test.each([
    ['where none was set', [project('boxes 1')], {}],
    ['on a task that was not submitted', SET, { outcome: 'skipped' }],
    ['on a training', SET, { kind: 'training' }],
    [
      "on another platform's project of that name",
      [{ ...project('x', { minTaskMs: 1 }), platform: 'toloka' }, project('boxes 1')],
      {},
    ],
  ])('says nothing afterwards %s', (_, projects, more) => {
    expect(shown(projects, 'boxes 1', 1, more).last?.undercutMs).toBeUndefined();
  });
});
