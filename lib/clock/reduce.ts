import { elsewhere, lookAgain, lookAtTabs, ownChanged } from './attention';
import { decide, fix, move, restore, until } from './fix';
import { union } from './intervals';
import {
  type Draft,
  endRecord,
  hold,
  nowOnLine,
  reach,
  running,
  set,
  setRecord,
  settleOld,
  stretchOf,
} from './lay';
import { pageEnds, portEnds, report } from './pages';
import { flushPreviews, openRecord } from './records';
import type { ClockEvent, ClockState, Step, Subject } from './state';
import { abandonOld, browserStarts, carry, hear, missPages, sweep } from './sweep';
import { QUIET_DETECTION_MS, type Quiet } from './types';

/** The system's word on idleness lies this close to the page's own when both mean the same input. */
const SNAP_MS = 1_500;
/** How long the worker's own stalls are remembered: a page reports its stall as soon as it can. */
const STALLS_KEPT_MS = 10 * 60_000;

/**
 * The clock: takes one event, gives the next state and the facts for the books. Pure and deterministic:
 * all time comes in with the event.
 */
export function reduce(state: ClockState, event: ClockEvent): Step {
  const d: Draft = { s: state, facts: [], at: event.at, zone: event.zone };
  if (event.type === 'wake' && event.browserStart) browserStarts(d);
  hear(d);
  if (event.type === 'report') abandonOld(d);
  else sweep(d);
  handle(d, event);
  if (event.type === 'report') sweep(d);
  if (!running(d.s) && d.s.manual !== undefined) elsewhere(d, d.at);
  carry(d);
  settleOld(d);
  return { state: d.s, facts: d.facts };
}

type Handlers = { [K in ClockEvent['type']]: (d: Draft, e: Extract<ClockEvent, { type: K }>) => void };

const HANDLERS: Handlers = {
  report,
  disconnect: (d, e) => {
    const page = d.s.pages[e.doc];
    if (page?.connected) portEnds(d, page);
  },
  tabRemoved: (d, e) => tabRemoved(d, e.tabId),
  attention: (d, e) => {
    set(d, { attention: { tabId: e.tabId, windowId: e.windowId } });
    lookAtTabs(d, d.at);
  },
  own,
  idle: (d, e) => idle(d, e.state),
  audible: (d, e) => audible(d, e.tabId, e.on),
  stall: (d, e) => {
    const kept = d.s.stalls.filter(([, to]) => d.at - to < STALLS_KEPT_MS);
    set(d, { stalls: union([...kept, [e.fromAt, e.toAt]]) });
  },
  wake,
  tick: missPages,
  pause,
  resume,
  startByHand: (d, e) => startByHand(d, e.subject),
  stopByHand,
  link: (d, e) => link(d, e.tabId, e.on),
  escapeHatch,
  decide,
  fix,
  until,
  move,
  restore,
  rules: (d, e) => {
    for (const record of Object.values(d.s.open))
      if (record.project === e.project) setRecord(d, record.n, { rules: e.rules });
  },
};

function handle<E extends ClockEvent>(d: Draft, e: E): void {
  const take = HANDLERS[e.type] as (d: Draft, e: E) => void;
  take(d, e);
}

function tabRemoved(d: Draft, tabId: number): void {
  for (const page of Object.values(d.s.pages))
    if (page.tabId === tabId && page.connected) pageEnds(d, page, nowOnLine(d, page.doc));
  flushPreviews(d, (p) => p.tabId === tabId);
  const { [tabId]: _, ...links } = d.s.links;
  const { [tabId]: __, ...tabs } = d.s.audible;
  set(d, { links, audible: tabs });
  const current = running(d.s);
  if (current?.mode === 'linked' && current.tabId === tabId) elsewhere(d, d.at);
}

function own(d: Draft, e: Extract<ClockEvent, { type: 'own' }>): void {
  const { [e.id]: _, ...rest } = d.s.own;
  const windowId = e.windowId === undefined ? {} : { windowId: e.windowId };
  set(d, { own: e.on ? { ...rest, [e.id]: { since: d.at, ...windowId } } : rest });
  ownChanged(d, nowOnLine(d) - (e.lateMs ?? 0));
}

