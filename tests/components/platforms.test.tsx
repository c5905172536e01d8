import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Packs } from '../../components/platforms/Packs';
import { PageReportCard } from '../../components/platforms/PageReportCard';
import { Platforms, type PlatformsActions, type PlatformsProps } from '../../components/platforms/Platforms';
import { Teach, type TeachProps } from '../../components/platforms/Teach';
import type { PageRule, SiteRule } from '../../lib/platforms/rule';
import { packOf, parsePack } from '../../lib/taught/pack';
import { siteOf, withPage } from '../../lib/taught/site';
import { survey } from '../../lib/taught/survey';
import { pageOf } from '../platforms/fixtures';
import { soon } from '../soon';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const RULE: SiteRule = {
  id: 'site:label.example',
  name: 'Label',
  hosts: ['label.example'],
  pages: [
    { kind: 'task', at: '/tasks/{task}' },
    { kind: 'overhead', at: '/queue' },
  ],
};
const BUILT_IN = [
  { id: 'one', name: 'One', hosts: ['one.example'], unverified: { since: 2023 } },
  { id: 'two', name: 'Two', hosts: ['two.example'], unverified: {}, offersByHand: true as const },
];

let screen: Screen;
let act: { [K in keyof PlatformsActions]: ReturnType<typeof vi.fn<PlatformsActions[K]>> };

beforeEach(() => {
  screen = new Screen();
  act = {
    switchPlatform: vi.fn(),
    teachHref: vi.fn((host, page) => `#/platforms?site=${host}&page=${page ?? 'new'}`),
    removePage: vi.fn(),
    setOff: vi.fn(),
    forget: vi.fn(),
    save: vi.fn(),
    teach: vi.fn(),
    read: vi.fn(parsePack),
    take: vi.fn(async () => true),
    giveBack: vi.fn(),
  };
});

function show(change: Partial<PlatformsProps> = {}): void {
  screen.draw(
    <Platforms
      platforms={BUILT_IN}
      rules={[RULE]}
      granted={['site:label.example']}
      refused={undefined}
      loose={[]}
      frames={{ one: ['hits.example'], two: ['else.example'] }}
      welcomeHref="/welcome.html"
      act={act}
      {...change}
    />,
  );
}

