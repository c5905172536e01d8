import { expect, it } from 'vitest';
import { telus } from '../../lib/platforms/telus';
import { pageOf } from './fixtures';

const page = pageOf('<body></body>');

it.each([
  ['https://www.telusinternational.ai/cmp/contributor/dashboard', 'overhead'],
  ['https://www.telusinternational.ai/cmp/contributor/userprofile/basic-info', 'overhead'],
  ['https://www.telusinternational.ai/cmp/contributor/jobs/available/0123456789abcdef01234567', 'overhead'],
  ['https://www.telusinternational.ai/cmp', 'other'],
  ['https://www.telusinternational.ai/cmp/contributors', 'other'],
  ['https://www.telusinternational.ai/', 'other'],
  ['https://telusinternational.headway.ai/', 'other'],
  ['https://api.telusinternational.ai/cmp/contributor/dashboard', undefined],
  ['https://sb-kb.telusinternational.ai/en/productivity', undefined],
  ['https://headway.ai/', undefined],
])('%s is %s by its address alone', (address, kind) => {
  expect(telus.kindOf(page, new URL(address))).toBe(kind);
});

it('a test is training, and no control of it is taken for its end', () => {
  const url = new URL('https://telusinternational.headway.ai/assessments/12');
  expect(telus.read(pageOf('<body><div id="question-10"></div></body>'), url)).toEqual({ kind: 'training' });
  expect(telus.controls).toEqual([]);
});
