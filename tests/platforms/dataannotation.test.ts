import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { dataannotation } from '../../lib/platforms/dataannotation';
import { fixturesOf, pageOf } from './fixtures';

const fixtures = fixturesOf('dataannotation');
const named = (name: string) => {
  const fixture = fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture ${name}`);
  return fixture;
};

describe('whose page it is', () => {
  const page = pageOf('<body></body>');

  it.each([
    'https://www.dataannotation.tech/workers/projects',
    'https://dataannotation.tech/workers/projects',
    'https://app.dataannotation.tech.example/workers/projects',
    'https://xapp.dataannotation.tech/workers/projects',
    'https://example.com/app.dataannotation.tech/workers/projects',
  ])('%s is not its own', (address) => {
    expect(dataannotation.kindOf(page, new URL(address))).toBeUndefined();
    expect(dataannotation.read(page, new URL(address))).toEqual({ kind: 'other' });
  });

  it.each([
    ['/workers/projects/', 'overhead'],
    ['/workers/support', 'overhead'],
    ['/workers/referrals', 'other'],
    ['/workers/payments_help', 'other'],
    ['/workers/tasks', 'other'],
    ['/workers/tasks/abc/', 'preview'],
    ['/workers/tasks/abc?task_response_id=', 'preview'],
    ['/workers/tasks/abc/?task_response_id=def', 'task'],
    ['/', 'other'],
  ])('%s is %s by its address alone', (path, kind) => {
    expect(dataannotation.kindOf(page, new URL(path, 'https://app.dataannotation.tech'))).toBe(kind);
  });
});

describe('how the worker means to end a task', () => {
  it.each([
    ['task-input', '.task-response-submission span', 'submitted'],
    ['task-input', '#skip_button', 'skipped'],
    ['task-input', 'input[value="Exit Work Mode"]', 'returned'],
    ['task-button', '.worker-task > form button', 'returned'],
    ['task-spanish', '.task-response-submission span', 'submitted'],
    ['task-spanish', '#skip_button', 'skipped'],
    ['task-spanish', '.worker-task > form input', undefined],
    ['task-role-button', '[role="button"] span', 'returned'],
    ['task-input', 'textarea', undefined],
    ['task-input', '.instructions button', undefined],
    ['preview-input', '#enterWorkModeButton', undefined],
    ['preview-button', '.navbar a', undefined],
    ['preview-role-button', '[role="button"]', undefined],
  ])('%s: %s → %s', (name, selector, outcome) => {
    const target = named(name).doc.querySelector(selector);
    if (!target) throw new Error(`no ${selector}`);
    expect(controlOf(target, dataannotation.controls)?.outcome).toBe(outcome);
  });
});

describe('what a title says', () => {
  const { html, url } = named('task-input');

  it.each([
    ['[Qualification] Chemistry', 'training'],
    ['[QUALIFICATION] Chemistry', 'training'],
    ['[PRIORITY] [Qualification] Chemistry', 'training'],
    ['[TRAINING] Audio', 'training'],
    ['[💰 PAID TRAINING] Audio', 'training'],
    ['Onboarding Step 1 - Platform Basics', 'training'],
    ['Prompt Writing - Periodic Refresher', 'training'],
    ['[Survey] Your Devices', 'task'],
    ['[SURVEY] Your Devices', 'task'],
    ['[PRIORITY] Code Comparison - 06/12/26', 'task'],
    ['Rate and Review (2): Rubric Writing', 'task'],
    ['Rate & Review: [Qualification] Chemistry', 'task'],
    ['Review_ Rubric Writing', 'task'],
    ['Reference Version - Chat Rating', 'task'],
    ['Training Data for Robots', 'task'],
  ])('%s is %s', (title, kind) => {
    const doc = pageOf(html.replace('Rubric Writing - 06/14/26', title.replace('&', '&amp;')));
    expect(dataannotation.read(doc, url)).toMatchObject({ kind, project: { name: title } });
  });
});

describe('a page that was never seen', () => {
  const address = fc.constantFrom(...fixtures.map((fixture) => fixture.url));

  it('is read without an error, whatever part of a known page is cut, moved or overwritten', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        address,
        fc.nat(),
        fc.nat({ max: 400 }),
        fc.oneof(fc.constantFrom('', '"', '<', '&quot;', '<table>', '[', 'null,', '</div>'), fc.string()),
        ({ html }, url, from, length, put) => {
          const at = from % html.length;
          const doc = pageOf(html.slice(0, at) + put + html.slice(at + length));
          expect(() => dataannotation.read(doc, url)).not.toThrow();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read without an error, whatever JSON it embeds', () => {
    const lists = ['projects', 'easyProjects', 'qualifications', 'id', 'name', 'pay', 'payPerHourInCents'];
    const keys = fc.constantFrom(
      'dashboardMerchTargeting',
      'reportableProjectsInfo',
      'inProgressTasksInfo',
      ...lists,
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.array(tie('value')),
        fc.dictionary(keys, tie('value')),
      ),
    }));
    const url = new URL('https://app.dataannotation.tech/workers/projects');
    fc.assert(
      fc.property(value, (props) => {
        const doc = pageOf('<body><div id="workers/WorkerProjectsTable-hybrid-root"></div></body>');
        doc.querySelector('div')?.setAttribute('data-props', JSON.stringify(props));
        expect(dataannotation.read(doc, url).kind).toBe('overhead');
      }),
    );
  });

  it('is read without an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), address, (html, url) => {
        expect(() => dataannotation.read(pageOf(html), url)).not.toThrow();
      }),
    );
  });

  it('never lets the text of a page into a report of trouble', () => {
    const secret = 'Confidential';
    const { html, url } = named('dashboard-odd');
    const doc = pageOf(html.replaceAll('Only a name', secret).replaceAll('2100', secret));
    expect(JSON.stringify(dataannotation.read(doc, url).trouble)).not.toContain(secret);
  });
});
