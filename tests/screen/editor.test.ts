import { expect, it } from 'vitest';
import { routeOf } from '../../lib/dashboard/route';
import { editorHash } from '../../lib/screen/editor';

it.each([
  ['teach', 7, 'https://label.example/tasks/1', { site: 'label.example', tab: '7' }],
  ['teach', 7, 'http://localhost:8080/tasks/1', { site: 'localhost', tab: '7', http: '1' }],
  ['teach', 7, undefined, {}],
  ['teach', 7, 'chrome://settings/', {}],
  ['report', 7, 'https://label.example/', { report: '7' }],
  ['report', undefined, undefined, {}],
] as const)('the way to %s tab %s with %s', (what, tab, url, params) => {
  expect(routeOf(editorHash(what, tab, url), 'overview')).toEqual({ view: 'platforms', params });
});
