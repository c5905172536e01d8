import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { Popup } from '../../components/Popup';
import type { Snapshot, ToDecide } from '../../lib/books/types';
import type { PopupActions } from '../../lib/screen/actions';
import type { Tab } from '../../lib/screen/view';
import { AT, between, HOUR, inTask, MINUTE, NOW, TO_DECIDE, usd } from '../screen/snapshots';
import { soon } from '../soon';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

let screen: Screen;
let act: { [K in keyof PopupActions]: Mock<PopupActions[K]> };

beforeEach(() => {
  screen = new Screen();
  act = new Proxy({} as typeof act, {
    get: (made, name: keyof PopupActions) => (made[name] ??= vi.fn() as never),
  });
});

function show(snapshot: Snapshot, more: { discreet?: boolean; tab?: Tab } = {}): void {
  const { discreet = false, ...rest } = more;
  screen.draw(
    <Popup snapshot={snapshot} at={AT} discreet={discreet} notice={undefined} act={act} {...rest} />,
  );
}

/** Clicks, and waits for what is fetched by it. */
async function clickFor(target: HTMLElement, seen: string | RegExp): Promise<void> {
  await screen.click(target);
  await soon(() => expect(screen.text).toMatch(seen));
}

/** The accessible name that fits, whatever the clock says in it. */
function named(pattern: RegExp): HTMLElement {
  const found = [...screen.root.querySelectorAll<HTMLElement>('button')].find((one) =>
    pattern.test((one.getAttribute('aria-label') ?? '').replace(/[\s\u00a0\u202f]+/g, ' ')),
  );
  if (!found) throw new Error(`No button like ${pattern}`);
  return found;
}

const isDisabled = (element: HTMLElement) =>
  element.hasAttribute('disabled') || ('disabled' in element && element.disabled === true);

const withItems = (items: ToDecide[]) => between({ toDecide: { ...TO_DECIDE, count: items.length, items } });
const timeText = (at: number) => {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
};

