// The browser side of a task page: puts the task into the labeling tool, sends the answer, and shows the
// next task in the way of its project (page load, pushed URL, or the same URL).
// (The form's buttons are named `action`, so `form.action` is them.)
(() => {
  const main = document.getElementById('practice');
  const form = document.getElementById('answer-form');
  const error = document.getElementById('error');
  const arrival = main.dataset.arrival;
  let task = JSON.parse(document.getElementById('task-data').textContent);
  let sending = false;

  const tool = new window.LabelStudio('label-studio', {
    config: task.config,
    interfaces: ['update', 'annotations:menu', 'side-column'],
    user: { pk: 1, firstName: 'Practice', lastName: 'Worker' },
    task: { id: task.n, annotations: [], predictions: [], data: task.data },
    onLabelStudioLoad: (store) => startAnnotation(store),
    // Ctrl+Enter inside the tool.
    onSubmitAnnotation: () => form.requestSubmit(document.getElementById('submit')),
  });

  function startAnnotation(store) {
    const annotation = store.annotationStore.addAnnotation({ userGenerate: true });
    store.annotationStore.selectAnnotation(annotation.id);
  }

  function answerOf(store) {
    const annotation = store.annotationStore.selected;
    annotation.beforeSend();
    return JSON.stringify(annotation.serializeAnnotation());
  }

  function say(text) {
    error.textContent = text;
    error.hidden = text === '';
  }

  function show(next) {
    task = next;
    tool.setFlags({ isLoading: true });
    tool.resetState();
    tool.assignTask({ id: next.n, data: next.data });
    tool.initializeStore({ annotations: [], predictions: [] });
    startAnnotation(tool);
    tool.setFlags({ isLoading: false });
    if (arrival === 'push') history.pushState({ task: next.id }, '', next.url);
    form.setAttribute('action', next.action);
    document.getElementById('task-id').textContent = next.id;
    main.dataset.task = next.id;
    scrollTo(0, 0);
  }

  async function send(body) {
    const reply = await fetch(form.getAttribute('action'), {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    const said = await reply.json();
    if (said.error) say(said.error);
    else if (said.go) location.assign(said.go);
    else show(said.task);
  }

  form.addEventListener('submit', (event) => {
    form.elements.answer.value = answerOf(tool);
    say('');
    if (arrival === 'load') return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    send(new URLSearchParams(new FormData(form, event.submitter)))
      .catch(() => say('The answer could not be sent. Try again.'))
      .finally(() => {
        sending = false;
      });
  });

  window.addEventListener('popstate', () => location.reload());

  const left = document.getElementById('time-left');
  if (left && task.deadlineAt) {
    setInterval(() => {
      const seconds = Math.max(0, Math.ceil((task.deadlineAt - Date.now()) / 1000));
      left.textContent = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    }, 1000);
  }
})();
