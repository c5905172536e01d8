/**
 * A task page whose scripts try to notice or stop a content script (static/hostile.js says how). Level 2
 * takes more names of the document over, and swallows trusted clicks, keys and moves in the window's
 * capture phase, before any listener that was added later.
 */
export function hostilePage(level: string, task: string): string {
  const harsh = level === '2';
  const at = /^\d{1,4}$/.test(task) ? Number(task) : 1;
  const taken = harsh ? [...TAKEN, ...TAKEN_HARSH] : TAKEN;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hostile task ${at} · Practice</title>
<script src="/static/hostile.js" data-level="${harsh ? 2 : 1}"></script>
<link rel="icon" href="/static/icon.svg"><link rel="stylesheet" href="/static/site.css">
</head>
<body>
<header class="site"><a class="brand" href="/projects">Practice</a></header>
<main id="practice" data-page="task" data-project="hostile" data-project-name="Watched task" data-task="hostile-${at}">
<h1>Watched task</h1>
<p class="facts"><span class="pay" data-pay-basis="perTask" data-amount-micros="100000" data-currency="USD">$0.10 per task</span>
<span>Task <code id="task-id">hostile-${at}</code></span></p>
<p>This page looks for anything that a browser extension leaves in it, and lists what it found below.</p>
<form id="task-form">${FORM_TAKEN.map((name) => `<input type="hidden" name="${name}">`).join('')}
<button id="submit" type="button" data-next="/hostile/${harsh ? 2 : 1}?task=${at + 1}">Submit</button>
<button id="skip" class="quiet" type="button" data-next="/hostile/${harsh ? 2 : 1}?task=${at + 1}">Skip</button></form>
<h2>Noticed</h2>
<pre id="noticed">[]</pre>
</main>
<div hidden>${taken.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`).join('')}</div>
</body>
</html>
`;
}

/**
 * Members of `document` that named elements take over. Seen in Chromium 156: in the page's own world only;
 * isolated worlds keep theirs.
 */
const TAKEN = ['hasFocus', 'visibilityState', 'hidden', 'activeElement', 'title', 'readyState', 'forms'];
const TAKEN_HARSH = [
  'querySelector',
  'querySelectorAll',
  'getElementById',
  'documentElement',
  'body',
  'addEventListener',
  'removeEventListener',
  'defaultView',
];
/** Members of the form around the submit button that its fields take over: in isolated worlds too. */
const FORM_TAKEN = [
  'closest',
  'matches',
  'dataset',
  'getAttribute',
  'parentElement',
  'tagName',
  'id',
  'textContent',
];
