import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { raterhub } from '../../lib/platforms/raterhub';
import { fixtureNamed, fixturesOf, pageOf } from './fixtures';

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    ['/evaluation/rater', 'overhead'],
    ['/evaluation/rater/', 'overhead'],
    ['/evaluation/rater/task', 'overhead'],
    ['/evaluation/rater/task/index', 'overhead'],
    ['/evaluation/rater/task/recent_tasks/', 'overhead'],
    ['/evaluation/rater/settings', 'overhead'],
    ['/evaluation/rater/task/show?taskIds=abc', 'other'],
    ['/evaluation/raters', 'other'],
    ['/', 'other'],
  ])('%s is %s by its address alone', (path, kind) => {
    expect(raterhub.kindOf(page, new URL(path, 'https://www.raterhub.com'))).toBe(kind);
  });

  it('a task’s address is a task once there is something to work on', () => {
    const url = new URL('https://www.raterhub.com/evaluation/rater/task/show/?taskIds=abc');
    expect(raterhub.read(pageOf('<body><textarea></textarea></body>'), url)).toMatchObject({
      kind: 'task',
      taskKey: 'abc',
    });
  });
});

describe('how the rater means to end a task', () => {
  it.each([
    ['task-range', '#ewok-task-submit-button', 'submitted'],
    ['task-range', '#ewok-task-submit-done-button', 'submitted'],
    ['task-german', '#ewok-task-submit-button', 'submitted'],
    ['task-range', '#ewok-task-cancel-button', 'returned'],
    ['task-release', '.ewok-release-buttons span', 'returned'],
    ['task-report', '.ewok-release-buttons span', undefined],
    ['task-release', '#ewok-release-button', undefined],
    ['task-range', 'textarea', undefined],
    ['settings', 'button', undefined],
    ['index-acquire-task', 'button', undefined],
    ['task-timers', '#ewok-task-submit-button', 'submitted'],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = fixtureNamed('raterhub', name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, raterhub.controls)?.outcome).toBe(outcome);
  });
});

describe('the type of task', () => {
  const { html, url } = fixtureNamed('raterhub', 'task-range');
  const typeOf = (...lines: string[]) => {
    const header = lines.map((line) => `<li>${line}</li>`).join('');
    return raterhub.read(pageOf(html.replace(/<li>.*upsetting-offensive content<\/li>/, header)), url)
      .project;
  };

  it.each([
    'Headphones required',
    'Headphones or speakers required',
    'May contain upsetting-offensive content',
    'Personalized',
    'Speaking aloud required',
    'Special device or app required',
  ])('is not the notice “%s”', (notice) => {
    expect(typeOf(notice)).toBeUndefined();
    expect(typeOf('Experimental', notice)).toEqual({ name: 'Experimental' });
    expect(typeOf(notice, 'Experimental')).toEqual({ name: 'Experimental' });
  });
});

describe('the estimate', () => {
  it('is the upper end, in every generation of the page', () => {
    const estimates = fixturesOf('raterhub').flatMap(({ name, doc, url }) => {
      const { estimateMs } = raterhub.read(doc, url);
      return estimateMs === undefined ? [] : [`${name} ${estimateMs / 60_000}`];
    });
    expect(estimates).toEqual(
      expect.arrayContaining([
        'task-range 3',
        'task-dash 8',
        'task-decimal 1',
        'task-one-minute 1',
        'task-german 2.5',
      ]),
    );
  });

  it('is read out of the words around it', () => {
    const { html, url } = fixtureNamed('raterhub', 'task-range');
    const said = (text: string) => raterhub.read(pageOf(html.replace('2 - 3 minutes', text)), url).estimateMs;
    expect(said('Average estimated time: 2 - 3 minutes')).toBe(180_000);
    expect(said('(4,5 min)')).toBe(270_000);
    expect(said('Task 17')).toBeUndefined();
  });
});
