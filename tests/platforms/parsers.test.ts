import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf, controlsNamed, isUsable } from '../../lib/platforms/controls';
import { durationAtStart } from '../../lib/platforms/duration-text';
import { embeddedJson, instantMember, member, textMember } from '../../lib/platforms/embedded-json';
import { labelOf, oneLine } from '../../lib/platforms/text';
import type { Control } from '../../lib/platforms/types';
import { formatClock, formatHours } from '../../lib/rates/format';
import { pageOf } from './fixtures';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a length of time', () => {
  it.each<[text: string, ms: number | undefined]>([
    ['364 days 22 hours', (364 * 24 + 22) * HOUR],
    ['6h 45 min', 6 * HOUR + 45 * MINUTE],
    ['7h 0 min', 7 * HOUR],
    ['45 min', 45 * MINUTE],
    ['5m 30s', 5 * MINUTE + 30_000],
    ['1h 30m 4s', 90 * MINUTE + 4000],
    ['1h30m', 90 * MINUTE],
    ['1:30:04', 90 * MINUTE + 4000],
    ['1 hour, 20 minutes', 80 * MINUTE],
    ['0 hours, 0 minutes', 0],
    [' 7 Hours 12 Minutes Last draft saved at 1:40 PM', 7 * HOUR + 12 * MINUTE],
    ['45 min Pending Approval · 1 day ago', 45 * MINUTE],
    ['34:12', undefined],
    ['1:75:00', undefined],
    ['', undefined],
    ['a while', undefined],
    ['3 fortnights', undefined],
    ['hours', undefined],
  ])('%j', (text, ms) => expect(durationAtStart(text)).toBe(ms));

  it('is read as we print it', () => {
    fc.assert(
      fc.property(fc.nat(500 * HOUR), (ms) => {
        const unit = ms < MINUTE ? 1000 : MINUTE;
        if (ms >= 1000 && ms < HOUR) expect(durationAtStart(formatHours(ms, 'en'))).toBe(ms - (ms % unit));
        if (ms >= HOUR) expect(durationAtStart(formatClock(ms, 'en'))).toBe(ms - (ms % 1000));
      }),
    );
  });

  it('is a whole number or unknown, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = durationAtStart(text);
        expect(ms === undefined || Number.isSafeInteger(ms)).toBe(true);
      }),
    );
  });
});

describe('embedded JSON', () => {
  const read = (html: string) => embeddedJson(pageOf(html), '#a[data-props]', 'data-props');

  it('is read, or says why not', () => {
    expect(read('<div id="a" data-props="{&quot;b&quot;:1}"></div>')).toEqual({ value: { b: 1 } });
    const lookedFor = '#a[data-props] data-props';
    expect(read('<p></p>')).toEqual({ trouble: { lookedFor, why: 'missing' } });
    expect(read('<div id="a" data-props="{b:"></div>')).toEqual({ trouble: { lookedFor, why: 'malformed' } });
    expect(read('<div id="a" data-props=""></div>')).toEqual({ trouble: { lookedFor, why: 'malformed' } });
  });

  it('answers for members of anything', () => {
    expect([null, 7, 'x', [], undefined].map((value) => member(value, 'a'))).toEqual(
      Array(5).fill(undefined),
    );
    expect(member({}, 'constructor')).toBeUndefined();
    expect(textMember({ a: ' b ' }, 'a')).toBe('b');
    expect([textMember({ a: ' ' }, 'a'), textMember({ a: 5 }, 'a')]).toEqual([undefined, undefined]);
  });

  it('takes an instant only with its zone', () => {
    expect(instantMember({ at: '2026-06-20T13:00:00.000Z' }, 'at')).toBe(Date.UTC(2026, 5, 20, 13));
    expect(instantMember({ at: '2026-06-20T13:00:00+02:00' }, 'at')).toBe(Date.UTC(2026, 5, 20, 11));
    for (const at of ['2026-06-20T13:00:00', '2026-06-20', 'soon', '2026-99-20T13:00:00Z', 5, null]) {
      expect(instantMember({ at }, 'at')).toBeUndefined();
    }
  });
});

describe('controls', () => {
  const controls: Control[] = [
    { outcome: 'returned', labels: ['Exit Work Mode'] },
    { outcome: 'skipped', selector: '#skip', labels: ['Skip'] },
    { outcome: 'submitted', selector: '.send button[type="submit"]' },
  ];
  const clicked = (html: string, selector: string) => {
    const target = pageOf(`<!doctype html><body>${html}</body>`).querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    return controlOf(target, controls)?.outcome;
  };

  it.each<[what: string, html: string, selector: string, outcome: string | undefined]>([
    ['by value', '<input type="submit" value="Exit Work Mode">', 'input', 'returned'],
    ['by text, in any case', '<button> EXIT\u00a0work  mode</button>', 'button', 'returned'],
    ['by role', '<div role="button">Skip</div>', 'div', 'skipped'],
    ['from inside the button', '<button><span><i>Skip</i></span></button>', 'i', 'skipped'],
    ['by selector, whatever it is called', '<a id="skip">Überspringen</a>', 'a', 'skipped'],
    [
      'by a selector around it',
      '<div class="send"><button type="submit"><b>Ok</b></button></div>',
      'b',
      'submitted',
    ],
    ['not by a part of a label', '<button>Skip the intro</button>', 'button', undefined],
    ['not a text beside it', '<p>Skip</p>', 'p', undefined],
    ['not an unnamed button', '<button></button>', 'button', undefined],
  ])('%s', (_what, html, selector, outcome) => expect(clicked(html, selector)).toBe(outcome));

  it('tells those that can be pressed', () => {
    const doc = pageOf(
      '<body><button>Go</button><input type="submit" value="go" disabled><p hidden><button>Go</button></p></body>',
    );
    expect(controlsNamed(doc, 'GO').map(isUsable)).toEqual([true, false, false]);
  });

  it('are called by their text before their value', () => {
    const [button] = pageOf('<body><button value="1">Send</button></body>').querySelectorAll('button');
    expect(button && labelOf(button)).toBe('Send');
    expect(oneLine(' a\u200b\u00a0\n b\u00ad ')).toBe('a b');
  });
});
