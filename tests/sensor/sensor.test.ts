import { describe, expect, it } from 'vitest';
import { type Page, Sensor } from '../../lib/sensor/sensor';
import { FakePage, MONO_0, task, WALL_0 } from './fakes';

/** A task's page, with attention or without, at an instant that stands still. */
const pageOf = (attended: boolean): Page => ({
  wall: () => WALL_0,
  mono: () => MONO_0,
  visible: () => true,
  attended: () => attended,
  playing: () => false,
  look: () => task('a'),
});

describe('attention', () => {
  it('starts a span where the page opens with it, and reports every second', () => {
    const page = new FakePage(task('a'));
    page.seconds(3);
    expect(page.reports).toHaveLength(4);
    expect(page.told).toEqual(['a 0–3 open']);
  });

  it('counts from the start of the document, though it can be read only when it is loaded', () => {
    const page = new FakePage(task('a'), true, 2500);
    expect(page.told).toEqual(['a 0–2.5 open']);
  });

  it('counts from there too, if an earlier sensor could not say so before this one came', () => {
    const page = new FakePage(task('a'), true, 1000, 1500);
    expect(page.told).toEqual(['a 0–2.5 open']);
  });

  it('is handed on to a sensor that takes over, until the page has been read', () => {
    const sensor = new Sensor('p', 'doc', pageOf(true), () => undefined, 200);
    expect(sensor.unreadFrom).toBe(200);
    sensor.read();
    expect(sensor.unreadFrom).toBeUndefined();
    expect(new Sensor('p', 'doc', pageOf(false), () => undefined).unreadFrom).toBeUndefined();
  });

  it('ends with it at once and says nothing more', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.clocks.run(400);
    page.focus(false);
    expect(page.told).toEqual(['a 0–5.4 attention']);
    page.sensor.ack(page.last.seq);
    page.reports = [];
    page.seconds(60);
    expect(page.reports).toEqual([]);
  });

  it('begins at the instant of its event, however late a busy page hears of it', () => {
    const page = new FakePage(task('a'), false);
    page.clocks.run(3000);
    page.focused = true;
    page.sensor.check(true, page.clocks.mono() - 1200);
    page.seconds(1);
    expect(page.told).toEqual(['a 1.8–4 open']);
  });

  it('is noticed within a second where no event tells of it', () => {
    const page = new FakePage(task('a'));
    page.seconds(2);
    page.focused = false;
    page.seconds(2);
    page.focused = true;
    page.seconds(3);
    expect(page.told).toEqual(['a 0–3 attention', 'a 5–7 open']);
  });

  it('of a page that is gone before it said what it is: no port is opened for that', () => {
    const wakes: boolean[] = [];
    const unsaid: Page = { ...pageOf(true), look: () => ({ kind: 'task' }) };
    const sensor = new Sensor('p', 'doc', unsaid, (_report, wake) => wakes.push(wake));
    sensor.read();
    sensor.leave();
    expect(wakes).toEqual([false]);
  });

  it('never had: nothing is sent', () => {
    const page = new FakePage(task('a'), false);
    page.seconds(30);
    page.visible = false;
    page.sensor.shown(page.clocks.mono());
    expect(page.reports.filter((r) => r.spans.length + r.marks.length > 0)).toEqual([]);
  });

  it('says when a page without attention vanishes from sight', () => {
    const page = new FakePage(task('a'));
    page.focus(false);
    expect(page.last.visible).toBe(true);
    page.visible = false;
    page.sensor.shown(page.clocks.mono());
    expect(page.last.visible).toBe(false);
  });

  it.each([undefined, { kind: 'other' as const }])(
    'of a page that is none of ours: nothing (%j)',
    (shows) => {
      const page = new FakePage(shows);
      page.seconds(5, true);
      page.focus(false);
      page.focus(true);
      page.sensor.intend('submitted', page.clocks.mono());
      page.sensor.leave();
      expect(page.reports).toEqual([]);
    },
  );
});

describe('overhead', () => {
  it('is reported every 5 s, and not at all once it is 2 min without input', () => {
    const page = new FakePage({ kind: 'overhead' });
    page.seconds(120);
    expect(page.reports.length).toBeLessThanOrEqual(25);
    page.reports = [];
    page.seconds(600);
    expect(page.reports).toEqual([]);
    page.seconds(1, true);
    expect(page.last.spans[0]?.quiet).toEqual([[WALL_0, WALL_0 + 721_000]]);
  });
});

