import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { moneyIn } from '../../lib/platforms/money-in';
import type { PageRule, SiteRule } from '../../lib/platforms/rule';
import { namesAddress, taughtPlatform } from '../../lib/platforms/taught';
import { pageOf } from './fixtures';

const TASK: PageRule = {
  kind: 'task',
  at: '/work/{task}',
  controls: [
    { outcome: 'submitted', selector: '#send' },
    { outcome: 'skipped', labels: ['Pass'] },
  ],
  project: { selector: '.project', after: 'Project: ' },
  pay: { selector: '#pay', basis: 'perTask' },
  refused: '#error',
};
const RULE: SiteRule = {
  id: 'site:label.example',
  name: 'Label',
  hosts: ['label.example'],
  pages: [TASK, { kind: 'overhead', at: '/done', ended: 'submitted' }],
};

const HTML = `<main><p class="project">Project: Bees <b>&amp; Wasps</b></p><p id="pay">Pays $0.12 per task</p>
<p id="error" hidden>Draw a box first.</p><input type="submit" id="send" value="Send"><button>Pass</button></main>`;

const read = (html: string, path: string, rule: SiteRule = RULE) => {
  const url = new URL(path, 'https://label.example');
  const platform = taughtPlatform(rule);
  return [platform.kindOf(pageOf(html), url), platform.read(pageOf(html), url)];
};

describe('a taught page', () => {
  it('says what the rule reads on it', () => {
    expect(read(HTML, '/work/81')).toEqual([
      'task',
      {
        kind: 'task',
        project: { id: undefined, name: 'Bees & Wasps' },
        taskKey: '81',
        pay: { basis: 'perTask', amountMicros: 120_000, currency: 'USD' },
      },
    ]);
  });

  it('says that a submit was refused once the error shows, and how a task ended', () => {
    expect(read(HTML.replace(' hidden', ''), '/work/81')[1]).toMatchObject({ refused: true });
    expect(read(HTML, '/done')).toEqual(['overhead', { kind: 'overhead', ended: 'submitted' }]);
  });

  it('names what it looked for and did not find, and invents nothing', () => {
    expect(read('<p class="project">Task: Bees</p><p id="pay">from $5 to $9</p>', '/work/81')[1]).toEqual({
      kind: 'task',
      taskKey: '81',
      trouble: [
        { lookedFor: '.project', why: 'malformed' },
        { lookedFor: '#pay', why: 'malformed' },
      ],
    });
  });

  it('is none of its own where no rule fits, or the host is another', () => {
    expect(read(HTML, '/inbox')).toEqual([undefined, { kind: 'other' }]);
    expect(read(HTML, 'https://evil-label.example/work/1')).toEqual([undefined, { kind: 'other' }]);
  });

  it('waits for what it needs, a label or an element', () => {
    const only = (needs: PageRule['needs']) => ({ ...RULE, pages: [{ ...TASK, at: '/{task}', needs }] });
    expect(read(HTML, '/81', only({ label: 'pass' }))[0]).toBe('task');
    expect(read(HTML, '/81', only({ label: 'Submit' }))[0]).toBeUndefined();
    expect(read(HTML, '/81', only({ selector: '#send' }))[0]).toBe('task');
    expect(read(HTML, '/81', only({ selector: '.none' }))[0]).toBeUndefined();
  });

  it('has controls by selector and by label', () => {
    const { controls } = taughtPlatform(RULE);
    const doc = pageOf(HTML);
    const outcomeOf = (selector: string) => {
      const element = doc.querySelector(selector);
      return element && controlOf(element, controls)?.outcome;
    };
    expect([outcomeOf('#send'), outcomeOf('button')]).toEqual(['submitted', 'skipped']);
  });

  it('is told apart by its end where no task has an id', () => {
    const at = (pattern: string) => taughtPlatform({ ...RULE, pages: [{ ...TASK, at: pattern }] });
    expect([at('/work').unkeyed, at('/work/{task}').unkeyed]).toEqual([true, undefined]);
  });

  it('names addresses, whatever is on their pages', () => {
    const rule = { ...RULE, pages: [{ ...TASK, at: '/work/{task}', needs: { selector: '.none' } }] };
    const names = (address: string) => namesAddress(rule, new URL(address, 'https://label.example'));
    expect(names('/work/1?tab=2')).toBe(true);
    expect(names('/inbox')).toBe(false);
    expect(names('https://evil-label.example/work/1')).toBe(false);
  });
});

it.each([
  ['Pays $0.12 per task', '120000 USD'],
  ['USD 25.00 / hr', '25000000 USD'],
  ['Rate: £9.00/hr.', '9000000 GBP'],
  ['Reward 1,50 € per HIT', '1500000 EUR'],
  ['$5 now and $6 later', undefined],
  ['Task 12 of 40', undefined],
  [`$1 ${'x'.repeat(300)}`, undefined],
])('the one amount in %j', (line, expected) => {
  const money = moneyIn(line);
  expect(money && `${money.amountMicros} ${money.currency}`).toBe(expected);
});
