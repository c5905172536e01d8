import { PROJECTS, type PracticePay, type PracticeProject, payText, projectById } from './projects.ts';
import type { PracticeTask } from './state.ts';

const MINUTE_MS = 60_000;

/** What the page around a task needs; the browser side gets the same as JSON. */
export interface TaskView {
  id: string;
  n: number;
  url: string;
  action: string;
  config: string;
  data: Record<string, string>;
  deadlineAt?: number;
}

export function taskView(project: PracticeProject, task: PracticeTask): TaskView {
  const action = `/tasks/${project.id}/${task.id}`;
  const view: TaskView = {
    id: task.id,
    n: task.n,
    url: project.arrival === 'same' ? `/work/${project.id}` : action,
    action,
    config: project.config,
    data: project.data(task.n),
  };
  if (task.deadlineAt !== undefined) view.deadlineAt = task.deadlineAt;
  return view;
}

/** The list of projects, with the tasks that are running. */
export function listPage(running: readonly PracticeTask[], now: number): string {
  const cards = PROJECTS.map((project) => card(project)).join('\n');
  const rows = running.map((task) => runningRow(task, now)).join('\n');
  const section =
    rows === '' ? '' : `<section><h2>Running tasks</h2><ul class="running">${rows}</ul></section>`;
  return page({
    title: 'Projects',
    main: '<main id="practice" data-page="projects">',
    body: `<h1>Projects</h1>
<p>A place to practise labeling. The money is not real; everything else works like the real thing.</p>
${section}
<ul class="cards">${cards}</ul>`,
  });
}

function card(project: PracticeProject): string {
  const limit =
    project.deadlineMs === undefined ? 'No time limit' : `${minutes(project.deadlineMs)} per task`;
  return `<li class="project-card" data-project="${project.id}">
  <h2 class="project-name">${esc(project.name)}</h2>
  <p>${esc(project.about)}</p>
  <p class="facts">${project.pay ? payTag(project.pay) : ''}<span>${limit}</span></p>
  <p class="links"><a class="open" href="/work/${project.id}">${project.preview ? 'See the next task' : 'Start'}<span class="for">: ${esc(project.name)}</span></a>
  <a href="/guidelines/${project.id}">Guidelines<span class="for">: ${esc(project.name)}</span></a>
  <a href="/training/${project.id}">Training<span class="for">: ${esc(project.name)}</span></a></p>
</li>`;
}

function runningRow(task: PracticeTask, now: number): string {
  const name = projectById(task.project)?.name ?? task.project;
  const left = minutes(Math.max(0, (task.deadlineAt ?? now) - now));
  return `<li data-running="${esc(task.id)}" data-project="${task.project}" data-project-name="${esc(name)}"
    data-started-at="${task.startedAt}" data-expires-at="${task.deadlineAt ?? ''}">
    <a href="/work/${task.project}">Continue ${esc(name)}</a>, ${left} left</li>`;
}

export function guidelinesPage(project: PracticeProject): string {
  return page({
    title: `Guidelines: ${project.name}`,
    main: mainTag('guidelines', project),
    body: `<h1>Guidelines: ${esc(project.name)}</h1>
<p>${esc(project.about)}</p>
<ol class="rules">${project.guidelines.map((rule) => `<li>${esc(rule)}</li>`).join('')}</ol>
<p><a class="button" href="/work/${project.id}">To the tasks</a> <a href="/training/${project.id}">Training</a></p>`,
  });
}

export function trainingPage(project: PracticeProject, error?: string): string {
  const questions = project.quiz.map((question, at) => {
    const answers = question.answers.map(
      (answer, index) => `<label><input type="radio" name="q${at}" value="${index}"> ${esc(answer)}</label>`,
    );
    return `<fieldset><legend>${at + 1}. ${esc(question.ask)}</legend>${answers.join('')}</fieldset>`;
  });
  return page({
    title: `Training: ${project.name}`,
    main: mainTag('training', project),
    body: `<h1>Training: ${esc(project.name)}</h1>
<p class="facts">${project.trainingPay ? payTag(project.trainingPay) : '<span class="pay" data-pay-basis="unpaid">Unpaid</span>'}</p>
<p>Read the rules, then answer the questions.</p>
<ol class="rules">${project.guidelines.map((rule) => `<li>${esc(rule)}</li>`).join('')}</ol>
${errorTag(error)}
<form id="quiz" method="post" action="/training/${project.id}">${questions.join('')}
<p><button id="submit" type="submit">Submit answers</button></p></form>`,
  });
}

export function previewPage(project: PracticeProject): string {
  return page({
    title: `Preview: ${project.name}`,
    main: mainTag('preview', project),
    body: `<h1>${esc(project.name)}</h1>
<p class="facts">${project.pay ? payTag(project.pay) : ''}<span>${minutes(project.deadlineMs ?? 0)} per task, once started</span></p>
<p>${esc(project.about)} Have a look at the rules before you start; the time runs from then on.</p>
<ol class="rules">${project.guidelines.map((rule) => `<li>${esc(rule)}</li>`).join('')}</ol>
<form method="post" action="/preview/${project.id}"><button id="accept" type="submit">Start task</button>
<a href="/projects">Not now</a></form>`,
  });
}

