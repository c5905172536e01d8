import { describe, expect, it, vi } from 'vitest';
import { type BadgeChoice, badgeOf } from '../../lib/badge';
import type { Snapshot } from '../../lib/books/types';
import { AT, between, HOUR, inTask, MINUTE, TO_DECIDE, TODAY } from './snapshots';

vi.mock('@wxt-dev/browser', () => import('./browser'));

const text = (snapshot: Snapshot | undefined, choice?: BadgeChoice) => badgeOf(snapshot, AT, choice).text;

describe('the badge', () => {
  it('shows the time on the task, cut to minutes', () => {
    expect(text(inTask())).toBe('34m');
    expect(text(inTask({ countedMs: 3 * HOUR + 59 * MINUTE }))).toBe('3h');
  });

  it('runs on by itself until the next snapshot', () => {
    expect(badgeOf(inTask(), AT + MINUTE).text).toBe('35m');
  });

  it('shows what comes first of cap and deadline', () => {
    expect(text(inTask(), 'left')).toBe('25m');
    expect(text(inTask({ deadlineAt: AT + 10 * MINUTE }), 'left')).toBe('10m');
    expect(text(inTask({ pay: undefined }), 'left')).toBe('34m');
  });

  it("shows the day's rate, and a dash while it is unknown", () => {
    expect(text(between(), 'rate')).toBe('17');
    expect(text(between({ today: { ...TODAY, allInRate: [] } }), 'rate')).toBe('–');
  });

  it('tells the states apart by colour, and by shape', () => {
    const running = badgeOf(inTask(), AT);
    const paused = badgeOf(inTask({ state: 'paused', ticking: false }), AT);
    const away = badgeOf(inTask({ state: 'away', ticking: false }), AT);
    expect(new Set([running.color, paused.color, away.color]).size).toBe(3);
    expect(paused.text).not.toBe(running.text);
    expect(text(between())).toBe('');
    expect(text(undefined)).toBe('');
    expect(text(between({ trouble: 'broken' }))).toBe('!');
  });

  it('never needs more than four letters', () => {
    const many = {
      ...TODAY,
      allInRate: [{ currency: 'KES', lowMicros: 12_345e6, highMicros: 12_345e6, n: 1 }],
    };
    expect(text(between({ today: many }), 'rate').length).toBeLessThanOrEqual(4);
    expect(text(inTask({ countedMs: 99 * HOUR })).length).toBeLessThanOrEqual(4);
  });
});

describe('the tooltip', () => {
  it('is the glance: state, today, both rates, what waits', () => {
    const { title } = badgeOf(inTask({}, { toDecide: TO_DECIDE }), AT);
    expect(title.replaceAll('\u00a0', ' ').split('\n')).toEqual([
      'on the clock: DataAnnotation 34:12',
      'Today 4 h 24, $76.30',
      'All time $17.34/h, on tasks $24.10/h',
      '2 to decide',
    ]);
  });

  it('says "–" for a rate that is unknown, never 0', () => {
    const { title } = badgeOf(between({ today: { ...TODAY, taskRate: [], allInRate: [] } }), AT);
    expect(title).toContain('All time –, on tasks –');
  });

  it('shows neither amounts nor platform while the screen is shared', () => {
    const badge = badgeOf(inTask(), AT, 'rate', true);
    expect(badge.title).not.toMatch(/\$|DataAnnotation|17|76/);
    expect(badge.text).toBe('34m');
  });
});
