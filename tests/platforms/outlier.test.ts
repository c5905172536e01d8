import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { outlier } from '../../lib/platforms/outlier';
import { fixtureNamed, pageOf } from './fixtures';

const WORK = '<body><main><textarea></textarea><button>Submit</button></main></body>';
const at = (path: string) => new URL(path, 'https://app.outlier.ai');

describe('by its address', () => {
  it.each([
    ['/tasks', 'task'],
    ['/tasks/', 'task'],
    ['/en/tasks', 'task'],
    ['/expert/tasks', 'task'],
    ['/pt-br/expert/tasks', 'task'],
    ['/anything/tasks', 'task'],
    ['/en/expert/tasks/history', 'other'],
    ['/en/expert/nottasks', 'other'],
    ['/a/b/tasks', 'other'],
    ['/course', 'training'],
    ['/expert/courses', 'other'],
    ['/projects/history', 'overhead'],
    ['/en/marketplace', 'overhead'],
    ['/en/expert/earnings', 'overhead'],
    ['/en/expert/outlieradmin/tools/lookup', 'overhead'],
    ['/jobs/tasks', 'other'],
    ['/en/expert/job/12', 'other'],
    ['/en/expert/signup', 'other'],
    ['/expert/referrals/link/abc', 'other'],
    ['/', 'other'],
  ])('%s is %s', (path, kind) => expect(outlier.kindOf(pageOf(WORK), at(path))).toBe(kind));

  it.each(['https://outlier.ai/tasks', 'https://www.outlier.ai/tasks', 'https://community.outlier.ai/tasks'])(
    '%s is not its own',
    (address) => expect(outlier.kindOf(pageOf(WORK), new URL(address))).toBeUndefined(),
  );
});

describe('a task', () => {
  it('has a key only from a link that claims it', () => {
    const read = (path: string) => outlier.read(pageOf(WORK), at(path)).taskKey;
    expect(read('/en/expert/tasks')).toBeUndefined();
    const [task, attempt] = ['67e78d4f24eaa8f13ae8a7d1', '67E78D4F24EAA8F13AE8A7D2'];
    expect(read(`/tasks?taskId=${task}`)).toBe(task);
    expect(read(`/tasks?taskId=${task}&pipelineV3HumanNodeId=${attempt}`)).toBe(attempt);
    for (const id of ['', 'next', `${task}0`, '<b>', 'constructor'])
      expect(read(`/tasks?taskId=${id}`)).toBeUndefined();
  });

  it('is submitted by the button of that name, and by no other', () => {
    const { doc } = fixtureNamed('outlier', 'task');
    const outcome = (selector: string) => {
      const target = doc.querySelector(selector);
      if (!target) throw new Error(`no ${selector}`);
      return controlOf(target, outlier.controls)?.outcome;
    };
    expect(outcome('main button span')).toBe('submitted');
    expect(outcome('textarea')).toBeUndefined();
    const spanish = fixtureNamed('outlier', 'task-spanish').doc.querySelector('main button');
    expect(spanish && controlOf(spanish, outlier.controls), 'a label nobody has seen').toBeUndefined();
    const { doc: step } = fixtureNamed('outlier', 'task-no-submit');
    const next = step.querySelector('main button');
    expect(next && controlOf(next, outlier.controls)).toBeUndefined();
  });
});

it('is never said to pay: no source shows that on a page', () => {
  for (const name of ['task', 'earnings', 'project', 'operation']) {
    const { doc, url } = fixtureNamed('outlier', name);
    expect(outlier.read(doc, url)).not.toHaveProperty('pay');
  }
});
