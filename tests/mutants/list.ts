/** A fault put into the code on purpose: some test must fail for it. */
export interface Mutant {
  file: string;
  /** Text that is there exactly once. */
  text: string;
  replacement: string;
  /** What would go wrong for the worker. */
  why: string;
}

const clock = (name: string, text: string, replacement: string, why: string): Mutant => ({
  file: `lib/clock/${name}.ts`,
  text,
  replacement,
  why,
});

const sensor = (name: string, text: string, replacement: string, why: string): Mutant => ({
  file: `lib/sensor/${name}.ts`,
  text,
  replacement,
  why,
});

/** Kept by hand: a mutant that nothing catches shows a test that is missing. */
export const MUTANTS: readonly Mutant[] = [
  clock(
    'attention',
    'const OWN_GRACE_MS = 1_000;',
    'const OWN_GRACE_MS = 0;',
    'the popup over a task leaves a moment of away',
  ),
  clock(
    'attention',
    "if (d.s.system.state === 'locked') return;\n  if (subject.kind",
    'if (subject.kind',
    'a page behind a locked screen takes the clock',
  ),
  clock(
    'attention',
    'const startAt = Math.max(at, layableFrom(d.s));\n  const record',
    'const startAt = at;\n  const record',
    "a task begins in time that is another's",
  ),
  clock(
    'attention',
    'at - current.startAt > current.rules.awayLimitMs',
    'at - current.startAt >= current.rules.awayLimitMs',
    'the limit itself is beyond the limit',
  ),
  clock(
    'attention',
    'held.platform === platform && (!left || hasPage(held))',
    'held.platform === platform',
    'searching long after a closed task is its away for ever',
  ),
  clock(
    'attention',
    'const lastAt = Math.max(span.startAt, span.lastInputAt) + ms;',
    'const lastAt = span.endAt + ms;',
    'nobody is ever idle in a page',
  ),
  clock(
    'attention',
    "(next.mode !== 'away' && next.mode !== 'gap')) return;",
    "next.mode !== 'away') return;",
    'what a page tells late stays a gap',
  ),
  clock(
    'attention',
    'const held = page.visible && ownOver(d.s, page);',
    'const held = ownOver(d.s, page);',
    'our popup over another tab keeps the clock for the task',
  ),
  clock(
    'attention',
    'own.windowId === page.windowId,',
    'true,',
    'our popup over another window keeps the clock for the task',
  ),
  clock(
    'attention',
    "record && current?.mode !== 'attended'",
    'record',
    'a linked tab takes the clock from a page that has attention',
  ),
  clock('lay', 'endAt: Math.min(at, limitOf(current)),', 'endAt: at,', 'outside work runs beyond its limit'),
  clock(
    'lay',
    "return d.at - (d.s.pages[doc ?? '']?.lagMs ?? 0);",
    'return d.at;',
    'a pause after the wall clock was set forward counts that hour as work',
  ),
  clock(
    'records',
    'return at - lagMs - endAt;',
    'return at - endAt;',
    'after the wall clock was set, the next page confirms no submit',
  ),
  clock(
    'pages',
    'const heardAt = d.at - (sentAt - mark.at);',
    'const heardAt = at;',
    'after a sleep, a click on submit has lapsed at once',
  ),
  clock(
    'lay',
    "if (next?.n !== stretch.n) return 'other';",
    '',
    'away counts although another task ended it',
  ),
  clock(
    'lay',
    'return after !== undefined && after - before <= limit;',
    'return true;',
    'time is laid as work before idleness is known',
  ),
  clock('lay', 'd.at - stretch.endAt < RAW_MS', 'false', 'a late report cannot change what was laid'),
  clock(
    'lay',
    "const until = current.mode === 'attended' ? current.endAt : at;",
    'const until = at;',
    'a task counts as attended after its page fell silent',
  ),
  clock(
    'lay',
    'links = Object.fromEntries(Object.entries(d.s.links).filter(([, of]) => of !== n));',
    'links = d.s.links;',
    'tabs stay linked to a task that is over',
  ),
  clock(
    'pages',
    'if (known && e.seq <= known.seq) {',
    'if (known && e.seq < known.seq - 1) {',
    'a report that is repeated is taken again',
  ),
  clock(
    'pages',
    'if (d.s.coveredTo - d.at > OFF_MS) return d.s.coveredTo - startAt;',
    '',
    'after a clock set back, time lies over other time',
  ),
  clock(
    'pages',
    'return Math.abs(d.at - sentAt) > SLOW_MS ? d.at - sentAt : 0;',
    'return d.at - sentAt;',
    'a slow message moves the task',
  ),
  clock(
    'pages',
    'while (meant[0] && meant[0].at <= span.endAt)',
    'while (meant[0])',
    'a click belongs to a task that came before it',
  ),
  clock(
    'pages',
    'if (!record || sinceEnd(record, d.at) > INTENT_MS) return;',
    'if (!record) return;',
    'a page opened much later confirms a submit',
  ),
  clock(
    'pages',
    'if (meant) endRecord(d, record.n, meant, true, at);',
    'if (meant) endRecord(d, record.n, meant, false, at);',
    'a submit is never confirmed by the next page',
  ),
  clock(
    'pages',
    "else if (mark.kind === 'refuted') setRecord(d, record.n, { intent: undefined });",
    '',
    'a submit that was refused ends the task all the same',
  ),
  clock(
    'pages',
    'record?.intent?.doc === page.doc ? meantWhen(record, d.at) : undefined;',
    'record && meantWhen(record, d.at);',
    'closing a second tab of the task submits it',
  ),
  clock(
    'pages',
    'else if (wasHeld && record) goAway(d, record, at);',
    '',
    'a task runs on under our popup without its page',
  ),
  clock(
    'records',
    'return intent && at - intent.at <= INTENT_MS ? intent.outcome : undefined;',
    'return intent?.outcome;',
    'a click on submit never lapses',
  ),
  clock(
    'records',
    'return done && ended.confirmed && !fresh;',
    'return done && ended.confirmed;',
    'a confirmed submit that was refused by a page load stays ended',
  ),
  clock(
    'records',
    'return key === undefined || record.key === undefined || key === record.key;',
    'return true;',
    "another task's preview becomes this one's reading",
  ),
  clock(
    'records',
    "const mode = cutOff ? 'gap' : 'away';",
    "const mode = 'away';",
    'time of a dead browser counts as away',
  ),
  clock(
    'reduce',
    "state === 'idle' ? snapped(d, d.at - QUIET_DETECTION_MS) : d.at",
    'd.at',
    'idleness begins 15 s late',
  ),
  clock(
    'reduce',
    'at - end >= 0 && at - end <= SNAP_MS',
    'at === end',
    'one input counts as two, a second apart',
  ),
  clock(
    'reduce',
    'set(d, { pages, own: {}, wokeAt: d.at });',
    'set(d, { pages, wokeAt: d.at });',
    'a popup that died with the worker keeps the clock',
  ),
  clock(
    'resolve',
    'ms > stretch.rules.idleLimitMs',
    'ms >= stretch.rules.idleLimitMs',
    'the idle limit itself is idle',
  ),
  clock(
    'resolve',
    'lengthOf([hole]) - lengthOf(clip(rests, ...hole))',
    'lengthOf([hole])',
    'silence before a sleep is idleness',
  ),
  clock(
    'lay',
    'rests: rests.filter(([, to]) => to > inputAt),',
    '',
    'what is laid forgets that the machine slept in a silence',
  ),
  clock(
    'resolve',
    'endAt - startAt <= s.rules.awayLimitMs',
    'endAt - startAt < s.rules.awayLimitMs',
    'away up to the limit does not count',
  ),
  clock(
    'resolve',
    'clip(media, to, to + MEDIA_MS)',
    'clip(media, to, Number.POSITIVE_INFINITY)',
    'a sound left on is work for ever',
  ),
  clock(
    'resolve',
    '[from, to + OVERHEAD_MS]',
    '[from, Number.POSITIVE_INFINITY]',
    'a dashboard left open is searching for ever',
  ),
  clock('resolve', 'to - from >= QUIET_MS', 'to - from > QUIET_MS', 'a silence of 15 s is not kept'),
  clock(
    'sweep',
    'const sleptFrom = Math.max(d.s.heardAt, current.startAt);',
    'const sleptFrom = d.at;',
    'a sleep while away is away',
  ),
  clock(
    'sweep',
    'Math.max(record.deadlineAt, record.attendedAt)',
    'record.deadlineAt',
    'work past a deadline is cut off',
  ),
  clock(
    'sweep',
    'd.at - d.s.wokeAt < RECONNECT_MS',
    'false',
    'a page that connects again a moment after the worker left a gap',
  ),
  clock(
    'sweep',
    'if (record.intent && !meantWhen(record, d.at)) setRecord(d, record.n, { intent: undefined });',
    '',
    'after the wall clock was set back, an old click on submit counts again',
  ),
  clock(
    'sweep',
    'const meant = meantWhen(record, d.s.heardAt);',
    'const meant = meantWhen(record, d.at);',
    'a submit is lost with the browser that died',
  ),
  clock(
    'view',
    'segment.decided ?? segment.counted',
    'segment.counted',
    "the worker's decision changes nothing",
  ),
  clock(
    'parts',
    's.startAt >= from && s.endAt <= to ? count : !count',
    'count',
    'keeping a part keeps all of it',
  ),
  sensor(
    'span',
    'if (ahead > WALL_JUMP_MS && (late || woken)) {',
    'if (ahead > WALL_JUMP_MS) {',
    'a clock set forward is a sleep',
  ),
  sensor('span', "this.end('sleep', from);", "this.end('sleep', mono);", 'a span reaches into the sleep'),
  sensor('span', 'this.shift += ahead;', '', 'after a sleep, time is placed before it'),
  sensor(
    'span',
    '!draft || mono - from < QUIET_MS',
    '!draft || mono - from <= QUIET_MS',
    'a silence of 15 s is not told',
  ),
  sensor(
    'span',
    'return entries >= FULL && (this.quietMs() <= BEAT_MS || entries >= 4 * FULL);',
    'return false;',
    'reports of a long task grow for ever',
  ),
  sensor(
    'span',
    'if (identity && this.draft.told) this.next(sighting, mono);\n    else ',
    '',
    'a key that a page shows late is taken back in time',
  ),
  sensor(
    'unacked',
    'entry.seq === undefined || entry.seq > seq',
    'entry.seq === undefined',
    'what a later report holds is forgotten with an earlier one',
  ),
  sensor(
    'unacked',
    'for (const entry of this.entries) entry.seq ??= seq;',
    'for (const entry of this.entries) entry.seq = seq;',
    'what was acknowledged is sent again and again',
  ),
  sensor(
    'marks',
    'if (this.intent?.outcome === outcome && at - this.intent.at < TWICE_MS) return false;',
    '',
    'one click is two intents',
  ),
  sensor(
    'marks',
    'intent && now?.refused && !before?.refused',
    'intent && now?.refused',
    'an old refusal refutes a new submit',
  ),
  sensor(
    'sensor',
    'this.page.mono() - this.subjectFrom < UNSAID_MS',
    'true',
    'a page without a key is never timed',
  ),
  sensor(
    'sensor',
    'this.attendedFrom = slept ? this.page.mono() : at;',
    'this.attendedFrom = this.page.mono();',
    'time since the focus event is lost in a busy page',
  ),
  sensor(
    'sensor',
    "before.kind !== 'task' || this.waiting()",
    "before.kind !== 'task'",
    'after a submit, a next page without a key is the same task',
  ),
  sensor(
    'sensor',
    'this.spans.quietMs() < OVERHEAD_QUIET_MS',
    'true',
    'a dashboard left open is reported for ever',
  ),
  sensor('port', 'if (this.port !== port) return;', '', 'the end of an old port closes the new one'),
  sensor(
    'port',
    'this.pauseMs = Math.min(LAST_PAUSE_MS, this.pauseMs * 2);',
    '',
    'a page hammers at a worker that always fails',
  ),
  sensor(
    'port',
    'this.retryMs = FIRST_RETRY_MS;\n    if (this.ends.owed()) return;',
    'this.retryMs = FIRST_RETRY_MS;',
    'what is still owed is not repeated',
  ),
  sensor(
    'subject',
    'return before.taskKey === after.taskKey;\n  if (turned)',
    'return true;\n  if (turned)',
    'the next task is the same one',
  ),
  sensor('events', 'if (event.isTrusted) handler', 'handler', 'a page can feign input'),
  sensor('events', 'now - at <= MAX_LATE_MS', 'true', 'a stamp of another time line is believed'),
  sensor(
    'watch',
    'this.observer.disconnect();\n    this.observing = false;\n    if (this.wanted()) this.planNext();',
    'if (this.wanted()) this.planNext();',
    'a page that never stands still is observed all the time',
  ),
  sensor('watch', 'if (lively) return READ_EVERY_MS;', '', 'the next task in place is seen late'),
];
