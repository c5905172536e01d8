import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { Popup } from '../../components/Popup';
import type { Snapshot } from '../../lib/books/types';
import type { PopupActions } from '../../lib/screen/actions';
import {
  AT,
  between,
  EMPTY,
  inTask,
  MINUTE,
  NO_FIGURES,
  NOW,
  rate,
  TO_DECIDE,
  TODAY,
  usd,
} from '../screen/snapshots';
import { soon } from '../soon';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

let screen: Screen;
let act: { [K in keyof PopupActions]: Mock<PopupActions[K]> };

beforeEach(() => {
  screen = new Screen();
  act = {
    pause: vi.fn(),
    resume: vi.fn(),
    stopByHand: vi.fn(),
    startByHand: vi.fn(),
    linkTab: vi.fn(),
    escapeHatch: vi.fn(),
    setPay: vi.fn(),
    setReading: vi.fn(),
    decide: vi.fn(),
    always: vi.fn(),
    never: vi.fn(),
    fixTime: vi.fn(),
    until: vi.fn(),
    setUnits: vi.fn(),
    setOutcome: vi.fn(),
    setOutsideWork: vi.fn(),
    moveTo: vi.fn(),
    drop: vi.fn(),
    allowCapture: vi.fn(),
    undo: vi.fn(),
    setDiscreet: vi.fn(),
    teachPage: vi.fn(),
    reportPage: vi.fn(),
    lostRead: vi.fn(),
    openPlatforms: vi.fn(),
    openDashboard: vi.fn(),
    reported: vi.fn(),
    copy: vi.fn(),
    openPanel: vi.fn(),
  };
});

function show(snapshot: Snapshot | undefined, discreet = false): void {
  screen.draw(<Popup snapshot={snapshot} at={AT} discreet={discreet} notice={undefined} act={act} />);
}

describe('in the middle of a task', () => {
  it('shows the task, its pay and one line of today', () => {
    show(inTask());
    expect(screen.text).toContain('DataAnnotationon the clock');
    expect(screen.text).toContain('Rubric writing, maths');
    expect(screen.say('task-clock')).toBe('34:12');
    expect(screen.text).toContain('6:10 linked');
    expect(screen.say('task-pay')).toBe('$14.25 so far at $25.00/h');
    expect(screen.text).toContain('25 min to the 60 min cap');
    expect(screen.say('today-time')).toBe('4 h 24');
    expect(screen.say('today-tasks')).toBe('18 tasks');
    expect(screen.say('today-earned')).toBe('$76.30');
    expect(screen.say('task-rate')).toBe('$24.10/h');
    expect(screen.say('live-rate')).toBe('$17.34/h');
  });

  it('shows no chart and asks nothing but missing pay: a dot says that some wait', () => {
    show(inTask({ asksReading: true }, { toDecide: TO_DECIDE }));
    expect(screen.say('to-decide')).toBe('2 to decide');
    expect(screen.text).not.toContain('Keep all');
    expect(screen.text).not.toContain('Is reading');
    expect(screen.root.querySelector('.week')).toBeNull();
  });

  it('shows what the platform says that one task takes beside what it pays', () => {
    const pay = { basis: 'perTask' as const, amountMicros: 50_000, currency: 'USD' };
    show(inTask({ pay, eachMs: 90_000 }));
    expect(screen.say('task-pay')).toBe('Pays $0.05');
    expect(screen.text).toContain('The platform says 1:30 for each task');
    show(inTask({ pay }));
    expect(screen.text).not.toContain('The platform says');
  });

  it('asks what an unknown project pays, once, and takes the answer', async () => {
    show(inTask({ pay: undefined, asksPay: true }));
    await screen.when('pay-question');
    await screen.type('[name=amount]', '0.125');
    await screen.type('[name=basis]', 'task');
    await screen.submit();
    const [now, pay] = act.setPay.mock.calls[0] ?? [];
    expect(now).toMatchObject({ n: 41 });
    expect(pay).toEqual({ basis: 'perTask', amountMicros: 125_000, currency: 'USD' });
    show(inTask());
    expect(screen.has('pay-question')).toBe(false);
  });

  it('says what is wrong with an amount and sends nothing', async () => {
    show(inTask({ pay: undefined, asksPay: true }));
    await screen.when('pay-question');
    await screen.type('[name=amount]', 'much');
    await screen.submit();
    expect(screen.text).toContain('Type an amount above zero');
    expect(act.setPay).not.toHaveBeenCalled();
  });

  it('offers the project chosen last where the page names none, and takes it on a click', async () => {
    const unnamed = { platform: 'outlier', project: undefined, projectName: undefined };
    show(inTask(unnamed));
    expect(screen.say('same-project')).toBe('Same as last: hopper_v2');
    await screen.click(screen.get('same-project'));
    expect(act.moveTo).toHaveBeenCalledWith(41, { project: 'outlier:hopper' });
    show(inTask({ ...unnamed, platform: 'remotasks' }));
    expect(screen.has('same-project')).toBe(false);
    show(inTask());
    expect(screen.has('same-project')).toBe(false);
  });

  it('pauses and resumes', async () => {
    show(inTask());
    await screen.click(screen.get('pause'));
    expect(act.pause).toHaveBeenCalledOnce();
    show(inTask({ state: 'paused', ticking: false }));
    expect(screen.text).toContain('paused');
    await screen.click(screen.get('pause'));
    expect(act.resume).toHaveBeenCalledOnce();
  });

  it('offers the escape hatch where hours are reported, and asks once more', async () => {
    show(inTask());
    await screen.click(screen.button('Escape hatch'));
    expect(act.escapeHatch).not.toHaveBeenCalled();
    await screen.click(screen.button('End it'));
    expect(act.escapeHatch).toHaveBeenCalledOnce();
    show(inTask({ pay: { basis: 'unpaid' } }));
    expect(screen.text).not.toContain('Escape hatch');
  });

  it('names the deadline only in its last hour', () => {
    show(inTask({ deadlineAt: AT + 90 * MINUTE }));
    expect(screen.text).not.toContain('Expires');
    show(inTask({ deadlineAt: AT + 26 * MINUTE }));
    expect(screen.text).toMatch(/Expires at .+, in 26 min/);
  });

  it('a clock by hand can be stopped', async () => {
    show(inTask({ kind: 'manual', pay: undefined }));
    await screen.click(screen.button('Stop'));
    expect(act.stopByHand).toHaveBeenCalledOnce();
  });
});

