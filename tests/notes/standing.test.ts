import { describe, expect, test } from 'vitest';
import { noStanding, type Score, type Stage, type Training, withEntry } from '../../lib/notes/standing.ts';

const stage = (id: string, state: Stage['state'], on: string): Stage => ({ id, state, on });
const applied = stage('a', 'applied', '2026-10-01');
const assessment = stage('b', 'assessment', '2026-10-20');
const active = stage('c', 'active', '2026-11-02');

describe('how a worker stands', () => {
  test('entries stand by date, the latest first, however they come in', () => {
    const one = [assessment, active, applied].reduce(
      (standing, entry) => withEntry(standing, 'stages', entry.id, entry),
      noStanding('platform:p'),
    );
    expect(one.stages).toEqual([active, assessment, applied]);
  });

  test('an entry that is put again is changed, and moves with its date', () => {
    const before = { ...noStanding('platform:p'), stages: [active, assessment, applied] };
    const later = stage('a', 'waitlist', '2026-11-20');
    expect(withEntry(before, 'stages', 'a', later).stages).toEqual([later, active, assessment]);
  });

  test('an entry that is taken out is gone, and nothing else is touched', () => {
    const training: Training = {
      id: 't',
      name: 'Quiz',
      state: 'passed',
      on: '2026-11-01',
      dueOn: '2027-02-01',
    };
    const score: Score = { id: 's', on: '2026-11-03', score: 4.5, of: 5, feedback: 'Tighter boxes' };
    const before = {
      ...noStanding('family:p:boxes'),
      trainings: [training],
      scores: [score],
      threshold: 4,
      unlocked: 'Reviewing',
      profileComplete: true,
    };
    expect(withEntry(before, 'scores', 's', undefined)).toEqual({ ...before, scores: [] });
    expect(withEntry(before, 'scores', 'unknown', undefined)).toEqual(before);
  });

  test('two entries of one day both stay', () => {
    const first = stage('x', 'applied', '2026-11-02');
    const one = withEntry({ ...noStanding('platform:p'), stages: [active] }, 'stages', 'x', first);
    expect(one.stages).toEqual([active, first]);
  });
});
