import { describe, expect, it } from 'vitest';
import { uhrs } from '../../lib/platforms/uhrs';
import { pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['https://www.uhrs.ai/marketplace/', 'overhead'],
    ['https://www.uhrs.ai/Marketplace/Tasks/All', 'overhead'],
    ['https://www.uhrs.ai/marketplace/app/7', 'overhead'],
    ['https://www.uhrs.ai/marketplace/help', 'other'],
    ['https://prod.uhrs.playmsn.com/JUDGE/views/Judge?HITAPPID=7', 'task'],
    ['https://www.uhrs.ai/judge/Views/judge?hitappid=7&mode=PDesign', 'other'],
    ['https://www.uhrs.ai/judge/Views/other?hitappid=7', 'other'],
    ['https://uhrs.playmsn.com/judge/Views/judge?hitappid=7', undefined],
    ['https://www.uhrs.ai.example/marketplace', undefined],
  ])('%s is %s by its address alone', (address, kind) => {
    expect(uhrs.kindOf(page, new URL(address))).toBe(kind);
  });
});

it('has no control of its own: its HITs are in a frame that is not ours to read', () => {
  expect(uhrs).toMatchObject({ controls: [], sessions: true });
});
