import { describe, expect, it } from 'vitest';
import { isLasting, selectorFor } from '../../lib/taught/find';
import { placeFor, proposeAddress, proposePage } from '../../lib/taught/propose';
import { survey } from '../../lib/taught/survey';
import { fixturesOf, pageOf } from '../platforms/fixtures';

const HTML = `<!doctype html><html><body><header><h1 class="sc-bdVaJa">Boxes</h1><span class="pay-rate">Pays $0.12 per task</span></header>
<main id="editor-81723" data-task="t-81723" data-project-name="Bees &amp; Wasps">
  <p class="css-1q2w3e"><span>Project: </span><b data-testid="project-name">Bees &amp; Wasps</b></p>
  <textarea>my own words</textarea><p hidden class="secret-note">hidden words</p>
  <p class="long-text">${'a long text of the task itself '.repeat(9)}</p>
  <button id="submit-task">Submit</button><button class="x1">Skip this one</button><input type="button" value="Flag">
</main></body></html>`;

describe('a survey of a page', () => {
  it('lists its buttons by label, with a selector where one will last', () => {
    expect(survey(pageOf(HTML)).controls).toEqual([
      { label: 'Submit', selector: '#submit-task' },
      { label: 'Skip this one' },
      { label: 'Flag' },
    ]);
  });

  it('lists short texts that can be found again, and neither answers nor hidden or long ones', () => {
    const { texts } = survey(pageOf(HTML));
    expect(texts).toEqual([
      { text: 'Boxes', selector: 'h1', group: 'heading' },
      { text: 'Pays $0.12 per task', selector: '.pay-rate', group: 'amount' },
      { text: 't-81723', selector: '[data-task]', attribute: 'data-task', group: 'data' },
      {
        text: 'Bees & Wasps',
        selector: '[data-project-name]',
        attribute: 'data-project-name',
        group: 'data',
      },
      { text: 'Bees & Wasps', selector: '[data-testid="project-name"]', group: 'text' },
    ]);
  });

  it('changes nothing, and finds each text again by its selector', () => {
    for (const { doc, html } of fixturesOf('practice')) {
      const before = doc.toString();
      const { texts } = survey(doc);
      expect(doc.toString()).toBe(before);
      const again = pageOf(html);
      for (const { selector, attribute, text } of texts) {
        const element = again.querySelector(selector);
        const found = attribute === undefined ? element?.textContent : element?.getAttribute(attribute);
        expect(found?.replace(/\s+/g, ' ').trim()).toBe(text);
      }
    }
  });
});

describe('names that last', () => {
  it.each(['submit', 'project-name', 'payRate', 'task_title', 'col2'])('%s is one', (name) =>
    expect(isLasting(name)).toBe(true),
  );
  it.each(['css-1q2w3e', 'sc-bdVaJa', '_3kQ2f', 'task-81723', 'a1b2c3d4', 'x', ''])('%j is none', (name) =>
    expect(isLasting(name)).toBe(false),
  );
  it('name an element through what is around it, and never by its place alone', () => {
    const doc = pageOf('<div id="left-side"><p>a</p></div><div id="right-side"><p>b</p></div><p>c</p>');
    const [a, b, c] = doc.querySelectorAll('p');
    expect([a, b, c].map((one) => one && selectorFor(one, doc))).toEqual([
      '#left-side p',
      '#right-side p',
      undefined,
    ]);
  });
});

describe('a proposal', () => {
  it.each([
    ['https://x.example/tasks/81', '/tasks/{task}'],
    ['https://x.example/projects/12/data/81', '/projects/{project}/data/{task}'],
    ['https://x.example/en/work/3f2b8c1e-1c2d-4e3f-8a4b-5c6d7e8f9a0b?tab=2', '/en/work/{task}'],
    ['https://x.example/projects/12/data?tab=3&task=81', '/projects/{project}/data?task={task}'],
    ['https://x.example/tasks/12/jobs/34', '/tasks/{project}/jobs/{task}'],
    ['https://x.example/label?task_id=81&lang=en', '/label?task_id={task}'],
    ['https://x.example/p/77?response_id=9', '/p/{project}?response_id={task}'],
    ['https://x.example/app#/tasks/9', '/app#/tasks/{task}'],
    ['https://x.example/v2/12/34/56', '/v2/*/*/{task}'],
    ['https://x.example/', '/'],
    ['https://x.example/a*b/c', '/*/c'],
  ])('for %s is %s', (url, pattern) => expect(proposeAddress(new URL(url))).toBe(pattern));

  it('says of the clearest buttons what they do', () => {
    const page = proposePage(new URL('https://x.example/tasks/81'), survey(pageOf(HTML)));
    expect(page.controls).toEqual([
      { outcome: 'submitted', selector: '#submit-task' },
      { outcome: 'skipped', labels: ['Skip this one'] },
    ]);
  });

  it('takes a word such as "Project:" off a name', () => {
    const text = { selector: 'p', group: 'text' as const };
    expect(placeFor({ ...text, text: 'Project: Bees' })).toEqual({ selector: 'p', after: 'Project: ' });
    expect(placeFor({ ...text, text: 'Projecting bees' })).toEqual({ selector: 'p' });
  });
});
