import { describe, expect, it } from 'vitest';
import { Lost } from '../../lib/background/lost';
import type { Trouble } from '../../lib/platforms/types';
import type { Report } from '../../lib/sensor/protocol';

let at = 0;
let doc = 0;

/** One page of a platform, looked at for ten seconds; `lookedFor` is what its reader misses on it. */
function visit(lost: Lost, lookedFor: readonly string[], forMs = 10_000): boolean {
  doc += 1;
  let changed = false;
  for (const from = at; at <= from + forMs; at += 1_000) {
    const trouble = lookedFor.map((name): Trouble => ({ lookedFor: name, why: 'missing' }));
    const sighting = { kind: 'task' as const, trouble };
    const report: Report = {
      type: 'report',
      doc: `doc-${doc}`,
      platform: 'outlier',
      seq: 1,
      at,
      visible: true,
      sighting,
      spans: [],
      marks: [],
    };
    changed = lost.hear(report) || changed;
  }
  return changed;
}

const missing = [{ platform: 'outlier', lookedFor: ['#name'] }];

describe('what a reader used to find', () => {
  it('and finds no more is said, until the worker has read it, and then never again', () => {
    const lost = new Lost(undefined);
    for (const names of [[], [], ['#name']]) visit(lost, names);
    expect(lost.toSay()).toEqual([]);
    visit(lost, ['#name']);
    expect(lost.toSay()).toEqual(missing);
    lost.said('outlier');
    visit(lost, ['#name']);
    expect(lost.toSay()).toEqual([]);
  });

  it('is remembered over the worker’s lives', () => {
    const first = new Lost(undefined);
    for (const names of [[], [], ['#name'], ['#name']]) visit(first, names);
    const second = new Lost(structuredClone(first.state));
    expect(second.toSay()).toEqual(missing);
  });

  it('is not lost on a page that draws itself late, nor on one odd page', () => {
    const lost = new Lost(undefined);
    for (const names of [[], [], ['#name'], [], ['#name'], []]) visit(lost, names);
    for (let i = 0; i < 5; i++) visit(lost, ['#name'], 3_000);
    expect(lost.toSay()).toEqual([]);
  });

  it('was never there is no loss', () => {
    const lost = new Lost(undefined);
    for (let i = 0; i < 5; i++) visit(lost, ['#pay']);
    expect(lost.toSay()).toEqual([]);
  });

  it('is kept small: a page that goes on writes nothing', () => {
    const lost = new Lost(undefined);
    for (const names of [[], [], [], ['#name'], ['#name']]) visit(lost, names);
    expect(visit(lost, ['#name'])).toBe(false);
    for (let i = 0; i < 100; i++) visit(lost, [`#made-up-${i}`]);
    expect(JSON.stringify(lost.state).length).toBeLessThan(3_000);
  });

  it('starts anew from what cannot be understood', () => {
    expect(new Lost({ 'outlier task': 7, other: null }).toSay()).toEqual([]);
  });
});