function idle(d: Draft, state: 'active' | 'idle' | 'locked'): void {
  const before = d.s.system;
  if (state === before.state) return;
  if (before.state === 'active') {
    const heard: Quiet = [before.since, state === 'idle' ? snapped(d, d.at - QUIET_DETECTION_MS) : d.at];
    if (heard[1] >= heard[0]) set(d, { systemInputs: union([...d.s.systemInputs, heard]) });
  }
  set(d, { system: { state, since: d.at } });
  if (d.s.paused) return;
  const current = running(d.s);
  if (state === 'locked') {
    if (!current) return;
    reachNow(d);
    const record = d.s.open[current.n];
    hold(d, d.at, record ? stretchOf('locked', record.n, d.at, { rules: record.rules }) : undefined);
  } else if (before.state === 'locked' && (!current || current.mode === 'locked'))
    lookAgain(d, d.at, current?.n);
}

/** The system polls: an instant just after the page's own last input is that input. */
function snapped(d: Draft, at: number): number {
  const ends = d.s.trail.flatMap((s) => s.inputs.map(([, to]) => to));
  return ends.find((end) => at - end >= 0 && at - end <= SNAP_MS) ?? at;
}

function audible(d: Draft, tabId: number, on: boolean): void {
  const { [tabId]: _, ...rest } = d.s.audible;
  set(d, { audible: on ? { ...rest, [tabId]: d.s.audible[tabId] ?? d.at } : rest });
}

function wake(d: Draft): void {
  const pages = Object.fromEntries(
    Object.entries(d.s.pages).map(([doc, p]) => [doc, { ...p, connected: false }]),
  );
  set(d, { pages, own: {}, wokeAt: d.at });
}

/** A page that has the clock has it up to now, whenever it reported last. */
function reachNow(d: Draft): void {
  const mode = running(d.s)?.mode;
  if (mode === 'attended' || mode === 'overhead') reach(d, nowOnLine(d));
}

function pause(d: Draft): void {
  if (d.s.paused) return;
  set(d, { paused: true });
  const current = running(d.s);
  if (!current) return;
  reachNow(d);
  const record = d.s.open[current.n];
  hold(d, d.at, record ? stretchOf('paused', record.n, d.at, { rules: record.rules }) : undefined);
}

function resume(d: Draft): void {
  if (!d.s.paused) return;
  set(d, { paused: false });
  lookAgain(d, d.at, running(d.s)?.n);
}

function stopByHand(d: Draft): void {
  const n = d.s.manual;
  if (n === undefined) return;
  set(d, { manual: undefined });
  endRecord(d, n, 'submitted', true, d.at);
}

function startByHand(d: Draft, subject: Subject): void {
  stopByHand(d);
  const record = openRecord(d, 'manual', subject, Math.max(d.at, d.s.coveredTo));
  set(d, { manual: record.n, paused: false });
  const mode = running(d.s)?.mode;
  if (mode === 'attended' || mode === 'linked') return;
  reachNow(d);
  hold(d, d.at, stretchOf('manual', record.n, d.at, { rules: record.rules }));
  lookAtTabs(d, d.at);
}

/** Unfinished, but the time can be reported: the task ends here. */
function escapeHatch(d: Draft): void {
  const n = running(d.s)?.n;
  if (n !== undefined && d.s.open[n]) endRecord(d, n, 'timeOnly', true, nowOnLine(d));
}

/** Links a tab to the task that has the clock, or takes the link back. */
function link(d: Draft, tabId: number, on: boolean): void {
  const { [tabId]: _, ...rest } = d.s.links;
  const n = running(d.s)?.n;
  if (on && n !== undefined && d.s.open[n]) set(d, { links: { ...rest, [tabId]: n } });
  else set(d, { links: rest });
  lookAtTabs(d, d.at);
}