describe('what waits', () => {
  it('is settled one by one', async () => {
    show(between({ toDecide: TO_DECIDE }));
    await clickFor(screen.button('Each'), /12.min away/);
    await screen.click(named(/^Keep 12 min away/));
    await screen.click(named(/^Drop 19 min no input/));
    expect(act.decide.mock.calls).toEqual([
      [[TO_DECIDE.items[1]], true],
      [[TO_DECIDE.items[0]], false],
    ]);
  });

  it.each([
    ['first', { toAt: AT - HOUR + 7 * MINUTE }],
    ['last', { fromAt: AT - 41 * MINUTE - 7 * MINUTE }],
  ])('can be kept in part: the %s minutes', async (which, part) => {
    const [item] = TO_DECIDE.items;
    show(withItems(item ? [item] : []));
    await clickFor(screen.button('Each'), 'no input');
    await screen.click(named(/^Keep a part of 19 min/));
    if (which === 'last') await screen.type('.part select', 'last');
    await screen.type('[name=part]', '7');
    await screen.submit();
    expect(act.decide).toHaveBeenCalledWith([item], true, part);
  });

  it('is settled by day and project where there are several', async () => {
    const [one, two] = TO_DECIDE.items as [ToDecide, ToDecide];
    const voices = { project: 'p:b', projectName: 'Voices', day: '2026-11-23' };
    const items = [
      { ...one, project: 'p:a', projectName: 'Boxes', day: '2026-11-23' },
      { ...two, ...voices },
      { ...two, ...voices, n: 37, worth: undefined },
      { ...two, ...voices, n: 38, day: '2026-11-22' },
    ];
    show(withItems(items));
    await clickFor(screen.button('Each'), /Voices, Monday ?24.min, \$5.00/);
    await screen.click(named(/^Keep all: Voices, Monday/));
    await screen.click(named(/^Drop all: Voices, Monday/));
    const both = [items[1], items[2]];
    expect(act.decide.mock.calls).toEqual([
      [both, true],
      [both, false],
    ]);
    expect(screen.text).toContain('Voices, Sunday');
    expect(() => named(/^Keep all: Voices, Sunday/)).toThrow();
    show(withItems(items), { discreet: true });
    expect(screen.text).not.toContain('Voices');
  });

  it('“always” is offered where a setting of the family lets stretches follow', async () => {
    const [one, two] = TO_DECIDE.items as [ToDecide, ToDecide];
    show(withItems([one, { ...two, always: true }]));
    await clickFor(screen.button('Each'), 'Always');
    await screen.click(named(/^Always keep stretches like 12 min away/));
    expect(act.always).toHaveBeenCalledWith({ ...two, always: true });
    expect(screen.text.match(/Always/g)).toHaveLength(1);
  });

  it('“never” is offered in a project, whatever the stretch', async () => {
    const [one, two] = TO_DECIDE.items as [ToDecide, ToDecide];
    const { project: _, ...unnamed } = two;
    const item = { ...one, project: 'p:a' };
    show(withItems([item, unnamed]));
    await clickFor(screen.button('Each'), 'Never');
    expect(screen.text.match(/Never/g)).toHaveLength(1);
    await screen.click(named(/^Leave out stretches like .* without a question/));
    expect(act.never).toHaveBeenCalledWith(item);
  });

  it('of unknown outcome is asked about between tasks, and only there', async () => {
    const outcomes = [
      {
        n: 38,
        platform: 'p',
        projectName: 'Boxes',
        endAt: AT - HOUR,
        countedMs: 12 * MINUTE,
        reportable: true,
      },
      { n: 37, platform: 'p', endAt: AT - 2 * HOUR, countedMs: 3 * MINUTE, reportable: false },
    ];
    show(between({ outcomes }));
    await soon(() => expect(screen.say('outcome-question')).toMatch(/How did it end\? ?Boxes, 12.min/));
    const [first, second] = screen.get('outcome-question').querySelectorAll('fieldset');
    const buttons = (of: Element | undefined) =>
      [...(of?.querySelectorAll<HTMLElement>('button') ?? [])].map((one) => one.textContent);
    expect(buttons(first)).toEqual([
      'Submitted',
      'Unfinished, time to report',
      'Skipped',
      'Returned',
      'Expired',
      'Did not count',
    ]);
    expect(buttons(second)).not.toContain('Unfinished, time to report');
    await screen.click(first?.querySelector('button') as HTMLElement);
    await screen.click([...(second?.querySelectorAll('button') ?? [])].at(-1) as HTMLElement);
    expect(act.setOutcome).toHaveBeenCalledWith(38, 'submitted');
    expect(act.drop).toHaveBeenCalledWith(37, true);
    show(inTask({}, { outcomes }));
    expect(screen.has('outcome-question')).toBe(false);
    expect(screen.say('to-decide')).toBe('2 to decide');
  });

  it('outside work that ran to its limit: until when?', async () => {
    const until = [{ n: 36, platform: 'p', projectName: 'Study', fromAt: AT - 3 * HOUR, toAt: AT - HOUR }];
    show(between({ until }));
    await soon(() => expect(screen.say('until-question')).toContain('Outside work on Study since'));
    await screen.submit();
    await screen.type('[data-testid=until-question] input', timeText(AT - 2 * HOUR));
    await screen.submit();
    expect(act.until.mock.calls).toEqual([
      [36, AT - HOUR],
      [36, AT - 2 * HOUR],
    ]);
  });
});

it('a session asks how many tasks it was, and takes only a number', async () => {
  const session = { n: 36, platform: 'uhrs', endAt: AT, countedMs: HOUR, reportable: false, session: true };
  show(between({ outcomes: [session] }));
  await soon(() => expect(screen.text).toContain('How many done?'));
  expect(screen.text).not.toContain('Skipped');
  await screen.type('[data-testid=outcome-question] input', 'many');
  await screen.submit();
  await screen.type('[data-testid=outcome-question] input', '48');
  await screen.submit();
  expect(act.setUnits.mock.calls).toEqual([[36, 48]]);
});