describe('between tasks', () => {
  it('All time leads, On tasks stands beside it, and what separates them', () => {
    show(between({ targetMicrosPerHour: usd(20) }));
    expect(screen.text).toContain('All time, today');
    expect(screen.say('live-rate')).toBe('$17.34/h');
    expect(screen.say('task-rate')).toBe('$24.10/h');
    expect(screen.text).toContain('n = 18');
    expect(screen.text).toContain('target $20.00/h');
    expect(screen.text).toContain('22 min searching, 40 min training, 12 min lost');
    expect(screen.text).toContain('$41.00 approved');
    expect(screen.root.querySelectorAll('.week li')).toHaveLength(7);
  });

  it('On tasks leads until half an hour is in', () => {
    show(between({ today: { ...TODAY, allMs: 20 * MINUTE } }));
    expect(screen.text).toContain('On tasks, today');
  });

  it('shows "–" for what is not known, never 0', () => {
    show(between({ today: NO_FIGURES }));
    expect(screen.say('live-rate')).toBe('–');
    expect(screen.say('task-rate')).toBe('–');
    expect(screen.say('today-earned')).toBe('–');
  });

  it('shows the low end of a rate while money is open, and currencies side by side', () => {
    const allInRate = [rate(14.1, 17.34), rate(1.41, 1.41, 'GBP')];
    show(between({ today: { ...TODAY, allInRate } }));
    expect(screen.say('live-rate')).toBe('$17.34/h£1.41/h');
    expect(screen.text).toContain('from $14.10');
    show(between());
    expect(screen.text).not.toContain('from $');
  });

  it('explains every figure on a click', async () => {
    show(between());
    expect(screen.text).not.toContain('÷');
    await screen.click(screen.button('What is this?'));
    await soon(() => expect(screen.text).toContain('÷'));
    expect(screen.text).toContain('All earned today ÷ all the time the work took');
    expect(screen.text).toContain('Their earnings ÷ the counted time on them');
  });

  it('settles what waits at once', async () => {
    show(between({ toDecide: TO_DECIDE }));
    expect(screen.say('to-decide')).toContain('31 min, $13.00');
    await screen.click(screen.button('Keep all'));
    await screen.click(screen.button('Drop all'));
    expect(act.decide.mock.calls).toEqual([
      [TO_DECIDE.items, true],
      [TO_DECIDE.items, false],
    ]);
  });

  it('the last task can be taken out and put back', async () => {
    show(between());
    await screen.click(screen.button('Did not count'));
    const last = between().last;
    show(between(last && { last: { ...last, dropped: true } }));
    await screen.click(screen.button('Counts again'));
    expect(act.drop.mock.calls).toEqual([
      [40, true],
      [40, false],
    ]);
  });

  it('says how the last task ended where it was not submitted', () => {
    const { last } = between();
    show(between(last && { last: { ...last, outcome: 'returned' } }));
    expect(screen.text).toContain('41 min, Rubric writing, maths: returned');
    show(between());
    expect(screen.text).not.toContain('submitted');
  });

  it('starts the clock by hand on a recent project or a new one', async () => {
    show(between());
    await screen.click(screen.button('Start by hand'));
    await soon(() => screen.button('Start'));
    await screen.click(screen.button('hopper_v2Outlier'));
    await screen.type('[name=project]', ' Hearing test ');
    await screen.submit();
    expect(act.startByHand.mock.calls).toEqual([
      [{ project: 'outlier:hopper' }],
      [{ platform: 'dataannotation', name: 'Hearing test' }],
    ]);
  });

  it('while searching the clock is in the head, and reading is asked about', async () => {
    show(inTask({ kind: 'overhead', asksReading: true, countedMs: 252_000 }));
    expect(screen.text).toContain('searching');
    expect(screen.text).toContain('4:12');
    expect(screen.has('task-clock')).toBe(false);
    await screen.click(screen.button('Not paid'));
    expect(act.setReading).toHaveBeenCalledWith(NOW.project, false);
  });

  it('says what became of selected text, and lets it be allowed for the project', async () => {
    const at = AT;
    const project = 'dataannotation:rubric';
    show(between({ captured: { state: 'blocked', at, project, name: 'Rubric writing' } }));
    await soon(() => expect(screen.text).toContain('Text from the pages of “Rubric writing” is off'));
    expect(screen.text).toContain('usually under an NDA');
    await screen.click(screen.button('Allow it for this project'));
    expect(act.allowCapture).toHaveBeenCalledWith(project);
    show(between({ captured: { state: 'closed', at } }));
    expect(screen.text).toContain('the browser keeps this page closed to extensions');
    expect(screen.text).toContain('choose “Add to my project notes” from the menu');
  });

  it('says plainly that a page is not recognised, with the clock by hand one click away', async () => {
    show(between({ unknownPage: { platform: 'dataannotation' } }));
    await screen.when('unknown-page');
    expect(screen.text).toContain('This DataAnnotation page isn’t known yet');
    await screen.click(screen.button('Time it by hand'));
    expect(act.startByHand).toHaveBeenCalledWith({ platform: 'dataannotation' });
    await screen.click(screen.button('Teach this page'));
    expect(act.teachPage).toHaveBeenCalledOnce();
    await screen.click(screen.button('Problem report'));
    expect(act.reportPage).toHaveBeenCalledOnce();
  });

  it('says calmly what a reader no longer finds, until that was read', async () => {
    show(between({ lost: [{ platform: 'dataannotation', lookedFor: ['#name', '#pay'] }] }));
    await screen.when('lost');
    expect(screen.text).toContain('DataAnnotation seems to have changed its pages');
    expect(screen.text).toContain('No longer found: #name or #pay');
    await screen.click(screen.button('Got it'));
    expect(act.lostRead).toHaveBeenCalledWith('dataannotation');
  });

  it('offers to teach the page where a clock by hand is started', async () => {
    show(between());
    await screen.click(screen.button('Start by hand'));
    await soon(() => screen.button('Teach this page'));
    await screen.click(screen.button('Teach this page'));
    expect(act.teachPage).toHaveBeenCalledOnce();
  });

  it.each([
    ['newer', 'Update Piecerate'],
    ['broken', 'Close the browser completely'],
    ['full', 'Free some space'],
  ] as const)('trouble (%s) is said with its mend', (trouble, mend) => {
    show({ ...EMPTY, trouble });
    expect(screen.text).toContain(mend);
  });

  it('with nothing in the books it says what to do next', async () => {
    show(undefined);
    expect(screen.text).toContain('Nothing in the books yet');
    await screen.click(screen.button('Choose platforms'));
    expect(act.openPlatforms).toHaveBeenCalledOnce();
    show({ ...EMPTY, platforms: [{ id: 'dataannotation', on: true }] });
    expect(screen.text).toContain('Open a task on DataAnnotation');
  });
});

describe('while the screen is shared', () => {
  it('no amount is shown in a task', () => {
    show(inTask({}, { toDecide: TO_DECIDE }), true);
    expect(screen.text).not.toMatch(/\$\d/);
    expect(screen.say('task-clock')).toBe('34:12');
  });

  it('nor between tasks, and no project of before', () => {
    show(between({ toDecide: TO_DECIDE, targetMicrosPerHour: usd(20) }), true);
    expect(screen.root.outerHTML).not.toMatch(/\$\d/);
    expect(screen.text).not.toContain('Rubric');
  });

  it('one click shows and hides', async () => {
    show(between());
    await screen.click(screen.button('Hide amounts'));
    expect(act.setDiscreet).toHaveBeenCalledWith(true);
  });
});