describe('the platforms', () => {
  it('say which readers nobody could try, and since when', () => {
    show();
    expect(screen.text).toContain('Oneunverified since 2023');
    expect(screen.text).toContain('Twounverified');
  });

  it('offer a clock by hand as an equal choice, which moves only when the browser has followed', async () => {
    show();
    const reads = screen.get('platform-two') as HTMLInputElement;
    expect(screen.get('platform-two-hand').hasAttribute('checked')).toBe(true);
    await screen.click(reads);
    expect(act.switchPlatform).toHaveBeenCalledWith('two', true);
  });

  it('offer to count in a frame’s host where its platform is on, and say when the browser did not follow', async () => {
    show({ granted: ['one'] });
    const offer = screen.get('platform-frame:hits.example');
    expect(offer.getAttribute('aria-checked')).toBe('false');
    expect(screen.text).toContain('Count each task inside its frame: hits.example');
    expect(screen.text).not.toContain('else.example');
    await screen.click(offer);
    expect(act.switchPlatform).toHaveBeenCalledWith('frame:hits.example', true);
    show({ granted: ['one', 'frame:hits.example'], refused: 'frame:hits.example' });
    await screen.click(screen.get('platform-frame:hits.example'));
    expect(act.switchPlatform).toHaveBeenLastCalledWith('frame:hits.example', false);
    expect(screen.text).toContain('The browser did not switch this one off.');
  });

  it('list taught sites with their switch and pages', async () => {
    show();
    expect(screen.get('platform-site:label.example').getAttribute('aria-checked')).toBe('true');
    expect(screen.text).toContain('2 pages taught');
    expect(screen.text).toContain('/tasks/{task}');
    await screen.click(screen.button('Remove the page /queue'));
    expect(act.removePage).toHaveBeenCalledWith(RULE, 1);
    await screen.click(screen.button('Stop using it'));
    expect(act.setOff).toHaveBeenCalledWith(RULE, true);
    await screen.click(screen.get('forget-site:label.example'));
    expect(act.forget).toHaveBeenCalledWith(RULE);
  });

  it('show what was taught of a built-in platform, with a reset', async () => {
    const rule = { ...RULE, id: 'one', hosts: ['one.example'] };
    show({ rules: [rule] });
    expect(screen.text).toContain('What you taught on One');
    await screen.click(screen.button('Reset to how it came'));
    expect(act.forget).toHaveBeenCalledWith(rule);
  });

  it('name sites that are allowed and not taught, to give them back', async () => {
    show({ loose: ['https://other.example/*'] });
    await screen.click(screen.button('Give it back'));
    expect(act.giveBack).toHaveBeenCalledWith('https://other.example/*');
  });

  it('of a tool that is known are taken as they are', async () => {
    show();
    await screen.type('[name=address]', 'https://cvat.example/tasks/1/jobs/2');
    await screen.type('[name=tool]', 'cvat');
    expect(screen.get('teach-site').textContent).toBe('Add this site');
    await screen.submit();
    expect(act.take.mock.calls[0]?.[0]).toMatchObject([{ id: 'site:cvat.example', hosts: ['cvat.example'] }]);
    expect(act.teach).not.toHaveBeenCalled();
  });

  it('take an address to teach, and say when it is none', async () => {
    show();
    await screen.type('[name=address]', 'not a site');
    await screen.submit();
    expect(screen.text).toContain('Type a site’s address');
    await screen.type('[name=address]', 'http://localhost:8080/projects/1');
    await screen.submit();
    expect(act.teach).toHaveBeenCalledWith('localhost', true);
  });
});

describe('a pack', () => {
  const choose = async (text: string) => {
    const field = screen.get('pack-file');
    Object.defineProperty(field, 'files', { value: [{ text: async () => text }], configurable: true });
    field.dispatchEvent(new window.Event('change', { bubbles: true }));
    await new Promise<void>((resolve) => setTimeout(resolve));
  };
  const draw = () => screen.draw(<Packs rules={[RULE]} read={act.read} take={act.take} save={act.save} />);

  it('says what it brings and what it replaces, before it is taken in', async () => {
    draw();
    await choose(packOf([RULE, { ...RULE, name: 'Other', hosts: ['other.example'] }]));
    expect(screen.text).toContain('Label label.example: 2 pages taught takes the place of what you taught');
    expect(screen.text).toMatch(/Other other\.example: 2 pages taught(?! takes)/);
    expect(act.take).not.toHaveBeenCalled();
    await screen.click(screen.get('pack-take'));
    expect(act.take.mock.calls[0]?.[0].map(({ id }) => id)).toEqual([
      'site:label.example',
      'site:other.example',
    ]);
    await soon(() => expect(screen.has('pack-take')).toBe(false));
  });

  it('that is faulty is not taken in, and every fault is named with its place', async () => {
    draw();
    await choose(packOf([{ ...RULE, hosts: ['*'], pages: [{ kind: 'task', at: '/**' }] }]));
    expect(screen.say('pack-faults')).toContain('sites[0].hosts[0] Write the exact name of a host');
    expect(screen.say('pack-faults')).toContain('sites[0].pages[0].at This fits every page');
    expect(screen.has('pack-take')).toBe(false);
  });
});

const PAGE = `<!doctype html><html><body><h1>Birds</h1><p class="pay">Pays $0.25 per task</p>
<p class="project">Project: Bird sounds</p><button id="send">Submit</button><button>Later</button></body></html>`;