describe('fix time', () => {
  const fromAt = AT - 40 * MINUTE;

  it('of the task on the clock: its start, and minutes that did not count', async () => {
    show(inTask({ fromAt }));
    await clickFor(screen.get('fix-time'), 'Minutes that didn’t count');
    expect(screen.root.querySelectorAll('.fix input[type=time]')).toHaveLength(1);
    await screen.type('.fix input[type=time]', timeText(fromAt - 5 * MINUTE));
    await screen.type('[name=off]', '3');
    await screen.submit();
    expect(act.fixTime).toHaveBeenCalledWith(41, {
      startAt: fromAt - 5 * MINUTE,
      endAt: undefined,
      offMs: 3 * MINUTE,
    });
  });

  it('of the last task: its end too, and how it ended', async () => {
    const { last } = between();
    show(between(last && { last: { ...last, fromAt, toAt: AT } }));
    await clickFor(screen.get('fix-time'), 'Minutes that didn’t count');
    const [, end] = screen.root.querySelectorAll<HTMLInputElement>('.fix input[type=time]');
    end?.setAttribute('name', 'end');
    await screen.type('[name=end]', timeText(AT - 2 * MINUTE));
    await screen.submit();
    expect(act.fixTime).toHaveBeenCalledWith(40, {
      startAt: undefined,
      endAt: AT - 2 * MINUTE,
      offMs: undefined,
    });
    await screen.type('.panel > label select', 'skipped');
    expect(act.setOutcome).toHaveBeenCalledWith(40, 'skipped');
  });

  it('says what is wrong with minutes, and sends nothing where nothing changed', async () => {
    show(inTask({ fromAt }));
    await clickFor(screen.get('fix-time'), 'Minutes that didn’t count');
    await screen.submit();
    await screen.type('[name=off]', 'some');
    await screen.submit();
    expect(screen.text).toContain('Type a number of minutes');
    expect(act.fixTime).not.toHaveBeenCalled();
  });

  it("has the waiting stretches of this task, not those of others'", async () => {
    show(inTask({ n: 40, fromAt }, { toDecide: TO_DECIDE }));
    await clickFor(screen.get('fix-time'), 'Stretches of this task that wait');
    await screen.click(named(/^Drop 19 min no input/));
    expect(act.decide).toHaveBeenCalledWith([TO_DECIDE.items[0]], false);
    expect(screen.text).not.toContain('12 min away');
  });
});

describe('the tab in front', () => {
  it.each([
    ["the task's own", { id: 5 }, true, 'Link this tab', ''],
    ['another', { id: 6 }, false, 'Link this tab', ''],
    ['opened from the task', { id: 6, openerTabId: 5 }, false, 'Link this tab', 'opened from the task'],
    ['opened from a linked one', { id: 6, openerTabId: 9 }, false, 'Link this tab', 'opened from the task'],
    ['linked', { id: 9, openerTabId: 5 }, false, 'Unlink this tab', ''],
  ])('is %s', async (_, tab, disabled, text, hint) => {
    show(inTask({ tabId: 5, linkedTabIds: [9] }), { tab });
    const button = screen.get('link-tab');
    expect(button.textContent).toBe(text);
    expect(isDisabled(button)).toBe(disabled);
    if (hint) expect(screen.text).toContain(hint);
    else expect(screen.text).not.toContain('opened from');
    if (disabled) return;
    await screen.click(button);
    expect(act.linkTab).toHaveBeenCalledWith(text.startsWith('Link'));
  });
});

