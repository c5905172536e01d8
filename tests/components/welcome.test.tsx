import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Welcome } from '../../components/Welcome';
import type { PermissionsArea } from '../../lib/screen/grants';
import type { Saved } from '../../lib/screen/report';
import { createWelcome, type WelcomeDeps } from '../../lib/screen/welcome';
import { FakeWorker } from '../screen/fake-port';
import { between, usd } from '../screen/snapshots';
import { soon } from '../soon';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const SITES = [
  {
    id: 'one',
    name: 'One',
    hosts: ['one.example'],
    matches: ['https://one.example/*'],
    unverified: { since: 2023 },
  },
  {
    id: 'two',
    name: 'Two',
    hosts: ['two.example'],
    matches: ['https://two.example/*', 'https://app.two.example/*'],
    rule: { messageKey: 'notDone', source: 'https://two.example/terms', asOf: '2026-05-04' },
  },
];

/** The browser's permissions, and a worker who says yes or no. */
class FakePermissions implements PermissionsArea {
  readonly held = new Set<string>();
  readonly asked: unknown[] = [];
  answer = true;
  private listeners: (() => void)[] = [];
  onAdded = { addListener: (listener: () => void) => void this.listeners.push(listener) };
  onRemoved = this.onAdded;

  contains = async ({ origins }: { origins: string[] }) => origins.every((origin) => this.held.has(origin));
  request = async (asked: { origins: string[] }) => {
    this.asked.push(asked);
    if (this.answer) for (const origin of asked.origins) this.held.add(origin);
    this.changed();
    return this.answer;
  };
  remove = async ({ origins }: { origins: string[] }) => {
    if (!this.answer) throw new Error('required');
    for (const origin of origins) this.held.delete(origin);
    this.changed();
    return true;
  };
  changed(): void {
    for (const listener of this.listeners) listener();
  }
}

let screen: Screen;
let permissions: FakePermissions;
let worker: FakeWorker;
let reported: string[];
let saved: Saved;

const saves = async (day: string) => {
  reported.push(day);
  return saved;
};

beforeEach(() => {
  screen = new Screen();
  permissions = new FakePermissions();
  worker = new FakeWorker();
  reported = [];
  saved = 'saved';
});

async function open(change: Partial<WelcomeDeps> = {}): Promise<void> {
  const act = createWelcome(
    {
      permissions,
      notifications: true,
      sites: SITES,
      open: worker.open,
      stored: async () => undefined,
      ...change,
    },
    (state) =>
      screen.draw(
        <Welcome
          {...state}
          platforms={SITES}
          act={act}
          days={['2026-11-09', '2026-11-23']}
          onReport={saves}
        />,
      ),
  );
  await soon(() => screen.get('done'));
}

const isOn = (id: string) => screen.get(`platform-${id}`).getAttribute('aria-checked') === 'true';

describe('the platform switches', () => {
  it("ask for all of a platform's hosts in the click itself, with notifications", async () => {
    await open();
    const clicked = screen.click(screen.get('platform-two'));
    expect(permissions.asked).toEqual([{ origins: SITES[1]?.matches, permissions: ['notifications'] }]);
    await clicked;
    await soon(() => expect(isOn('two')).toBe(true));
    expect(isOn('one')).toBe(false);
  });

  it('ask for hosts alone where notifications are not optional', async () => {
    await open({ notifications: false });
    await screen.click(screen.get('platform-one'));
    expect(permissions.asked).toEqual([{ origins: ['https://one.example/*'] }]);
  });

  it('give the hosts back', async () => {
    permissions.held.add('https://one.example/*');
    await open();
    expect(isOn('one')).toBe(true);
    await screen.click(screen.get('platform-one'));
    await soon(() => expect(isOn('one')).toBe(false));
    expect(permissions.held.size).toBe(0);
  });

  it("follow the browser's own settings", async () => {
    await open();
    permissions.held.add('https://one.example/*');
    permissions.changed();
    await soon(() => expect(isOn('one')).toBe(true));
    permissions.held.clear();
    permissions.changed();
    await soon(() => expect(isOn('one')).toBe(false));
  });

  it('say it when the browser did not follow', async () => {
    permissions.answer = false;
    await open();
    await screen.click(screen.get('platform-one'));
    await soon(() => expect(screen.text).toContain('The browser did not switch this one on'));
    permissions.held.add('https://one.example/*');
    permissions.changed();
    await soon(() => expect(isOn('one')).toBe(true));
    await screen.click(screen.get('platform-one'));
    await soon(() => expect(screen.text).toContain('The browser did not switch this one off'));
  });

  it('show the rule with its source and date, and say where none was found', async () => {
    await open();
    expect(screen.text).toContain('no rule found in public material');
    expect(screen.root.querySelector('a')?.getAttribute('href')).toBe('https://two.example/terms');
    expect(screen.text).toContain('source, as of May 4, 2026');
  });

  it('say which reader could not be tried, and since when', async () => {
    await open();
    expect(screen.text).toContain('unverified since 2023');
    expect(screen.text).toContain('Unverified: written from public material alone');
  });
});

describe('the target', () => {
  it('is told to the worker over a port that is open no longer than that', async () => {
    await open();
    expect(worker.opened).toEqual([]);
    await screen.type('[name=target]', '18.50');
    await screen.submit();
    expect(worker.sent).toEqual([{ type: 'command', name: 'setTarget', payload: usd(18.5) }]);
    worker.done('setTarget');
    await soon(() => expect(screen.text).toContain('All set'));
    expect(worker.closed).toBe(1);
  });

  it('is optional: all is set without it', async () => {
    permissions.held.add('https://one.example/*');
    await open();
    await screen.submit();
    await soon(() => expect(screen.text).toContain('All set. Open a task on One'));
    expect(worker.opened).toEqual([]);
  });

  it('that stands is shown, and an empty field takes it away', async () => {
    await open({ stored: async () => between({ targetMicrosPerHour: usd(20) }) });
    expect(screen.get('target-rate')).toHaveProperty('value', '20');
    await screen.type('[name=target]', '');
    await screen.submit();
    expect(worker.sent).toEqual([{ type: 'command', name: 'setTarget', payload: undefined }]);
  });

  it('that is no amount is not sent', async () => {
    await open();
    await screen.type('[name=target]', 'rich');
    await screen.submit();
    expect(screen.text).toContain('Type an amount, such as 18');
    expect(worker.opened).toEqual([]);
  });

  it('that could not be kept is said', async () => {
    await open();
    await screen.type('[name=target]', '18');
    await screen.submit();
    worker.done('setTarget', false);
    await soon(() => expect(screen.text).toContain('That was not done'));
  });
});

it('says what is stored, what never is, and that the popup takes the focus', async () => {
  await open();
  expect(screen.text).toContain('Never stored: the content of tasks');
  expect(screen.text).toContain('takes the focus from the page, and the page can see that');
});

describe('a problem report', () => {
  const save = async () => {
    const form = screen.get('problem-report').closest('form');
    form?.dispatchEvent(new window.Event('submit', { bubbles: true, cancelable: true }));
    await new Promise<void>((resolve) => setTimeout(resolve));
  };

  it('is of today, or of the day that is chosen', async () => {
    await open();
    await save();
    expect(screen.text).toContain('Saved as a file');
    await screen.type('[name=day]', '2026-11-20');
    await save();
    expect(reported).toEqual(['2026-11-23', '2026-11-20']);
  });

  it('says when nothing is known of the day', async () => {
    saved = 'nothing';
    await open();
    await save();
    expect(screen.text).toContain('Nothing is known of that day');
  });
});
