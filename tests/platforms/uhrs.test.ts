import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { uhrs } from '../../lib/platforms/uhrs';
import { uhrsFrame } from '../../lib/platforms/uhrs-frame';
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

it('has no control of its own: its HITs are in a frame', () => {
  expect(uhrs).toMatchObject({ controls: [], sessions: true, frames: true });
});

describe('the frames of a session', () => {
  const url = new URL('https://www.uhrs.ai/judge/Views/judge?hitappid=7&mode=judge');
  const hostsOf = (...sources: string[]) =>
    uhrs.read(pageOf(sources.map((src) => `<iframe src="${src}"></iframe>`).join('')), url).frames;

  it('are named by their hosts, each once and no more than three', () => {
    expect(hostsOf('https://hits.example/a?token=1', 'https://hits.example/b', '//two.example/')).toEqual([
      'hits.example',
      'two.example',
    ]);
    expect(hostsOf(...[1, 2, 3, 4].map((n) => `https://h${n}.example/`))).toHaveLength(3);
  });

  it.each([
    ['UHRS’s own', ['/judge/frame', 'https://prod.uhrs.playmsn.com/x']],
    ['where workers sign in', ['https://login.microsoftonline.com/x']],
    [
      'no site at all',
      ['about:blank', 'data:text/html,x', 'http://hits.example/', 'https://[::1]/', 'http://'],
    ],
    [`of a name that is none`, [`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example/`]],
  ])('are none where they are %s', (_what, sources) => {
    expect(hostsOf(...sources)).toBeUndefined();
  });

  it('are not looked for elsewhere', () => {
    const page = pageOf('<iframe src="https://hits.example/"></iframe>');
    expect(uhrs.read(page, new URL('https://www.uhrs.ai/marketplace')).frames).toBeUndefined();
  });
});

describe('inside a frame', () => {
  it.each([
    ['<button class="uhrs-button uhrs-button-primary uhrs-submit-button">Go</button>', 'submitted'],
    ['<button>Submit</button>', 'submitted'],
    ['<input type="submit" value="submit">', 'submitted'],
    ['<button>Report</button>', undefined],
  ])('%s means %s', (html, outcome) => {
    const target = pageOf(html).querySelector('button, input');
    if (!target) throw new Error('no control');
    expect(controlOf(target, uhrsFrame.controls)?.outcome).toBe(outcome);
  });
});
