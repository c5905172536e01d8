import { describe, expect, it } from 'vitest';
import { crowdgen } from '../../lib/platforms/crowdgen';
import { fixtureNamed, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['/projects', 'overhead'],
    ['/projects/', 'overhead'],
    ['/en-us/projects', 'overhead'],
    ['/projects/12', 'other'],
    ['/login', 'other'],
    ['/', 'other'],
  ])('%s is %s by its address alone', (path, kind) => {
    expect(crowdgen.kindOf(page, new URL(path, 'https://app.crowdgen.com'))).toBe(kind);
  });

  it('any page with the menu of a signed-in contributor is overhead', () => {
    const { doc } = fixtureNamed('crowdgen', 'hours');
    expect(crowdgen.kindOf(doc, new URL('https://app.crowdgen.com/anything'))).toBe('overhead');
  });

  it('no page is a task, and no control ends one', () => expect(crowdgen.controls).toEqual([]));
});

describe('a card', () => {
  const url = new URL('https://app.crowdgen.com/projects');
  const listed = (...cards: string[]) =>
    crowdgen.read(
      pageOf(`<body><main>${cards.map((card) => `<div>${card}</div>`).join('')}</main></body>`),
      url,
    ).projects;
  const rate = '<p>$5 / Hour</p>';

  it.each([
    ['whole', `<h3>A</h3>${rate}<a>Resume</a>`, 'A'],
    ['with a button', `<h3>A</h3>${rate}<button>RESUME</button>`, 'A'],
    ['without a heading', `${rate}<a>Resume</a>`, undefined],
    ['with two headings', `<h3>A</h3><h4>B</h4>${rate}<a>Resume</a>`, undefined],
    ['with two rates', `<h3>A</h3>${rate}<p>$6 / Hour</p><a>Resume</a>`, undefined],
    ['with a range', '<h3>A</h3><p>$5 - $6 / Hour</p><a>Resume</a>', undefined],
    ['with a rate for something else', '<h3>A</h3><p>$5 / Unit</p><a>Resume</a>', undefined],
    ['of a project that is not joined', `<h3>A</h3>${rate}<a>Apply</a>`, undefined],
  ])('%s', (_what, card, name) => {
    expect(listed(card)?.[0]?.name).toBe(name);
  });

  it('without a heading does not take that of the whole list', () => {
    expect(listed('<h1>Projects</h1>', `${rate}<a>Resume</a>`)).toBeUndefined();
  });

  it('without a way in does not take its neighbour’s', () => {
    expect(listed(`<h3>A</h3>${rate}`, '<h3>B</h3><a>Resume</a>')).toBeUndefined();
  });
});
