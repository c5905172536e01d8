import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  headlineOf,
  isFirstRun,
  isInTask,
  likelyCurrency,
  separationOf,
  weekShares,
} from '../../lib/screen/view';
import { AT, BETWEEN, between, EMPTY, HOUR, MINUTE, NO_FIGURES, NOW, TODAY, usd } from './snapshots';

describe('what the popup puts in front', () => {
  it('a search is between tasks, everything else on the clock is a task', () => {
    expect(isInTask({ ...NOW, kind: 'overhead' })).toBe(false);
    expect(isInTask(undefined)).toBe(false);
    for (const kind of ['task', 'training', 'manual'] as const) expect(isInTask({ ...NOW, kind })).toBe(true);
  });

  it('On tasks leads until half an hour is in', () => {
    expect(headlineOf({ ...TODAY, allMs: 30 * MINUTE - 1 })).toBe('onTasks');
    expect(headlineOf({ ...TODAY, allMs: 30 * MINUTE })).toBe('allIn');
  });

  it('the first run ends with the first thing in the books', () => {
    expect(isFirstRun(undefined)).toBe(true);
    expect(isFirstRun(EMPTY)).toBe(true);
    expect(isFirstRun(between({ today: NO_FIGURES }))).toBe(false);
    expect(isFirstRun({ ...EMPTY, now: NOW })).toBe(false);
    expect(isFirstRun({ ...EMPTY, trouble: 'broken' })).toBe(false);
  });
});

it('the deadline shows from an hour before it, and says when it is over', () => {
  expect(deadlineOf(NOW, AT)).toBeUndefined();
  expect(deadlineOf({ ...NOW, deadlineAt: AT + HOUR + 1 }, AT)).toBeUndefined();
  expect(deadlineOf({ ...NOW, deadlineAt: AT + 26 * MINUTE }, AT)).toMatchObject({
    leftMs: 26 * MINUTE,
    over: false,
  });
  expect(deadlineOf({ ...NOW, deadlineAt: AT - 1 }, AT)).toMatchObject({ leftMs: 0, over: true });
});

it('what separates the rates is a share of all the work, and unknown without any', () => {
  expect(separationOf(TODAY)?.onTasksShare).toBeCloseTo(190 / 264);
  expect(separationOf(NO_FIGURES)).toBeUndefined();
});

it('the likely currency is what was earned, then the target, then dollars', () => {
  expect(likelyCurrency(between({ today: { ...TODAY, earned: [{ ...usd(3), currency: 'GBP' }] } }))).toBe(
    'GBP',
  );
  expect(likelyCurrency({ ...EMPTY, targetMicrosPerHour: { ...usd(15), currency: 'EUR' } })).toBe('EUR');
  expect(likelyCurrency(EMPTY)).toBe('USD');
});

it("the week's bars stand in proportion, and an empty week has none", () => {
  expect(weekShares(BETWEEN.week)).toEqual([0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1]);
  expect(weekShares(EMPTY.week)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
