import { describe, expect, it } from 'vitest';
import { Projects } from '../../lib/background/projects.ts';

const AT = Date.UTC(2026, 10, 23);
const hourly = (dollars: number) => ({
  basis: 'perHourReported' as const,
  rateMicros: dollars * 1_000_000,
  currency: 'USD',
});
const fresh = () => new Projects([], () => undefined);

describe('projects', () => {
  it('know one under its id and its name', () => {
    const projects = fresh();
    projects.see('dataannotation', { id: 'a1', name: 'Rubrics' }, hourly(25), AT);
    const seen = projects.see('dataannotation', { name: 'Rubrics' }, undefined, AT);
    expect([seen?.key, seen?.pay]).toEqual(['dataannotation:a1', hourly(25)]);
  });

  it('keep what their platform said that one task takes, through pages that do not say it', () => {
    const projects = fresh();
    projects.see('uhrs', { name: 'Image relevance', estimateMs: 60_000 }, undefined, AT);
    projects.see('uhrs', { id: '7', name: 'Image relevance' }, undefined, AT + 1);
    const judged = projects.see('uhrs', { id: '7' }, undefined, AT + 2);
    expect([judged?.name, judged?.estimateMs]).toEqual(['Image relevance', 60_000]);
    expect(projects.see('uhrs', { id: '7', estimateMs: 90_000 }, undefined, AT + 3)?.estimateMs).toBe(90_000);
  });

  it('pay as the version before, until the page says otherwise', () => {
    const projects = fresh();
    projects.see('dataannotation', { id: 'a1', name: 'Rubrics - 06/14/26' }, hourly(25), AT);
    const next = projects.see('dataannotation', { id: 'a2', name: 'Rubrics - 07/01/26' }, undefined, AT + 1);
    expect([next?.key, next?.pay]).toEqual(['dataannotation:a2', hourly(25)]);
    const said = projects.see('dataannotation', { id: 'a2' }, hourly(28), AT + 2);
    expect(said?.pay).toEqual(hourly(28));
  });

  it('pay alike where one contract pays for all of them', () => {
    const projects = fresh();
    const pay = { basis: 'perEstimatedMinute' as const, rateMicros: 12_000_000, currency: 'USD' };
    const first = projects.see('raterhub', { name: 'Side by Side' }, undefined, AT);
    if (first) projects.set({ ...first, pay, payBy: 'worker' });
    expect(projects.see('raterhub', { name: 'Experimental' }, undefined, AT + 1)?.pay).toEqual(pay);
    expect(projects.see('ewoq', { name: 'Experimental' }, undefined, AT + 1)?.pay).toBeUndefined();
  });

  it('of other platforms, and reviewing, pay for themselves', () => {
    const projects = fresh();
    projects.see('dataannotation', { name: 'Rubrics' }, hourly(25), AT);
    expect(projects.see('toloka', { name: 'Rubrics' }, undefined, AT)?.pay).toBeUndefined();
    expect(projects.see('dataannotation', { name: 'Review_ Rubrics' }, undefined, AT)?.pay).toBeUndefined();
  });

  it("keep the worker's word on pay before the page's", () => {
    const projects = fresh();
    const seen = projects.see('dataannotation', { id: 'a1' }, hourly(25), AT);
    if (seen) projects.set({ ...seen, pay: hourly(30), payBy: 'worker' });
    expect(projects.see('dataannotation', { id: 'a1' }, hourly(25), AT)?.pay).toEqual(hourly(30));
  });

  it('that a page does not name are none', () => {
    expect(fresh().see('dataannotation', undefined, undefined, AT)).toBeUndefined();
    expect(fresh().see('dataannotation', {}, undefined, AT)).toBeUndefined();
  });
});
