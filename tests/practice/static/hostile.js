// Runs first in the head of a hostile page. Looks for everything that a content script could leave in a
// page, and does what it can to mislead or stop one. `window.noticed` (and #noticed) lists what was found:
// an empty list means that nothing was. All scripts of the page are in this file, so a call of a watched
// function from elsewhere in the page's world is a trace by itself.
(() => {
  const level = Number(document.currentScript.dataset.level);
  const noticed = [];
  const seen = new Set();
  let mine = 0;
  const real = {
    add: EventTarget.prototype.addEventListener,
    dispatch: EventTarget.prototype.dispatchEvent,
    stringify: JSON.stringify,
    find: Document.prototype.querySelector,
    findAll: Document.prototype.querySelectorAll,
    closest: Element.prototype.closest,
    attribute: Element.prototype.getAttribute,
    post: window.postMessage.bind(window),
    fetch: window.fetch.bind(window),
    Observer: MutationObserver,
    root: document.documentElement,
  };
  const find = (selector) => real.find.call(document, selector);

  function own(work) {
    mine += 1;
    try {
      return work();
    } finally {
      mine -= 1;
    }
  }

  function notice(what, detail) {
    const key = `${what} ${detail}`;
    if (seen.has(key)) return;
    seen.add(key);
    noticed.push({ what, detail: String(detail).slice(0, 300) });
    show();
  }

  function show() {
    own(() => {
      const list = find('#noticed');
      if (list) list.textContent = real.stringify(noticed, undefined, 1);
    });
  }

  // --- calls in the page's world that no script of this page made, answered with lies ---

  function watch(owner, name, lie) {
    const was = owner?.[name];
    if (typeof was !== 'function') return;
    owner[name] = function watched(...args) {
      if (mine > 0) return Reflect.apply(was, this, args);
      notice('call', `${name} ${new Error().stack.split('\n')[2] ?? ''}`);
      return lie ? lie() : Reflect.apply(was, this, args);
    };
  }

  function watchCalls() {
    watch(EventTarget.prototype, 'addEventListener', () => undefined);
    watch(EventTarget.prototype, 'dispatchEvent', () => true);
    watch(window, 'postMessage');
    watch(window, 'fetch', () => Promise.reject(new Error('refused')));
    watch(XMLHttpRequest.prototype, 'open');
    watch(Navigator.prototype, 'sendBeacon', () => false);
    watch(Storage.prototype, 'getItem', () => null);
    watch(Storage.prototype, 'setItem');
    watch(History.prototype, 'pushState');
    watch(JSON, 'stringify', () => '{}');
    watch(JSON, 'parse', () => ({}));
    for (const name of ['matches', 'closest', 'setAttribute', 'attachShadow', 'append']) {
      watch(Element.prototype, name, () => null);
    }
    watch(Node.prototype, 'appendChild');
    watch(Node.prototype, 'insertBefore');
    watch(IDBFactory.prototype, 'open');
    for (const name of ['log', 'debug', 'info', 'warn', 'error', 'trace']) watch(console, name);
    window.MutationObserver = class {
      constructor() {
        notice('call', 'MutationObserver');
      }
      observe() {}
      disconnect() {}
      takeRecords() {
        return [];
      }
    };
    document.hasFocus = () => {
      notice('call', 'document.hasFocus');
      return false;
    };
    Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden', configurable: true });
    Object.defineProperty(Document.prototype, 'hidden', { get: () => true, configurable: true });
    for (const name of ['sighting', 'taskKey', 'seq']) {
      Object.defineProperty(Object.prototype, name, {
        get: () => {
          notice('read', name);
          return 'polluted';
        },
        set: () => notice('write', name),
        configurable: true,
      });
    }
    // Every `for … in` of the page's world meets it.
    Object.prototype.polluted = function polluted() {};
  }

  // --- messages and events ---

  const OWN_EVENTS = ['wxt:locationchange', 'wxt:content-script-started', 'piecerate', 'locationchange'];
  let replays = 0;

  function watchMessages() {
    real.add.call(window, 'message', (event) => {
      if (event.data?.hostile) return;
      notice('message', own(() => real.stringify(event.data)) ?? typeof event.data);
      if (replays++ < 20) real.post(event.data, '*');
    });
    for (const name of OWN_EVENTS) {
      for (const target of [window, document]) real.add.call(target, name, () => notice('event', name));
    }
    for (const name of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
      real.add.call(window, name, (event) => {
        const trace = `${event.filename ?? ''} ${event.error?.stack ?? event.reason?.stack ?? event.blockedURI ?? ''}`;
        if (/(chrome|moz)-extension:/.test(trace)) notice('trace', trace);
      });
    }
    // What could end a content script of a known make.
    real.post({ hostile: true, type: 'wxt:content-script-started', contentScriptName: 'sensor' }, '*');
    real.post({ hostile: true, type: 'stop' }, '*');
  }

  // --- what the document holds, against what the server sent ---

  function differences(a, b, path, found) {
    if (real.attribute.call(a, 'id') === 'noticed') return;
    const names = new Set([...a.attributes, ...b.attributes].map((one) => one.name));
    for (const name of names) {
      if (real.attribute.call(a, name) !== real.attribute.call(b, name)) found.push(`${path} ${name}`);
    }
    const [kids, sent] = [Array.from(a.children), Array.from(b.children)];
    if (kids.length !== sent.length) {
      found.push(`${path}: ${kids.map((kid) => kid.localName)} for ${sent.map((kid) => kid.localName)}`);
      return;
    }
    // A form whose fields took `children` over is compared by what it holds.
    kids.forEach((kid, at) => {
      differences(kid, sent[at], `${path}/${kid.localName}`, found);
    });
  }

  let sent;
  /** Whoever waits for the next look at the whole document. */
  const waiting = [];

  function scan() {
    own(() => {
      if (sent) {
        const found = [];
        differences(real.root, sent.documentElement, 'html', found);
        for (const one of found) notice('document', one);
      }
      for (const element of real.findAll.call(document, '*')) {
        if (element.shadowRoot) notice('shadow root', element.localName);
      }
      const sheets = [...document.styleSheets].map((sheet) => sheet.href ?? 'inline');
      if (sheets.length > 1 || document.adoptedStyleSheets.length > 0) notice('style sheets', sheets.join());
      for (const entry of performance.getEntriesByType('resource')) {
        if (!entry.name.startsWith(location.origin)) notice('resource', entry.name);
      }
      for (const name of Object.getOwnPropertyNames(window)) {
        if (!plain.has(name)) notice('global', name);
      }
      if (window.chrome?.runtime !== undefined) notice('global', 'chrome.runtime');
      if (window.browser !== undefined) notice('global', 'browser');
    });
    if (sent) for (const done of waiting.splice(0)) done();
  }

  /** Names that a window has by itself: those of an empty frame, and this page's own. */
  let plain = new Set();

  function learnGlobals() {
    own(() => {
      const frame = document.createElement('iframe');
      real.root.append(frame);
      plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      for (const name of ['noticed', 'nextScan', 'chrome', '0']) plain.add(name);
    });
  }

  function watchDocument() {
    const observer = new real.Observer((records) => {
      for (const record of records) {
        const spot = record.target.nodeType === 1 ? record.target : record.target.parentNode;
        if (spot && real.closest.call(spot, '#noticed')) continue;
        notice('mutation', `${record.type} ${record.attributeName ?? ''} ${record.target.nodeName}`);
      }
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document, all);
    real.fetch(location.href).then(async (reply) => {
      const text = await reply.text();
      own(() => {
        sent = new DOMParser().parseFromString(text, 'text/html');
      });
      scan();
    });
    setInterval(scan, 500);
    // `?probe=` names addresses of an extension's files; one that answers is a trace.
    for (const address of new URL(location.href).searchParams.getAll('probe')) {
      real.fetch(address, { mode: 'no-cors' }).then(
        () => notice('probe', address),
        () => undefined,
      );
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (/(chrome|moz)-extension:/.test(entry.name)) notice('resource', entry.name);
      }
    }).observe({ type: 'resource', buffered: true });
  }

  // --- events that no worker made ---

  function act() {
    const send = (target, event) => target && real.dispatch.call(target, event);
    const bubbles = { bubbles: true, cancelable: true, composed: true };
    for (const selector of ['#submit', '#skip']) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        send(find(selector), new MouseEvent(type, bubbles));
      }
    }
    send(document, new KeyboardEvent('keydown', { ...bubbles, key: 'Enter', ctrlKey: true }));
    for (const type of ['pointermove', 'wheel', 'scroll', 'input', 'visibilitychange', 'freeze', 'resume']) {
      send(document, new Event(type, bubbles));
    }
    for (const type of ['blur', 'focus', 'pagehide', 'pageshow', 'beforeunload', 'popstate', 'hashchange']) {
      send(window, new Event(type));
    }
    if (window.navigation) send(window.navigation, new Event('currententrychange'));
  }

  // --- the page's own work: only a real click goes on ---

  function onClick(event) {
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    const next = own(() => real.attribute.call(event.target, 'data-next'));
    if (next) location.assign(next);
  }

  if (level === 2) {
    for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'pointermove', 'wheel', 'input']) {
      real.add.call(
        window,
        type,
        (event) => {
          event.stopImmediatePropagation();
          if (type === 'click') onClick(event);
        },
        true,
      );
    }
  } else {
    real.add.call(document, 'click', onClick);
  }

  Object.defineProperty(window, 'noticed', { value: noticed });
  Object.defineProperty(window, 'nextScan', { value: () => new Promise((done) => waiting.push(done)) });
  learnGlobals();
  watchCalls();
  watchMessages();
  real.add.call(document, 'DOMContentLoaded', () => {
    watchDocument();
    act();
    setInterval(act, 700);
  });
})();