/** The view with a page that changes as the worker chooses. */
function Teaching({ start, ...props }: { start: PageRule } & Partial<TeachProps>) {
  const [page, setPage] = useState(start);
  pages.push(page);
  const seen = { url: 'https://label.example/tasks/1', survey: survey(pageOf(PAGE)) };
  const acts = {
    allow: vi.fn(),
    chooseTab: vi.fn(),
    again: vi.fn(),
    rename: vi.fn(),
    save: vi.fn(),
    cancel: vi.fn(),
  };
  return (
    <Teach
      host="label.example"
      name="Label"
      builtIn={false}
      granted
      refused={false}
      tabs={[{ id: 1, title: 'Birds' }]}
      tabId={1}
      look={seen}
      faults={[]}
      {...props}
      page={page}
      act={{ ...acts, ...props.act, change: setPage }}
    />
  );
}
let pages: PageRule[];

describe('teaching a page', () => {
  const choose = (label: string, value: string) => screen.type(`select[aria-label="${label}"]`, value);

  it('asks for the one site first, and shows nothing else of it', async () => {
    pages = [];
    screen.draw(<Teaching start={{ kind: 'task', at: '/' }} granted={false} tabs={[]} look={undefined} />);
    expect(screen.text).toContain('Allow reading label.example');
    expect(screen.text).not.toContain('Which buttons end the task?');
    expect(screen.get('teach-save').hasAttribute('disabled')).toBe(true);
  });

  it('makes a rule of what the worker picks from the lists', async () => {
    pages = [];
    screen.draw(<Teaching start={{ kind: 'task', at: '/tasks/{task}' }} />);
    await choose('What “Submit” does', 'submitted');
    await choose('What “Later” does', 'skipped');
    await choose('What “Project: Bird sounds” is', 'project');
    await choose('What “Pays $0.25 per task” is', 'pay');
    await choose('Paid by', 'perSession');
    expect(pages.at(-1)).toEqual({
      kind: 'task',
      at: '/tasks/{task}',
      controls: [
        { outcome: 'submitted', selector: '#send' },
        { outcome: 'skipped', labels: ['Later'] },
      ],
      project: { selector: '.project', after: 'Project: ' },
      pay: { selector: '.pay', basis: 'perSession' },
    });
    await choose('What “Later” does', '');
    await choose('What “Pays $0.25 per task” is', '');
    expect(pages.at(-1)).toMatchObject({ controls: [{ outcome: 'submitted' }] });
    expect(pages.at(-1)).not.toHaveProperty('pay');
  });

  it('searches the texts', async () => {
    screen.draw(<Teaching start={{ kind: 'task', at: '/tasks/{task}' }} />);
    await screen.type('input[type=search]', 'bird s');
    const texts = [...screen.root.querySelectorAll('.texts')].map(({ textContent }) => textContent ?? '');
    expect(texts.join()).toContain('Project: Bird sounds');
    expect(texts.join()).not.toContain('Pays $0.25');
  });

  it('takes pay that is the same for every task', async () => {
    pages = [];
    screen.draw(<Teaching start={{ kind: 'task', at: '/tasks/{task}' }} />);
    await choose('Paid by', 'perHourReported');
    await screen.type('input.amount', '21');
    expect(pages.at(-1)?.pay).toEqual({ basis: 'perHourReported', rateMicros: 21_000_000, currency: 'USD' });
  });

  it('takes what few pages need: what must show, what refuses a submit, and the word on the task before', async () => {
    pages = [];
    const needs = { label: 'Gone' };
    screen.draw(<Teaching start={{ kind: 'overhead', at: '/tasks/**', needs }} />);
    const pick = async (field: string, words: string) => {
      const options = [...screen.root.querySelectorAll(`select[name=${field}] option`)];
      const option = options.find(({ textContent }) => textContent === words);
      await screen.type(`select[name=${field}]`, option?.getAttribute('value') ?? 'no such choice');
    };
    expect(screen.text).toContain('the button “Gone” (not on the page now)');
    await pick('needs', 'the button “Later”');
    await pick('refused', '“Pays $0.25 per task”');
    await pick('ended', 'skipped');
    expect(pages.at(-1)).toEqual({
      kind: 'overhead',
      at: '/tasks/**',
      needs: { label: 'Later' },
      refused: '.pay',
      ended: 'skipped',
    });
    await pick('needs', 'anything: its address is enough');
    expect(pages.at(-1)).not.toHaveProperty('needs');
  });

  it('keeps what the rule names and the page does not show now', () => {
    screen.draw(
      <Teaching
        start={{ kind: 'task', at: '/', controls: [{ outcome: 'returned', labels: ['Give back'] }] }}
      />,
    );
    expect(screen.text).toContain('Give back not on the page now');
  });

  it('says that the page refuses a submit, or tells of the end of a task', () => {
    const sighting = { kind: 'overhead' as const, refused: true, ended: 'submitted' as const };
    screen.draw(
      <Teaching
        start={{ kind: 'overhead', at: '/done' }}
        look={{ url: 'https://label.example/done', survey: { controls: [], texts: [] }, sighting }}
      />,
    );
    expect(screen.say('preview')).toContain('Submitrefused, as the page stands now');
    expect(screen.say('preview')).toContain('Task beforeSubmitted');
  });

  it('says what the rule reads, what it misses, and what keeps it from being saved', () => {
    const sighting = {
      kind: 'task' as const,
      taskKey: '81',
      trouble: [{ lookedFor: '#pay', why: 'missing' as const }],
    };
    screen.draw(
      <Teaching
        start={{ kind: 'task', at: '/**' }}
        look={{ url: 'https://label.example/', survey: { controls: [], texts: [] }, sighting }}
        faults={[{ where: 'sites[0].pages[0].at', what: 'This fits every page of the site.' }]}
      />,
    );
    expect(screen.say('preview')).toBe('PageA taskProject–Task id81Pay–');
    expect(screen.text).toContain('Not found: #pay');
    expect(screen.text).toContain('This fits every page');
    expect(screen.get('teach-save').hasAttribute('disabled')).toBe(true);
  });
});

