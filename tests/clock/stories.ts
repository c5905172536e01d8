import type { Story } from './pictures';
import { ms, World } from './world';

/** Task `a` on page P, with attention from 0:00. */
const onP = (w = new World()) => w.open('P', w.subject('a'), 1).attn('P');
const start: [string, string] = ['0:00', 'opens a'];

function linked(): World {
  const w = onP().until('2:00').attn(undefined);
  w.send({ type: 'attention', tabId: 9, windowId: 1 });
  w.until('3:00').send({ type: 'link', tabId: 9, on: true });
  w.until('6:00').attn('P').send({ type: 'attention', tabId: 1, windowId: 1 });
  return w.until('7:00');
}

function popup(): World {
  const w = onP().until('2:00');
  w.send({ type: 'own', id: 'popup', on: true, windowId: 1 });
  w.attn(undefined).until('2:30').send({ type: 'own', id: 'popup', on: false });
  return w.attn('P').until('4:00');
}

function frozen(workerToo: boolean): World {
  const w = onP().until('2:00');
  const page = w.page('P');
  w.report(page);
  page.frozen = true;
  w.until('2:20');
  page.frozen = false;
  if (workerToo) w.send({ type: 'stall', fromAt: ms('2:00'), toAt: ms('2:20') });
  if (page.span) page.span = { ...page.span, stalls: [[ms('2:00'), ms('2:20')]] };
  return w.until('3:00');
}

function killed(): World {
  const w = onP().until('4:58');
  w.input().report(w.page('P'));
  w.until('4:59').kill().until('9:00').start().until('9:20');
  return w.open('P', w.subject('a'), 1).attn('P').until('10:00');
}

function stepped(): World {
  const w = onP().until('3:00');
  w.wallBy = ms('60:00');
  return w.until('10:00').confirmed('P');
}

function expired(): World {
  const w = new World();
  w.open('P', w.subject('a', { deadlineAt: ms('60:00') }), 1)
    .attn('P')
    .until('50:00');
  return w.attn(undefined).until('65:00');
}

function abandoned(): World {
  const w = onP().until('50:00').attn(undefined).until('53:00');
  for (let at = w.now; at < ms('24:51:00'); at += 30_000) w.send({ type: 'tick' }, at);
  return w;
}

function dashboardAfter(to: string): World {
  const w = onP().until('3:00').close('P').until(to);
  w.open('D', w.subject(undefined, { kind: 'overhead' }), 2).attn('D');
  return w.until(`${Number.parseInt(to, 10) + 2}:00`).attn(undefined);
}

function preview(readingPaid: boolean): World {
  const w = new World({ readingPaid });
  w.open('P', w.subject('a', { kind: 'preview' }), 1)
    .attn('P')
    .until('2:00');
  return w.turn('P', w.subject('a')).until('5:00').confirmed('P');
}

function searched(): World {
  const w = new World().withhold('1:00', '6:00');
  const dashboard = w.subject(undefined, { kind: 'overhead' });
  return w.open('D', dashboard, 1).attn('D').until('5:59').attn(undefined);
}

function paused(): World {
  const w = onP().until('2:00');
  w.send({ type: 'pause' });
  w.until('4:00').send({ type: 'resume' });
  return w.until('5:00');
}

function pausedInto(): World {
  const w = onP().until('2:00');
  w.send({ type: 'pause' });
  w.until('4:00').attn(undefined);
  return w.open('Q', w.subject('b'), 2).attn('Q').until('6:00');
}

function byHand(): World {
  const w = new World().withhold('10:00', '30:00');
  w.send({ type: 'startByHand', subject: w.subject(undefined) });
  w.until('40:00').send({ type: 'stopByHand' });
  return w;
}

function hatch(): World {
  const w = onP().until('75:00');
  w.send({ type: 'escapeHatch' });
  return w;
}

function sound(): World {
  const w = onP(new World().withhold('0:00', '40:00'));
  w.send({ type: 'audible', tabId: 1, on: true });
  return w.until('40:00').input().until('41:00');
}

function twoTasks(): World {
  const w = onP().open('Q', new World().subject('b'), 2).until('4:00').attn('Q').until('6:00').attn('P');
  return w.until('7:00').confirmed('P').confirmed('Q');
}

function overlay(): World {
  const w = onP();
  const dashboard = w.subject(undefined, { kind: 'overhead' });
  return w.open('D', dashboard, 2).until('3:00').attn('D').until('4:00').attn('P').until('5:00');
}

function outside(): World {
  return onP(new World({ outsideWork: true }))
    .until('3:00')
    .attn(undefined)
    .until('130:00');
}

