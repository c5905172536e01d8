import { describe, expect, it } from 'vitest';
import { clickworker } from '../../lib/platforms/clickworker';
import { pageOf } from './fixtures';

const HOST = 'https://workplace.clickworker.com';
const page = pageOf('<body></body>');

describe('whose page it is', () => {
  it.each([
    [`${HOST}/en/workplace/jobs/`, 'overhead'],
    [`${HOST}/pt-br/workplace/jobs/7/edit`, 'task'],
    [`${HOST}/en/workplace/jobs/7/edit/`, 'task'],
    [`${HOST}/en/workplace/jobs/7`, 'other'],
    [`${HOST}/en/payment_details`, 'overhead'],
    [`${HOST}/workplace/jobs`, 'other'],
    ['https://www.clickworker.com/en/workplace/jobs', undefined],
    ['https://workplace.clickworker.com.example/en/workplace/jobs', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(clickworker.kindOf(page, new URL(address))).toBe(kind);
  });
});

it('takes a job in two languages for one project', () => {
  const projects = ['en', 'de'].map((language) => {
    return clickworker.read(page, new URL(`${HOST}/${language}/workplace/jobs/60001/edit`)).project;
  });
  expect(projects).toEqual([{ id: '60001' }, { id: '60001' }]);
});
