import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../lib/messages/parse';
import { parseReport } from '../../lib/messages/report';

const said = (name: string, payload?: unknown) => parseCommand({ type: 'command', name, payload });

const WEEK = {
  platform: 'p',
  from: '2026-02-23',
  to: '2026-03-01',
  paid: { amountMicros: 1, currency: 'USD' },
};

describe('a command from a screen', () => {
  it.each([
    ['decide', { stretches: [{ n: 1, segment: 0, startAt: 5, fromAt: 6, toAt: 7 }], count: true }],
    ['always', { n: 1, segment: 2 }],
    ['never', { n: 1, segment: 2 }],
    ['setProject', { project: 'p:one', set: { asks: false } }],
    ['fixTime', { n: 1, startAt: 5, offMs: 60_000 }],
    ['fixTime', { n: 1, endAt: 5 }],
    ['until', { n: 1, untilAt: 5 }],
    ['setOutsideWork', { project: 'p:one', on: true }],
    ['setOutcome', { n: 1, outcome: 'timeOnly' }],
    ['moveTo', { n: 1, name: 'Voices' }],
    ['paidDays', WEEK],
    ['paidDays', { ...WEEK, arrivedOn: '2026-02-28' }],
    ['undo', undefined],
  ])('%s is taken as it is', (name, payload) => {
    expect(said(name, payload)).toEqual({ name, payload });
  });

  it.each([
    ['decide', { stretches: [{ n: 1, segment: 'last' }], count: true }],
    ['decide', { stretches: Array.from({ length: 10_001 }, () => ({ n: 1, segment: 0 })), count: true }],
    ['fixTime', { n: 1, offMs: -1 }],
    ['fixTime', { n: 1, startAt: Number.NaN }],
    ['until', { n: 1 }],
    ['setOutcome', { n: 1, outcome: 'paid' }],
    ['moveTo', { n: 1, name: 'x'.repeat(301) }],
    ['setOutsideWork', { project: '', on: true }],
    ['paidDays', { ...WEEK, arrivedOn: '2026-02-30' }],
    ['paidDays', { ...WEEK, arrivedOn: '28.02.2026' }],
    ['paidDays', { ...WEEK, arrivedOn: '' }],
    ['toString', undefined],
  ])('%s is refused where it is malformed', (name, payload) => {
    expect(said(name, payload)).toBeUndefined();
  });
});

describe('a report of a page', () => {
  const reported = (estimateMs: unknown) => {
    const sighting = { kind: 'overhead', projects: [{ name: 'Image relevance', estimateMs }] };
    const report = { type: 'report', doc: 'document-1', platform: 'uhrs', seq: 1, at: 1, visible: true };
    return parseReport({ ...report, sighting, spans: [], marks: [] });
  };

  it('brings what a platform says that one task of a listed project takes', () => {
    expect(reported(60_000)?.sighting.projects?.[0]?.estimateMs).toBe(60_000);
  });

  it.each([-1, Number.POSITIVE_INFINITY, '1 min'])('is refused where that is %s', (estimateMs) => {
    expect(reported(estimateMs)).toBeUndefined();
  });
});
