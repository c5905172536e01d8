import { describe, expect, it } from 'vitest';
import { practice } from '../../lib/platforms/practice';
import type { Sighting } from '../../lib/platforms/types';
import { type Fixture, fixturesOf, pageOf } from './fixtures';

const fixtures = fixturesOf('practice');

function saved(name: string): Fixture {
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`there is no fixture ${name}`);
  return found;
}

/** What is read of a saved page with one part of its text replaced. */
function changed(name: string, from: string | RegExp, to: string): Sighting {
  const { html, url } = saved(name);
  const other = html.replace(from, to);
  if (other === html) throw new Error(`${name} does not hold ${from}`);
  return practice.read(pageOf(other), url);
}

describe('pages that are not its own', () => {
  const { doc } = saved('task-boxes');

  it.each([
    'http://localhost:8788/tasks/boxes/1',
    'http://127.0.0.1.example.org/tasks/boxes/1',
    'https://example.org/127.0.0.1/tasks/boxes/1',
  ])('%s is left alone', (url) => {
    expect(practice.kindOf(doc, new URL(url))).toBeUndefined();
  });

  it('leaves another server on the same host alone, and says what it looked for', () => {
    const other = pageOf('<!doctype html><html><body><main>My own page</main></body></html>');
    const url = new URL('http://127.0.0.1:3000/tasks');
    expect(practice.kindOf(other, url)).toBeUndefined();
    expect(practice.read(other, url)).toEqual({
      kind: 'other',
      trouble: [{ lookedFor: 'main#practice[data-page]', why: 'missing' }],
    });
  });
});

describe('pages that changed', () => {
  it.each<[string, string, string | RegExp, string, Partial<Sighting>]>([
    [
      'an amount that is no whole number',
      'task-boxes',
      'data-amount-micros="120000"',
      'data-amount-micros="0.12"',
      {
        pay: undefined,
        trouble: [
          { lookedFor: 'data-amount-micros', why: 'malformed' },
          { lookedFor: '.pay[data-pay-basis]', why: 'malformed' },
        ],
      },
    ],
    [
      'a basis it does not know',
      'task-boxes',
      'data-pay-basis="perTask"',
      'data-pay-basis="perMoon"',
      { pay: undefined, trouble: [{ lookedFor: '.pay[data-pay-basis]', why: 'malformed' }] },
    ],
    [
      'a task without an id',
      'task-boxes',
      / data-task="[^"]*"/,
      '',
      { taskKey: undefined, trouble: [{ lookedFor: 'data-task', why: 'missing' }] },
    ],
    [
      'a deadline in other words',
      'task-clips',
      '>10 min<',
      '>soon<',
      { deadlineInMs: undefined, trouble: [{ lookedFor: '#time-left', why: 'malformed' }] },
    ],
    ['minutes and seconds', 'task-clips', '>10 min<', '>9 min 5 s<', { deadlineInMs: 545_000 }],
    [
      'a kind of page it does not know',
      'task-boxes',
      'data-page="task"',
      'data-page="party"',
      { kind: 'other' },
    ],
  ])('%s', (_what, name, from, to, expected) => {
    expect(changed(name, from, to)).toEqual({ ...saved(name).expected, ...expected });
  });
});
