import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../lib/platforms/practice';
import type { Sighting } from '../../lib/platforms/types';
import { pageOf } from '../platforms/fixtures';
import { PROJECTS } from './projects';
import { type PracticeServer, startPracticeServer } from './server';
import type { PracticeTask } from './state';

/** What the labeling tool would send; the site asks only that something is labeled. */
const ANSWER = JSON.stringify([{ type: 'choices', value: { choices: ['Delivery'] } }]);

let site: PracticeServer;
beforeAll(async () => {
  site = await startPracticeServer();
});
afterAll(() => site.close());
beforeEach(() => fetch(`${site.url}/reset`, { method: 'POST' }));

/** A page as the reader sees it, after redirects. */
async function seen(path: string, init?: RequestInit): Promise<Sighting & { status: number; path: string }> {
  const reply = await fetch(`${site.url}${path}`, init);
  const url = new URL(reply.url);
  return { ...practice.read(pageOf(await reply.text()), url), status: reply.status, path: url.pathname };
}

function post(fields: Record<string, string>, json = false): RequestInit {
  const headers: Record<string, string> = json ? { accept: 'application/json' } : {};
  return { method: 'POST', body: new URLSearchParams(fields), headers };
}

async function tasks(): Promise<PracticeTask[]> {
  const reply = await fetch(`${site.url}/state`);
  return ((await reply.json()) as { tasks: PracticeTask[] }).tasks;
}

describe('the list', () => {
  it('shows every project with its pay, and none for the one that hides it', async () => {
    const { projects } = await seen('/');
    expect(projects?.map(({ id }) => id)).toEqual(PROJECTS.map(({ id }) => id));
    expect(projects?.filter(({ pay }) => pay === undefined).map(({ id }) => id)).toEqual(['names']);
  });

  it('shows a task with a deadline as running until it ends', async () => {
    const { taskKey, path } = await seen('/work/topics');
    expect((await seen('/projects')).running).toMatchObject([{ taskKey, project: { id: 'topics' } }]);
    await fetch(`${site.url}${path}`, post({ action: 'skip' }));
    expect((await seen('/projects')).running?.map((task) => task.taskKey)).not.toContain(taskKey);
  });
});

describe('a task', () => {
  it.each(['boxes', 'topics', 'voices', 'names'])('%s: the same one on every visit', async (project) => {
    const first = await seen(`/work/${project}`);
    expect(first).toMatchObject({ kind: 'task', project: { id: project } });
    expect((await seen(`/work/${project}`)).taskKey).toBe(first.taskKey);
  });

  it('stays, with an error, when nothing is labeled; goes on when something is', async () => {
    const { taskKey, path } = await seen('/work/topics');
    const refused = await seen(path, post({ action: 'submit', answer: '[]' }));
    expect(refused).toMatchObject({ status: 422, kind: 'task', taskKey, refused: true });
    const next = await seen(path, post({ action: 'submit', answer: ANSWER }));
    expect(next).toMatchObject({ status: 200, kind: 'task' });
    expect(next.taskKey).not.toBe(taskKey);
    expect(await seen(path)).toMatchObject({ kind: 'overhead', taskKey, ended: 'submitted' });
  });

  it.each([
    ['boxes', true],
    ['voices', false],
  ])('%s: the next task comes without a page load', async (project, ownUrl) => {
    const { taskKey = '' } = await seen(`/work/${project}`);
    const action = `${site.url}/tasks/${project}/${taskKey}`;
    const refused = await fetch(action, post({ answer: '[]' }, true));
    expect([refused.status, await refused.json()]).toEqual([422, { error: expect.any(String) }]);
    const { task } = (await (await fetch(action, post({ answer: ANSWER }, true))).json()) as {
      task: { id: string; url: string };
    };
    expect(task.id).not.toBe(taskKey);
    expect(task.url).toBe(ownUrl ? `/tasks/${project}/${task.id}` : `/work/${project}`);
  });

  it.each([
    ['topics', 'skip', 'skipped'],
    ['voices', 'hatch', 'timeOnly'],
  ])('%s: %s is kept as %s', async (project, action, outcome) => {
    const { taskKey } = await seen(`/work/${project}`);
    await fetch(`${site.url}/tasks/${project}/${taskKey}`, post({ action }));
    expect((await tasks()).find((task) => task.id === taskKey)?.outcome).toBe(outcome);
  });

  it('is accepted from a preview, and then submitted or returned', async () => {
    for (const [action, ended] of [
      ['submit', 'submitted'],
      ['return', 'returned'],
    ]) {
      expect(await seen('/work/clips')).toMatchObject({ kind: 'preview', path: '/preview/clips' });
      const accepted = await seen('/preview/clips', post({}));
      expect(accepted.kind).toBe('task');
      const { taskKey, path } = accepted;
      const over = await seen(path, post({ action: action ?? '', answer: ANSWER }));
      expect(over).toMatchObject({ kind: 'overhead', taskKey, ended });
    }
  });

  it('expires', async () => {
    const short = await startPracticeServer({ deadlineMs: 0 });
    try {
      const reply = await fetch(`${short.url}/work/topics`);
      const sighting = practice.read(pageOf(await reply.text()), new URL(reply.url));
      expect(sighting).toMatchObject({ kind: 'overhead', ended: 'expired', project: { id: 'topics' } });
    } finally {
      await short.close();
    }
  });
});

describe('training', () => {
  it.each(PROJECTS.map(({ id, quiz }) => [id, quiz] as const))('%s', async (id, quiz) => {
    const right = Object.fromEntries(quiz.map((question, at) => [`q${at}`, String(question.right)]));
    expect(await seen(`/training/${id}`)).toMatchObject({ kind: 'training', project: { id } });
    expect(await seen(`/training/${id}`, post({}))).toMatchObject({ kind: 'training', refused: true });
    expect(await seen(`/training/${id}`, post(right))).toMatchObject({
      kind: 'overhead',
      ended: 'submitted',
    });
  });
});

describe('files', () => {
  it.each([
    ['/media/street-3.png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
    ['/media/tones-3.wav', 'audio/wav', [0x52, 0x49, 0x46, 0x46]],
    ['/media/circle-right.webm', 'video/webm', [0x1a, 0x45, 0xdf, 0xa3]],
    ['/media/square-down.webm', 'video/webm', [0x1a, 0x45, 0xdf, 0xa3]],
  ])('%s', async (path, type, head) => {
    const reply = await fetch(site.url + path);
    expect(reply.headers.get('content-type')).toBe(type);
    expect([...new Uint8Array(await reply.arrayBuffer()).subarray(0, 4)]).toEqual(head);
  });

  it.each([
    '/static/..%2fserver.ts',
    '/vendor/label-studio/..%2f..%2fpackage.json',
    '/vendor/label-studio/%2e%2e/package.json',
    '/media/street-x.png',
    '/work/nobody',
    '/elsewhere',
  ])('%s is not there', async (path) => {
    expect((await fetch(site.url + path)).status).toBe(404);
  });
});
