import { describe, expect, test } from 'vitest';
import {
  type Checklist,
  type Here,
  listsHere,
  moved,
  openList,
  scopeOf,
  staleRuns,
  ticked,
} from '../../lib/notes/checklists.ts';
import { READY } from '../../lib/notes/ready.ts';
import { readTemplateFile, templateFile } from '../../lib/notes/template-file.ts';
import { messages } from '../screen/browser.ts';

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 10, 25, 12);
const list = (more: Partial<Checklist> = {}): Checklist => ({
  kind: 'list',
  id: 'list:a',
  name: 'Street boxes',
  when: 'training',
  items: [
    { id: '1', text: 'Read' },
    { id: '2', text: 'Quiz' },
  ],
  places: ['family:p:boxes'],
  changedAt: AT,
  ...more,
});
const here: Here = { places: ['family:p:boxes', 'platform:p', 'general'], day: '2026-11-25', task: 7 };

describe('a run', () => {
  test.each<[string, Partial<Checklist>, string | undefined]>([
    ['training is once per project', {}, 'family:p:boxes'],
    ['training of everywhere is once for all', { places: ['general'] }, 'general'],
    ['a daily list is once a day', { when: 'daily' }, '2026-11-25 family:p:boxes'],
    ['before submit lies at hand', { when: 'submit' }, undefined],
    ['before submit, switched on, is once a task', { when: 'submit', perTask: true }, 'task 7'],
    ['elsewhere it is not there', { places: ['platform:q'] }, undefined],
  ])('%s', (_, more, scope) => {
    expect(scopeOf(list(more), here)).toBe(scope);
  });

  test('is ticked item by item, and complete with the last', () => {
    const one = ticked(list(), 'family:p:boxes', undefined, '1', AT);
    expect(listsHere([list(), one], here)[0]).toMatchObject({ done: 1, complete: false });
    const both = ticked(list(), 'family:p:boxes', one, '2', AT + 1);
    expect(listsHere([list(), both], here)[0]).toMatchObject({ done: 2, complete: true });
    const back = ticked(list(), 'family:p:boxes', both, '1');
    expect(listsHere([list(), back], here)[0]).toMatchObject({ done: 1, complete: false });
  });

  test('is due again after its days, and says when', () => {
    const rows = (daysAgo: number) => {
      const one = ticked(list({ refreshDays: 30 }), 'family:p:boxes', undefined, '1', AT - daysAgo * DAY_MS);
      return [list({ refreshDays: 30 }), ticked(list(), 'family:p:boxes', one, '2', AT - daysAgo * DAY_MS)];
    };
    expect(listsHere(rows(10), here)[0]).toMatchObject({ dueOn: '2026-12-15', complete: true });
    expect(listsHere(rows(31), here)[0]).toMatchObject({ dueOn: '2026-11-24', complete: false });
  });

  test('of a day long past goes, a training stays', () => {
    const old = AT - 100 * DAY_MS;
    const daily = list({ id: 'list:d', when: 'daily' });
    const rows = [
      list(),
      daily,
      ticked(list(), 'x', undefined, '1', old),
      ticked(daily, '2026-08-01', undefined, '1', old),
      ticked(daily, '2026-11-25', undefined, '1', AT),
      ticked(list({ id: 'list:gone' }), 'x', undefined, '1', AT),
    ];
    expect(staleRuns(rows, AT)).toEqual(['run:list:d|2026-08-01', 'run:list:gone|x']);
  });
});

test('the open list is the training first, then the day, then what lies at hand', () => {
  const submit = list({ id: 'list:s', when: 'submit' });
  const daily = list({ id: 'list:d', when: 'daily' });
  const ids = (rows: Checklist[]) => openList(listsHere(rows, here))?.list.id;
  expect(ids([submit, daily, list()])).toBe('list:a');
  expect(ids([submit, daily])).toBe('list:d');
  expect(ids([submit])).toBe('list:s');
  expect(ids([])).toBeUndefined();
});

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [1, 9, 'acb'],
])('an item is moved from %i to %i', (from, to, order) => {
  expect(moved([...'abc'], from, to).join('')).toBe(order);
});

describe('a file of checklists', () => {
  test('says again what was written', () => {
    const read = readTemplateFile(templateFile([list({ refreshDays: 90 })]));
    const { name, when, items, refreshDays } = list({ refreshDays: 90 });
    expect(read).toEqual({ ok: true, lists: [{ name, when, items, refreshDays }] });
  });

  test.each([
    ['no JSON', '{', 'JSON'],
    ['another format', '{"format":"x","version":1,"lists":[]}', 'format'],
    ['no lists', '{"format":"piecerate-checklists","version":1,"lists":[]}', 'lists'],
    [
      'an item without words',
      '{"format":"piecerate-checklists","version":1,"lists":[{"name":"a","when":"daily","items":[{"id":"1","text":" "}]}]}',
      'lists[0].items[0].text',
    ],
    [
      'a link that runs',
      '{"format":"piecerate-checklists","version":1,"lists":[{"name":"a","when":"daily","items":[{"id":"1","text":"b","link":"javascript:alert(1)"}]}]}',
      'lists[0].items[0].link',
    ],
  ])('%s is refused, and the fault named', (_, text, where) => {
    expect(readTemplateFile(text)).toMatchObject({ ok: false, where });
  });
});

test('every word of the ready lists is there', () => {
  const keys = READY.flatMap(({ id, count }) => [
    `ready_${id}`,
    ...Array.from({ length: count }, (_, i) => `ready_${id}_${i + 1}`),
  ]);
  expect(keys.filter((key) => !messages[key]?.message)).toEqual([]);
  expect(Object.keys(messages).filter((key) => key.startsWith('ready_') && !keys.includes(key))).toEqual([]);
});