export function taskPage(project: PracticeProject, task: PracticeTask, error?: string): string {
  const view = taskView(project, task);
  const labels = { skip: 'Skip', hatch: 'Submit unfinished', return: 'Return task' };
  const others = project.buttons.map(
    (name) =>
      `<button id="${name}" class="quiet" type="submit" name="action" value="${name}">${labels[name]}</button>`,
  );
  return page({
    title: project.name,
    main: mainTag('task', project, `data-task="${task.id}" data-arrival="${project.arrival}"`),
    head: `<link rel="stylesheet" href="/vendor/label-studio/static/css/main.css">`,
    body: `<h1>${esc(project.name)}</h1>
<p class="facts">${project.pay ? payTag(project.pay) : ''}${deadlineTag(project, task)}
<span>Task <code id="task-id">${task.id}</code></span><a href="/guidelines/${project.id}" target="_blank">Guidelines</a></p>
<p>${esc(project.about)} ${esc(project.how)}</p>
${errorTag(error)}
<div class="tool"><div id="label-studio"></div></div>
<form id="answer-form" method="post" action="${view.action}">
<input type="hidden" name="answer" value="[]">
<button id="submit" type="submit" name="action" value="submit">Submit</button>${others.join('')}</form>
<script type="application/json" id="task-data">${JSON.stringify(view).replaceAll('<', '\\u003c')}</script>
<script src="/vendor/label-studio/static/js/main.js"></script>
<script src="/static/task.js"></script>`,
  });
}

/** A task or training that has ended, in the platform's own words. */
export function donePage(project: PracticeProject, ended: string, task?: string): string {
  const words: Record<string, string> = {
    submitted: 'Thank you, your work is in.',
    timeOnly: 'Submitted unfinished. Report the time you worked.',
    skipped: 'You skipped this task.',
    returned: 'You returned this task.',
    expired: 'This task has expired.',
  };
  const key = task === undefined ? '' : `data-task="${esc(task)}"`;
  return page({
    title: `${project.name}: done`,
    main: mainTag('done', project, `data-ended="${esc(ended)}" ${key}`),
    body: `<h1>${words[ended] ?? 'This task is over.'}</h1>
<p><a class="button" href="/work/${project.id}">Next task</a> <a href="/projects">All projects</a></p>`,
  });
}

export function missingPage(): string {
  return page({
    title: 'Not found',
    main: '<main id="practice" data-page="missing">',
    body: '<h1>There is no such page here.</h1><p><a href="/projects">All projects</a></p>',
  });
}

function payTag(pay: PracticePay): string {
  const amount =
    pay.basis === 'perTask'
      ? `data-amount-micros="${pay.amountMicros}"`
      : `data-rate-micros="${pay.rateMicros}"${pay.capMs === undefined ? '' : ` data-cap-ms="${pay.capMs}"`}`;
  const data = `data-pay-basis="${pay.basis}" ${amount} data-currency="${pay.currency}"`;
  return `<span class="pay" ${data}>${esc(payText(pay))}</span>`;
}

function deadlineTag(project: PracticeProject, task: PracticeTask): string {
  if (task.deadlineAt === undefined) return '';
  const left = `<span id="time-left">${minutes(task.deadlineAt - Date.now())}</span>`;
  if (project.deadlineShown === 'text') return `<span>Time left: ${left}</span>`;
  const iso = new Date(task.deadlineAt).toISOString();
  return `<time id="deadline" datetime="${iso}" data-expires-at="${task.deadlineAt}">Time left: ${left}</time>`;
}

function errorTag(error: string | undefined): string {
  return `<p id="error" role="alert"${error === undefined ? ' hidden' : ''}>${esc(error ?? '')}</p>`;
}

function mainTag(kind: string, project: PracticeProject, more = ''): string {
  const name = esc(project.name);
  return `<main id="practice" data-page="${kind}" data-project="${project.id}" data-project-name="${name}" ${more}>`;
}

function page(parts: { title: string; main: string; body: string; head?: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(parts.title)} · Practice</title>
<link rel="icon" href="/static/icon.svg">
${parts.head ?? ''}<link rel="stylesheet" href="/static/site.css">
</head>
<body>
<a class="skip-link" href="#practice">To the content</a>
<header class="site"><a class="brand" href="/projects">Practice</a><nav aria-label="Site"><a href="/projects">Projects</a></nav></header>
${parts.main}
${parts.body}
</main>
</body>
</html>
`;
}

/** Time in words, as the pages write it: `9 min 5 s`. */
function minutes(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const rest = seconds % 60;
  const whole = Math.floor((seconds * 1000) / MINUTE_MS);
  return rest === 0 ? `${whole} min` : `${whole} min ${rest} s`;
}

function esc(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