it('a page’s problem report is shown whole before it is saved', async () => {
  const save = vi.fn();
  const reads = { kind: 'other', finds: [], trouble: [] };
  const report = {
    format: 'piecerate-page-report' as const,
    version: '1',
    platform: 'dataannotation',
    address: '/workers/tasks/{36}',
    reads,
    page: { tag: 'html', kids: [{ tag: 'h1', chars: 11 }] },
  };
  screen.draw(<PageReportCard report={report} onSave={save} backHref="#/platforms" />);
  expect(JSON.parse((screen.get('page-report') as HTMLTextAreaElement).value)).toEqual(report);
  await screen.click(screen.get('page-report-save'));
  expect(save).toHaveBeenCalledOnce();
});

describe('a site', () => {
  it.each([
    ['label.example', 'label.example', false],
    [' https://label.example/tasks/1?x=2 ', 'label.example', false],
    ['http://127.0.0.1:8080/', '127.0.0.1', true],
    ['HTTPS://LABEL.example', 'label.example', false],
  ])('is read from %j', (typed, host, http) => expect(siteOf(typed)).toEqual({ host, http }));

  it.each(['', 'two words', 'ftp://label.example', 'file:///etc/passwd', 'javascript:alert(1)', '*.example'])(
    '%j is none',
    (typed) => expect(siteOf(typed)).toBeUndefined(),
  );

  it('takes a page at its place, or before the others, and keeps a built-in platform’s own name', () => {
    const site = { host: 'label.example', http: false, name: 'New name' };
    const page: PageRule = { kind: 'training', at: '/course' };
    expect(withPage(RULE, site, page, 1).pages).toEqual([RULE.pages[0], page]);
    expect(withPage(RULE, site, page, undefined).pages).toEqual([page, ...RULE.pages]);
    const builtIn = withPage(undefined, { ...site, host: 'app.dataannotation.tech' }, page, undefined);
    expect(builtIn).toMatchObject({ id: 'dataannotation', name: 'DataAnnotation' });
  });
});