describe('subjects', () => {
  it('another task key ends the span when the page is found changed', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.shows = task('b');
    page.clocks.run(500);
    page.sensor.read();
    expect(page.told).toEqual(['a 0–5.5 subject', 'b 5.5–5.5 open']);
  });

  it('a navigation ends it at its own instant, whenever the content follows', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.goTo(task('b'), 300);
    expect(page.told).toEqual(['a 0–5 subject', 'b 5–5.3 open']);
  });

  it('a report between navigation and content claims no time for the old task', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.sensor.turned(page.clocks.mono());
    page.seconds(1);
    expect(page.told).toEqual(['a 0–5 open']);
  });

  it('leaving for a page that is not timed ends the span, and coming back starts one', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.goTo(undefined);
    expect(page.told).toEqual(['a 0–5 subject']);
    expect(page.last.sighting.kind).toBe('other');
    page.seconds(5);
    page.goTo(task('a'));
    expect(page.told.at(-1)).toBe('a 10–10 open');
  });

  it('a key that is not shown for a moment is still the same task', () => {
    const page = new FakePage(task('a'));
    page.seconds(2);
    page.shows = task(undefined);
    page.sensor.read();
    page.seconds(2);
    page.shows = task('a');
    page.sensor.read();
    page.seconds(2);
    expect(page.told).toEqual(['a 0–6 open']);
  });

  it('a key that comes a moment late belongs to the span from its start', () => {
    const page = new FakePage(task(undefined));
    page.clocks.run(700);
    page.shows = task('a');
    page.sensor.read();
    expect(page.told).toEqual(['a 0–0.7 open']);
    expect(page.reports).toHaveLength(1);
  });

  it('a page that never shows a key is timed without one', () => {
    const page = new FakePage(task(undefined));
    page.seconds(3);
    expect(page.told).toEqual(['task 0–3 open']);
  });

  it('a project that comes after the first report starts the next span of the same task', () => {
    const page = new FakePage({ kind: 'task', taskKey: 'a' });
    page.seconds(3);
    page.shows = task('a');
    page.sensor.read();
    expect(page.told).toEqual(['a 0–3 subject', 'a 3–3 open']);
  });

  it('what changed while the page was left is read when attention comes back', () => {
    const page = new FakePage(task('a'));
    page.seconds(2);
    page.focus(false);
    page.shows = task('b');
    page.seconds(2);
    page.focus(true);
    expect(page.told).toEqual(['a 0–2 attention', 'b 4–4 open']);
  });

  it("a dashboard's next page is another project, though it does not say which", () => {
    const page = new FakePage({ kind: 'overhead', project: { id: 'x' } });
    page.seconds(2);
    page.goTo({ kind: 'overhead' });
    expect(page.last.spans.map((s) => s.sighting.project?.id)).toEqual(['x', undefined]);
  });
});