describe('the project of the task', () => {
  const recentProjects = [
    { key: 'dataannotation:other', name: 'Other rubric', platform: 'dataannotation' },
    { key: 'outlier:hopper', name: 'hopper_v2', platform: 'outlier' },
    { key: 'dataannotation:rubric', name: 'Rubric writing, maths', platform: 'dataannotation' },
  ];

  it('can be another one of the same platform, or a new one', async () => {
    show(inTask({}, { recentProjects }));
    await clickFor(screen.button('Change project'), 'Other rubric');
    const options = [...screen.root.querySelectorAll('.panel option')].map((one) => one.textContent);
    expect(options).toEqual(['Other rubric', 'New project']);
    await screen.submit();
    expect(screen.text).not.toContain('Other rubric');
    await clickFor(screen.button('Change project'), 'Other rubric');
    await screen.type('.panel select', '');
    await screen.type('.panel [name=project]', ' Brand new ');
    await screen.submit();
    expect(act.moveTo.mock.calls).toEqual([
      [41, { project: 'dataannotation:other' }],
      [41, { name: 'Brand new' }],
    ]);
  });

  it('has outside work switched for its family', async () => {
    show(inTask({ outsideWork: false }, { recentProjects }));
    await clickFor(screen.button('Change project'), 'Outside work');
    const box = screen.root.querySelector<HTMLInputElement>('[type=checkbox]');
    if (!box) throw new Error('no switch');
    box.checked = true;
    box.dispatchEvent(
      new (globalThis as unknown as { window: typeof globalThis }).window.Event('change', { bubbles: true }),
    );
    expect(act.setOutsideWork).toHaveBeenCalledWith(NOW.project, true);
  });
});

describe('undo', () => {
  it.each([
    ['decide', 'Undo last decision'],
    ['pay', 'Undo last pay'],
  ] as const)('names what it takes back: %s', async (what, text) => {
    for (const snapshot of [between(), inTask()]) {
      show({ ...snapshot, undo: { what, at: AT } });
      expect(screen.say('undo')).toBe(text);
      await screen.click(screen.get('undo'));
    }
    expect(act.undo).toHaveBeenCalledTimes(2);
  });

  it('stands beside what was just done, once', () => {
    const notice = { text: 'Counted.', ok: true, undo: true };
    const snapshot = between({ undo: { what: 'decide', at: AT } });
    screen.draw(<Popup snapshot={snapshot} at={AT} discreet={false} notice={notice} act={act} />);
    expect(screen.root.querySelectorAll('[data-testid=undo]')).toHaveLength(1);
    expect(screen.say('undo')).toBe('Undo');
  });

  it('is not there where nothing was decided', () => {
    show(between({ toDecide: { ...TO_DECIDE, worth: [usd(13)] } }));
    expect(screen.has('undo')).toBe(false);
  });
});

describe('hours to report', () => {
  const rows = [
    { date: '2026-11-23', project: 'dataannotation:a', projectName: 'Rubrics', ms: 187 * MINUTE, tasks: 5 },
    { date: '2026-11-22', project: 'dataannotation:b', ms: HOUR - 1, tasks: 1 },
    { date: '2026-11-22', project: 'dataannotation:c', ms: 0, tasks: 1 },
  ];
  const toReport = [
    { platform: 'dataannotation', sureMs: 4 * HOUR + 7 * MINUTE - 1, openMs: 9 * MINUTE, rows },
  ];

  it('say what is sure and what is still to decide, and are copied row by row', async () => {
    show(between({ toReport }));
    await screen.when('report-dataannotation');
    expect(screen.say('report-dataannotation')).toMatch(/4 h 06.*\+ 9.min to decide/);
    await screen.click(screen.button('Copy the hours on DataAnnotation'));
    expect(act.copy).toHaveBeenCalledWith(
      ['2026-11-23\tRubrics\t3:07\t3.11\t5', '2026-11-22\tProject not named\t0:59\t0.99\t1'].join('\n'),
    );
  });

  it('are marked as reported, but for what is not sure yet', async () => {
    show(between({ toReport }));
    await screen.when('report-dataannotation');
    await screen.click(screen.button('Reported: the hours on DataAnnotation'));
    expect(act.reported).toHaveBeenCalledWith([rows[0], rows[1]]);
  });
});
