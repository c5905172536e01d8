import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostilePage } from './hostile.ts';
import { mediaByName } from './media.ts';
import * as pages from './pages.ts';
import { type PracticeProject, projectById } from './projects.ts';
import { type PracticeOutcome, PracticeState, type PracticeTask } from './state.ts';

export interface PracticeServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** 0 or none: a free one. */
  port?: number;
  /** Replaces the deadline of every project that has one, so that a test can see a task expire. */
  deadlineMs?: number;
  /** Pages may be kept by the browser: what may not be stored never comes back from its back-forward cache. */
  storable?: boolean;
}

interface Asked {
  method: string;
  path: string[];
  query: URLSearchParams;
  form: URLSearchParams;
  /** The page's own script asks, and wants JSON. */
  json: boolean;
}

interface Reply {
  status: number;
  type: string;
  body: string | Buffer;
  location?: string;
}

const TOOL = new URL('../../node_modules/label-studio/build/', import.meta.url);
const STATIC = new URL('./static/', import.meta.url);
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Nothing leaves the loopback, whatever the labeling tool would like to load. A hostile page may try. */
const POLICY = "default-src 'self' 'unsafe-inline' data: blob:; form-action 'self'";

const ENDINGS: Record<string, PracticeOutcome> = {
  submit: 'submitted',
  skip: 'skipped',
  hatch: 'timeOnly',
  return: 'returned',
};

/** Starts the practice platform on the loopback interface. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const state = new PracticeState(options.deadlineMs);
  const server = createServer((request, response) => {
    respond(state, options, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function respond(
  state: PracticeState,
  { storable }: PracticeOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asked: Asked = {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').filter((part) => part !== ''),
    query: url.searchParams,
    form: new URLSearchParams(await bodyOf(request)),
    json: request.headers.accept === 'application/json',
  };
  const reply = await answer(state, asked, Date.now());
  const headers: Record<string, string> = { 'content-type': reply.type };
  if (asked.path[0] !== 'hostile') headers['content-security-policy'] = POLICY;
  headers['cache-control'] = asked.path[0] === 'vendor' ? 'max-age=3600' : storable ? 'no-cache' : 'no-store';
  if (reply.location !== undefined) headers.location = reply.location;
  response.writeHead(reply.status, headers).end(reply.body);
}

async function answer(state: PracticeState, asked: Asked, now: number): Promise<Reply> {
  const [room = 'projects', name = '', ...rest] = asked.path;
  state.expire(now);
  switch (room) {
    case 'projects':
      return html(pages.listPage(state.running(), now));
    case 'state':
      return json(200, { tasks: state.tasks, refused: state.refused });
    case 'reset':
      if (asked.method !== 'POST') return html(pages.missingPage(), 404);
      state.reset();
      return json(200, {});
    case 'hostile':
      return html(hostilePage(name, asked.query.get('task') ?? '1'));
    case 'media':
      return media(name);
    case 'static':
      return file(STATIC, name);
    case 'vendor':
      return name === 'label-studio' ? file(TOOL, rest.join('/')) : html(pages.missingPage(), 404);
  }
  const project = projectById(name);
  return project ? projectRoom(state, asked, project, now) : html(pages.missingPage(), 404);
}

function projectRoom(state: PracticeState, asked: Asked, project: PracticeProject, now: number): Reply {
  const posted = asked.method === 'POST';
  switch (asked.path[0]) {
    case 'guidelines':
      return html(pages.guidelinesPage(project));
    case 'training':
      return posted ? training(asked, project) : html(pages.trainingPage(project));
    case 'preview':
      if (!posted) return html(pages.previewPage(project));
      return go(pages.taskView(project, state.take(project, now)).url);
    case 'work':
      return work(state, project, now);
    case 'tasks':
      return task(state, asked, project, now);
    default:
      return html(pages.missingPage(), 404);
  }
}

/** The door to a project's tasks: its task in work, the next one, or a preview of it. */
function work(state: PracticeState, project: PracticeProject, now: number): Reply {
  if (project.preview && !state.open(project.id)) return go(`/preview/${project.id}`);
  const taken = state.take(project, now);
  return project.arrival === 'same'
    ? html(pages.taskPage(project, taken))
    : go(pages.taskView(project, taken).url);
}

function task(state: PracticeState, asked: Asked, project: PracticeProject, now: number): Reply {
  const found = state.byId(project.id, asked.path[2] ?? '');
  if (!found) return html(pages.missingPage(), 404);
  if (asked.method === 'POST' && found.outcome === undefined)
    return ending(state, asked, project, found, now);
  if (asked.json) return json(200, { go: `/tasks/${project.id}/${found.id}` });
  if (found.outcome === undefined) return html(pages.taskPage(project, found));
  return html(pages.donePage(project, found.outcome, found.id));
}

function ending(
  state: PracticeState,
  asked: Asked,
  project: PracticeProject,
  found: PracticeTask,
  now: number,
): Reply {
  const outcome = ENDINGS[asked.form.get('action') ?? 'submit'] ?? 'submitted';
  const given = parsed(asked.form.get('answer'));
  if (outcome === 'submitted' && !isAnswer(given)) {
    state.refused.push(found.id);
    const error = 'Nothing is labeled yet. Label the task first, then submit.';
    return asked.json ? json(422, { error }) : html(pages.taskPage(project, found, error), 422);
  }
  state.end(found, outcome, now, given);
  if (project.preview) return go(`/tasks/${project.id}/${found.id}`);
  const next = pages.taskView(project, state.take(project, now));
  return asked.json ? json(200, { task: next }) : go(next.url);
}

function training(asked: Asked, project: PracticeProject): Reply {
  const right = project.quiz.every((question, at) => asked.form.get(`q${at}`) === String(question.right));
  if (right) return html(pages.donePage(project, 'submitted'));
  return html(pages.trainingPage(project, 'Not all answers are right yet. Read the rules again.'), 422);
}

function media(name: string): Reply {
  const found = mediaByName(name);
  return found ? { status: 200, ...found } : html(pages.missingPage(), 404);
}

async function file(root: URL, path: string): Promise<Reply> {
  const target = new URL(path, root);
  const type = TYPES[extname(target.pathname)];
  if (!target.href.startsWith(root.href) || type === undefined) return html(pages.missingPage(), 404);
  try {
    return { status: 200, type, body: await readFile(target) };
  } catch {
    return html(pages.missingPage(), 404);
  }
}

function html(body: string, status = 200): Reply {
  return { status, type: 'text/html; charset=utf-8', body };
}

function json(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

function go(location: string): Reply {
  return { status: 303, type: 'text/plain', body: '', location };
}

/** An answer holds at least one result of the labeling tool. */
function isAnswer(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startPracticeServer({ port: Number(process.env.PORT ?? 8787) });
  console.log(`The practice site is open: ${url}/projects`);
}