describe('how a task ends', () => {
  it('an intent that the next task follows', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.sensor.intend('submitted', page.clocks.mono());
    page.goTo(task('b'), 200);
    expect(page.marks).toEqual(['intent submitted a 5']);
    expect(page.told).toEqual(['a 0–5 subject', 'b 5–5.2 open']);
  });

  it('an intent that the page refuses', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.sensor.intend('submitted', page.clocks.mono());
    page.clocks.run(600);
    page.shows = task('a', { refused: true });
    page.sensor.read();
    expect(page.marks).toEqual(['intent submitted a 5', 'refuted submitted a 5.6']);
    expect(page.told).toEqual(['a 0–5.6 open']);
  });

  it('at once, in a page that says no key: its time is told before the word on its end', () => {
    const page = new FakePage({ kind: 'task', project: { id: 'x' } });
    page.clocks.run(500);
    page.sensor.intend('returned', page.clocks.mono());
    expect(page.last.spans).toHaveLength(1);
    expect(page.last.marks).toMatchObject([{ kind: 'intent', outcome: 'returned' }]);
  });

  it('a refusal that stood there before says nothing', () => {
    const page = new FakePage(task('a', { refused: true }));
    page.sensor.intend('submitted', page.clocks.mono());
    page.sensor.read();
    expect(page.marks).toEqual(['intent submitted a 0']);
  });

  it("the page's own word, once", () => {
    const page = new FakePage(task('a'));
    page.sensor.intend('submitted', page.clocks.mono());
    page.shows = { kind: 'overhead', ended: 'timeOnly' };
    page.clocks.run(500);
    page.sensor.read();
    page.sensor.read();
    expect(page.marks).toEqual(['intent submitted a 0', 'confirmed timeOnly a 0.5']);
  });

  it('the word of a page that is not timed itself', () => {
    const page = new FakePage({ kind: 'other', ended: 'submitted', taskKey: 'a' });
    expect(page.marks).toEqual(['confirmed submitted a 0']);
    expect(page.last.spans).toEqual([]);
  });

  it('a double click is one intent, another try later is a second', () => {
    const page = new FakePage(task('a'));
    page.sensor.intend('submitted', page.clocks.mono());
    page.clocks.run(300);
    page.sensor.intend('submitted', page.clocks.mono());
    page.clocks.run(3000);
    page.sensor.intend('submitted', page.clocks.mono());
    expect(page.marks).toEqual(['intent submitted a 0', 'intent submitted a 3.3']);
  });

  it('after an intent, the next page is another task even if neither shows a key', () => {
    const page = new FakePage(task(undefined));
    page.seconds(5);
    page.sensor.intend('submitted', page.clocks.mono());
    page.goTo({ kind: 'task', project: { name: 'Another' } }, 100);
    page.seconds(2);
    expect(page.told).toEqual(['task 0–5 subject', 'task 5–7.1 open']);
  });

  it('and though the next page says nothing of itself yet', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    page.sensor.intend('submitted', page.clocks.mono());
    page.goTo({ kind: 'task' }, 100);
    page.seconds(2);
    expect(page.told).toEqual(['a 0–5 subject', 'task 5–7.1 open']);
  });

  it('controls of a page that is no task say nothing', () => {
    const page = new FakePage({ kind: 'overhead' });
    page.sensor.intend('returned', page.clocks.mono());
    expect(page.last.marks).toEqual([]);
  });

  it('is still awaited when the worker looks elsewhere at once', () => {
    const page = new FakePage(task('a'));
    page.sensor.intend('submitted', page.clocks.mono());
    page.focus(false);
    expect(page.sensor.alert).toBe(true);
    page.seconds(60);
    expect(page.sensor.alert).toBe(false);
  });
});

describe('sleep', () => {
  it('ends the span at the last beat, and attention after it starts another', () => {
    const page = new FakePage(task('a'));
    page.seconds(10);
    page.clocks.run(2600);
    page.clocks.sleep(3_600_000);
    page.sensor.beat();
    page.seconds(2);
    expect(page.told).toEqual(['a 0–10 sleep', 'a 3612.6–3614.6 open']);
  });

  it('in a page that nobody saw is not held against its next span', () => {
    const page = new FakePage(task('a'));
    page.visible = false;
    page.sensor.shown(page.clocks.mono());
    page.clocks.run(5000);
    page.clocks.sleep(3_600_000);
    page.visible = true;
    page.sensor.shown(page.clocks.mono());
    expect(page.told.at(-1)).toBe('a 3605–3605 open');
  });
});

describe('reports', () => {
  it('say everything until it is acknowledged', () => {
    const page = new FakePage(task('a'));
    page.focus(false);
    page.focus(true);
    page.sensor.intend('skipped', page.clocks.mono());
    const { seq } = page.last;
    page.seconds(1);
    expect(page.told).toHaveLength(2);
    expect(page.sensor.owed).toBe(true);
    page.sensor.ack(seq);
    page.seconds(1);
    expect(page.told).toEqual(['a 0–2 open']);
    expect(page.last.marks).toEqual([]);
    expect(page.sensor.owed).toBe(false);
  });

  it('an acknowledgement of an earlier report takes nothing that it did not hold', () => {
    const page = new FakePage(task('a'));
    const { seq } = page.last;
    page.focus(false);
    page.sensor.ack(seq);
    page.sensor.again();
    expect(page.told).toEqual(['a 0–0 attention']);
  });

  it('have a growing number', () => {
    const page = new FakePage(task('a'));
    page.seconds(5);
    expect(page.reports.map((r) => r.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('the last one says that the page ended; back from the cache, the document goes on with new spans', () => {
    const page = new FakePage(task('a'));
    page.seconds(3);
    page.sensor.leave();
    expect(page.told).toEqual(['a 0–3 page']);
    page.clocks.run(10_000);
    page.sensor.check(true);
    expect(page.told).toEqual(['a 0–3 page', 'a 13–13 open']);
    expect(page.last.spans.map((s) => s.id)).toEqual([1, 2]);
  });
});
