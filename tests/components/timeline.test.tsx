import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { DashContext } from '../../components/dashboard/dash';
import { type RecordActs, RecordCard } from '../../components/dashboard/timeline/RecordCard';
import { Timeline } from '../../components/dashboard/timeline/Timeline';
import { WordsContext } from '../../components/words';
import type { Dash } from '../../lib/dashboard/dash';
import type { Day, DayRecord } from '../../lib/dashboard/timeline';
import { words } from '../../lib/screen/text';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const MINUTE_MS = 60_000;
const TEN = new Date('2026-11-24T10:00').getTime();
const at = (minute: number) => TEN + minute * MINUTE_MS;

type Piece = DayRecord['segments'][number];
const piece = (place: number, from: number, to: number, more: Partial<Piece> = {}): Piece => ({
  place,
  kind: 'work',
  startAt: at(from),
  endAt: at(to),
  counted: true,
  ...more,
});

function record(n: number, segments: Piece[], more: Partial<DayRecord> = {}): DayRecord {
  const counted = segments.filter((one) => one.decided ?? one.counted);
  return {
    n,
    deviceId: 'device-1',
    own: true,
    kind: 'task',
    platform: 'outlier',
    project: 'outlier:a',
    startAt: segments[0]?.startAt ?? TEN,
    endAt: segments.at(-1)?.endAt ?? TEN,
    countedMs: counted.reduce((sum, one) => sum + one.endAt - one.startAt, 0),
    outcome: 'submitted',
    dropped: false,
    segments,
    ...more,
  };
}

const FIRST = record(1, [
  piece(0, 0, 12),
  piece(1, 12, 20, { kind: 'idle', cause: 'input', counted: false }),
  piece(2, 20, 30),
]);
const SECOND = record(2, [piece(0, 31, 40)]);

let screen: Screen;
let act: { [K in keyof RecordActs]: Mock<RecordActs[K]> };
beforeEach(() => {
  screen = new Screen();
  act = new Proxy({} as typeof act, {
    get: (made, name: keyof RecordActs) => (made[name] ??= vi.fn() as never),
  });
});

function card(one: DayRecord, more: { before?: DayRecord; edits?: boolean } = {}) {
  const { before, edits = false } = more;
  screen.draw(
    <RecordCard
      record={one}
      before={before}
      chosen={undefined}
      edits={edits}
      projects={['outlier:a', 'outlier:b']}
      projectText={(key) => key}
      act={act}
      onEdit={vi.fn()}
    />,
  );
}

const boxes = () => [...screen.root.querySelectorAll<HTMLInputElement>('.pieces input')];
const submit = (label: string) => {
  const form = screen.root.querySelector(`form[aria-label="${label}"]`);
  form?.dispatchEvent(new (window as typeof globalThis & Window).Event('submit', { cancelable: true }));
};

describe('one record', () => {
  it('lists its stretches, what each was, and which count', () => {
    card(FIRST);
    expect(boxes().map((box) => box.hasAttribute('checked'))).toEqual([true, false, true]);
    expect(screen.text).toMatch(/working.*no input.*working/);
    expect(screen.text).toContain('22 min');
  });

  it('lets a stretch count, or not', async () => {
    card(FIRST);
    const box = boxes()[1];
    if (!box) throw new Error('no second stretch');
    box.checked = true;
    box.dispatchEvent(new (window as typeof globalThis & Window).Event('change', { bubbles: true }));
    expect(act.decide).toHaveBeenCalledWith(FIRST, FIRST.segments[1], true);
  });

  it('on the clock it is told so, and only decisions can be changed', () => {
    const { deviceId: _, outcome: __, ...open } = FIRST;
    card(open as DayRecord);
    expect(screen.text).toContain('On the clock');
    expect(screen.has('edit')).toBe(false);
    expect(boxes()).toHaveLength(3);
  });

  it('is corrected in its time', async () => {
    card(FIRST, { edits: true });
    await screen.type('[name=end]', '10:25');
    submit('Fix time');
    expect(act.fix).toHaveBeenCalledWith(FIRST, { startAt: undefined, endAt: at(25) });
  });

  it('is not sent where nothing was changed', () => {
    card(FIRST, { edits: true });
    submit('Fix time');
    expect(act.fix).not.toHaveBeenCalled();
  });

  it('is split where the worker says', async () => {
    card(FIRST, { edits: true });
    await screen.type('[name=at]', '10:07');
    submit('Split');
    expect(act.split).toHaveBeenCalledWith(FIRST, at(7));
  });

  it('gives a stretch to another project, to the very edge where a field is left as it is', async () => {
    card(FIRST, { edits: true });
    await screen.type('[name=to]', '10:12');
    submit('Give to a project');
    expect(act.reassign).toHaveBeenCalledWith(FIRST, FIRST.startAt, at(12), { project: 'outlier:b' });
  });

  it('is merged only with one before it', async () => {
    card(SECOND, { edits: true });
    expect(() => screen.button('Merge with the one before')).toThrow();
    card(SECOND, { edits: true, before: FIRST });
    await screen.click(screen.button('Merge with the one before'));
    expect(act.merge).toHaveBeenCalledWith(SECOND, FIRST);
  });

  it('of another device keeps its times', () => {
    card(record(1, FIRST.segments, { own: false }), { edits: true });
    expect(screen.root.querySelector('[name=start]')).toBeNull();
    expect(screen.root.querySelector('[name=at]')).not.toBeNull();
  });
});

describe('a day', () => {
  let run: Mock<Dash['run']>;
  function day(records: DayRecord[]) {
    run = vi.fn(async () => true);
    const dash: Partial<Dash> = {
      route: { view: 'timeline', params: {} },
      today: '2026-11-25',
      snapshot: undefined,
      run,
      go: vi.fn(),
      href: () => '#',
    };
    const shown: Day = {
      date: '2026-11-24',
      fromAt: at(-600),
      toAt: at(840),
      records,
      projects: [],
    };
    screen.draw(
      <DashContext.Provider value={dash as Dash}>
        <WordsContext.Provider value={words(false)}>
          <Timeline day={shown} />
        </WordsContext.Provider>
      </DashContext.Provider>,
    );
  }

  it('says what counts of it, and draws every stretch once', () => {
    day([FIRST, SECOND]);
    expect(screen.text).toContain('31 min');
    expect(screen.get('strip').querySelectorAll('.piece')).toHaveLength(4);
    expect(screen.get('strip').querySelectorAll('.piece.off')).toHaveLength(1);
  });

  it('leaves a record that was dropped out of the sum', () => {
    day([FIRST, { ...SECOND, dropped: true }]);
    expect(screen.text).toContain('22 min');
    expect(screen.text).toContain('Did not count');
  });

  it('sends a decision with the place of the stretch, and can take it back', async () => {
    day([FIRST]);
    const box = boxes()[1];
    if (!box) throw new Error('no second stretch');
    box.checked = true;
    box.dispatchEvent(new (window as typeof globalThis & Window).Event('change', { bubbles: true }));
    expect(run).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'decide',
        payload: { stretches: [{ n: 1, segment: 1, startAt: at(12) }], count: true },
        undo: true,
      }),
    );
  });

  it('without anything recorded says so', () => {
    day([]);
    expect(screen.has('nothing')).toBe(true);
    expect(screen.has('strip')).toBe(false);
  });
});