function session(): World {
  const w = new World({ session: true });
  w.open('P', w.subject('a'), 1).attn('P').until('30:00').close('P');
  return w.until('36:00');
}

/** Each timeline of docs/clock.md, by the name above its picture. */
export const STORIES: Record<string, () => Story> = {
  'A task, submitted': () => ({
    told: [start, ['10:00', 'submits'], ['10:01', 'next page']],
    world: onP().until('10:00').mark('P', 'intent').until('10:01').confirmed('P'),
  }),
  'Two tasks, one clock': () => ({
    told: [start, ['4:00', 'goes to b'], ['6:00', 'back to a'], ['7:00', 'both submitted']],
    world: twoTasks(),
  }),
  'Reading is work': () => ({
    told: [start, ['2:00', 'last input'], ['6:59', 'input'], ['8:00', 'submitted']],
    world: onP(new World().withhold('2:00', '6:59')).until('6:59').input().until('8:00').confirmed('P'),
  }),
  'Idle from the last input on': () => ({
    told: [start, ['2:00', 'last input'], ['9:00', 'input'], ['12:00', 'submitted']],
    world: onP(new World().withhold('2:00', '9:00')).until('12:00').confirmed('P'),
  }),
  'Sound stands for input, for half an hour': () => ({
    told: [
      ['0:00', 'plays a clip of a'],
      ['40:00', 'input'],
    ],
    world: sound(),
  }),
  'Away, and back in time': () => ({
    told: [start, ['3:00', 'elsewhere'], ['7:59', 'back'], ['9:00', 'submitted']],
    world: onP().until('3:00').attn(undefined).until('7:59').attn('P').until('9:00').confirmed('P'),
  }),
  'Away for too long': () => ({
    told: [start, ['3:00', 'elsewhere'], ['8:01', 'back'], ['9:00', 'submitted']],
    world: onP().until('3:00').attn(undefined).until('8:01').attn('P').until('9:00').confirmed('P'),
  }),
  'Away, and then nobody there': () => ({
    told: [start, ['3:00', 'elsewhere'], ['3:30', 'last input'], ['9:00', 'back'], ['10:00', '']],
    world: onP(new World().withhold('3:30', '9:00'))
      .until('3:00')
      .attn(undefined)
      .until('9:00')
      .attn('P')
      .until('10:00'),
  }),
  'Away that ends in another task': () => ({
    told: [start, ['3:00', 'elsewhere'], ['5:00', 'opens b'], ['6:00', '']],
    world: onP()
      .until('3:00')
      .attn(undefined)
      .until('5:00')
      .open('Q', new World().subject('b'), 2)
      .attn('Q')
      .until('6:00'),
  }),
  'A linked tab': () => ({
    told: [start, ['2:00', 'another tab'], ['3:00', 'links it'], ['6:00', 'back'], ['7:00', '']],
    world: linked(),
  }),
  'Our own popup': () => ({
    told: [start, ['2:00', 'opens the popup'], ['2:30', 'closes it'], ['4:00', '']],
    world: popup(),
  }),
  'Outside work': () => ({
    told: [start, ['3:00', 'works elsewhere'], ['123:00', 'two hours'], ['130:00', '']],
    world: outside(),
  }),
  'A session of many tasks': () => ({
    told: [start, ['30:00', 'closes it'], ['36:00', '']],
    world: session(),
  }),
  'A submit that was refused': () => ({
    told: [start, ['5:00', 'submits'], ['5:02', 'errors shown'], ['8:00', 'submits'], ['8:01', 'next page']],
    world: onP()
      .until('5:00')
      .mark('P', 'intent')
      .until('5:02')
      .mark('P', 'refuted')
      .until('8:00')
      .mark('P', 'intent')
      .until('8:01')
      .confirmed('P'),
  }),
  'The page ends after a submit': () => ({
    told: [start, ['5:00', 'submits'], ['5:01', 'page gone']],
    world: onP().until('5:00').mark('P', 'intent').until('5:01').close('P').until('8:00'),
  }),
  'Replaced without a submit that was seen': () => ({
    told: [start, ['4:00', 'page shows b'], ['5:00', '']],
    world: onP().until('4:00').turn('P', new World().subject('b')).until('5:00'),
  }),
  'A reload': () => ({
    told: [start, ['4:00', 'reloads'], ['4:03', 'page is back'], ['6:00', 'submitted']],
    world: onP()
      .until('4:00')
      .close('P')
      .until('4:03')
      .open('P', new World().subject('a'), 1)
      .attn('P')
      .until('6:00')
      .confirmed('P'),
  }),
  'A deadline': () => ({
    told: [start, ['50:00', 'elsewhere'], ['60:00', 'deadline of a']],
    world: expired(),
  }),
  'A deadline, and the task again': () => ({
    told: [start, ['50:00', 'elsewhere'], ['60:00', 'deadline of a'], ['70:00', 'back on a'], ['71:00', '']],
    world: expired().until('70:00').attn('P').until('71:00'),
  }),
  'Never finished': () => ({
    told: [start, ['50:00', 'elsewhere'], ['24:50:00', 'a day later']],
    world: abandoned(),
  }),
  'The escape hatch': () => ({
    told: [start, ['75:00', 'gives up: time only']],
    world: hatch(),
  }),
  'A pause': () => ({
    told: [start, ['2:00', 'pauses'], ['4:00', 'goes on'], ['5:00', '']],
    world: paused(),
  }),
  'A pause, and then another task': () => ({
    told: [start, ['2:00', 'pauses'], ['4:00', 'opens b'], ['6:00', '']],
    world: pausedInto(),
  }),
  'A lock': () => ({
    told: [start, ['5:00', 'locks'], ['6:00', 'unlocks'], ['7:00', '']],
    world: onP().until('5:00').lock().attn(undefined).until('6:00').unlock().attn('P').until('7:00'),
  }),
  'A closed lid': () => ({
    told: [start, ['5:00', 'closes the lid'], ['65:00', 'opens it'], ['66:00', '']],
    world: onP().until('5:00').sleep('65:00').until('66:00'),
  }),
  'Silence, and then a closed lid': () => ({
    told: [start, ['4:00', 'last input'], ['6:00', 'closes the lid'], ['65:00', 'opens it'], ['66:00', '']],
    world: onP(new World().withhold('4:00', '65:00')).until('6:00').sleep('65:00').until('66:00'),
  }),
  'A page that is busy': () => ({
    told: [start, ['2:00', 'page stands still'], ['2:20', 'goes on'], ['3:00', '']],
    world: frozen(false),
  }),
  'A browser that was frozen': () => ({
    told: [start, ['2:00', 'all stands still'], ['2:20', 'goes on'], ['3:00', '']],
    world: frozen(true),
  }),
  'The browser is killed': () => ({
    told: [start, ['4:58', 'last report'], ['4:59', 'killed'], ['9:20', 'back on a'], ['10:00', '']],
    world: killed(),
  }),
  'Killed while away': () => ({
    told: [start, ['3:00', 'elsewhere'], ['3:30', 'last tick'], ['9:00', 'browser again'], ['12:00', '']],
    world: onP().until('3:00').attn(undefined).until('3:45').kill().until('9:00').start().until('12:00'),
  }),
  'The wall clock is set': () => ({
    told: [start, ['3:00', 'wall + 1 h'], ['10:00', 'submitted']],
    world: stepped(),
  }),
  Searching: () => ({
    told: [
      ['0:00', 'dashboard'],
      ['1:00', 'last input'],
      ['3:00', ''],
      ['6:00', 'leaves'],
    ],
    world: searched(),
    names: { 1: 'overhead' },
  }),
  'The dashboard beside an open task': () => ({
    told: [start, ['3:00', 'its dashboard'], ['4:00', 'back on a'], ['5:00', '']],
    world: overlay(),
  }),
  'The dashboard soon after a task’s page closed': () => ({
    told: [start, ['3:00', 'closes a'], ['6:00', 'dashboard'], ['8:00', 'leaves']],
    world: dashboardAfter('6:00'),
  }),
  'The dashboard long after a task’s page closed': () => ({
    told: [start, ['3:00', 'closes a'], ['20:00', 'dashboard'], ['22:00', 'leaves']],
    world: dashboardAfter('20:00'),
  }),
  'A preview': () => ({
    told: [
      ['0:00', 'preview of a'],
      ['2:00', 'accepts it'],
      ['5:00', 'submitted'],
    ],
    world: preview(false),
  }),
  'A preview where reading is paid': () => ({
    told: [
      ['0:00', 'preview of a'],
      ['2:00', 'accepts it'],
      ['5:00', 'submitted'],
    ],
    world: preview(true),
  }),
  'By hand': () => ({
    told: [
      ['0:00', 'starts'],
      ['10:00', 'last input'],
      ['30:00', 'input'],
      ['40:00', 'stops'],
    ],
    world: byHand(),
    names: { 1: 'by hand' },
  }),
};
