import { describe, expect, it } from 'vitest';
import { instantOf, listener } from '../../lib/sensor/events';
import { navigation } from '../../lib/sensor/navigation';

/** A window with as much of one as navigation needs; its events are taken for trusted. */
function setUp(withNavigation: boolean) {
  const win = Object.assign(new EventTarget(), {
    location: { href: 'https://x.test/a' },
    ...(withNavigation && { navigation: new EventTarget() }),
  });
  const turned: string[] = [];
  const look = navigation(
    win as unknown as Window,
    (target, types, handler) => {
      for (const type of types) target.addEventListener(type, (event) => handler(event as never, 1));
    },
    () => turned.push(win.location.href),
  );
  const go = (href: string, event: string) => {
    win.location.href = href;
    const target = 'navigation' in win ? (win.navigation as EventTarget) : win;
    target.dispatchEvent(new Event(event));
  };
  return { win, turned, look, go };
}

describe('changes of address', () => {
  it('are told once each, but for anchors and repetitions', () => {
    const { turned, look, go } = setUp(true);
    go('https://x.test/b', 'currententrychange');
    go('https://x.test/b', 'currententrychange');
    go('https://x.test/b#error', 'currententrychange');
    go('https://x.test/b#/2', 'currententrychange');
    expect(turned).toEqual(['https://x.test/b', 'https://x.test/b#/2']);
    expect(look).toBeUndefined();
  });

  it('are found by looking where the browser does not tell', () => {
    const { win, turned, look, go } = setUp(false);
    go('https://x.test/b', 'popstate');
    win.location.href = 'https://x.test/c';
    look?.look(5);
    look?.look(6);
    expect(turned).toEqual(['https://x.test/b', 'https://x.test/c']);
  });
});

describe('events', () => {
  it.each([
    ['that waited for a busy page keeps its instant', 9000, 10_000, 9000],
    ['from the future is taken for now', 10_500, 10_000, 10_000],
    ['from another time line is taken for now', 5, 100_000, 100_000],
    ['without a stamp is taken for now', 0, 10_000, 10_000],
  ])('one %s', (_name, timeStamp, now, at) => {
    expect(instantOf({ timeStamp } as Event, now)).toBe(at);
  });

  it('that a page made itself are not heard', () => {
    const target = new EventTarget();
    const heard: string[] = [];
    listener(new AbortController().signal, () => 0)(target, ['click'], (event) => heard.push(event.type));
    target.dispatchEvent(new Event('click'));
    expect(heard).toEqual([]);
  });
});
