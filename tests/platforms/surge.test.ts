import { expect, it } from 'vitest';
import { dataannotation } from '../../lib/platforms/dataannotation';
import { surge } from '../../lib/platforms/surge';
import { fixtureNamed } from './fixtures';

it('reads its own host as its sister’s, and no other', () => {
  const { doc, url } = fixtureNamed('surge', 'task-input');
  expect(dataannotation.kindOf(doc, url)).toBeUndefined();
  const sister = fixtureNamed('dataannotation', 'task-input');
  expect(surge.kindOf(sister.doc, sister.url)).toBeUndefined();
  expect(surge.read(doc, url)).toEqual(dataannotation.read(sister.doc, sister.url));
});

it('says that none of it was ever confirmed', () => {
  expect(surge.unverified).toEqual({});
});
