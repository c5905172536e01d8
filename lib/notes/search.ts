import MiniSearch from 'minisearch';
import type { NoteParts, PartName } from './types';

/** A note as it is searched. */
export interface Searched {
  id: string;
  /** What the worker calls it: project, platform. */
  title: string;
  parts: NoteParts;
}

export interface Hit {
  id: string;
  title: string;
  /** Where the first of the words stands; missing where only the title has it. */
  part?: PartName;
  /** The words around it, cut so that `found` ones can be marked. */
  context: { text: string; found: boolean }[];
}

type Doc = NoteParts & { id: string; title: string };

const AROUND = 60;
const MOST_HITS = 30;
/** Words this short are no typo of anything. */
const FUZZY_FROM = 4;
const IN_ORDER: readonly PartName[] = ['rules', 'mistakes', 'text', 'links'];

/** All notes, searched as one types; small typos are forgiven. */
export class NoteSearch {
  private readonly index = new MiniSearch<Doc>({
    fields: ['title', 'rules', 'mistakes', 'text', 'links'],
    idField: 'id',
    storeFields: [],
    searchOptions: { boost: { title: 3, rules: 2, mistakes: 1.5 }, combineWith: 'AND' },
  });
  private readonly docs = new Map<string, Searched>();

  constructor(notes: readonly Searched[] = []) {
    for (const note of notes) this.put(note);
  }

  get size(): number {
    return this.docs.size;
  }

  /** Takes a note in, in place of its former self. */
  put(note: Searched): void {
    const doc: Doc = { ...note.parts, id: note.id, title: note.title };
    if (this.docs.has(note.id)) this.index.replace(doc);
    else this.index.add(doc);
    this.docs.set(note.id, note);
  }

  /** Takes a note out. */
  drop(id: string): void {
    if (this.docs.delete(id)) this.index.discard(id);
  }

  /** The best hits first. Words as they are go before typos: those are only looked for where nothing else is. */
  search(query: string): Hit[] {
    if (query.trim() === '') return [];
    const exact = this.index.search(query, { prefix: true });
    const results = exact.length > 0 ? exact : this.index.search(query, { prefix: true, fuzzy });
    return results.slice(0, MOST_HITS).flatMap(({ id, terms }) => {
      const note = this.docs.get(String(id));
      return note ? [hitOf(note, terms)] : [];
    });
  }
}

/** One letter in a word of four, two from seven on. */
function fuzzy(term: string): number | false {
  if (term.length < FUZZY_FROM) return false;
  return term.length < 7 ? 1 : 2;
}

function hitOf({ id, title, parts }: Searched, terms: readonly string[]): Hit {
  for (const part of IN_ORDER) {
    const at = firstOf(parts[part], terms);
    if (at) return { id, title, part, context: contextOf(parts[part], at.from, terms) };
  }
  return { id, title, context: [] };
}

function firstOf(text: string, terms: readonly string[]): { from: number } | undefined {
  const pattern = patternOf(terms);
  const found = pattern?.exec(text);
  return found ? { from: found.index } : undefined;
}

function patternOf(terms: readonly string[]): RegExp | undefined {
  const words = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})`, 'giu');
}

function contextOf(text: string, from: number, terms: readonly string[]): Hit['context'] {
  const startAt = Math.max(0, from - AROUND / 2);
  const cut = text.slice(startAt, from + AROUND).replace(/\s+/g, ' ');
  const whole = `${startAt > 0 ? '…' : ''}${cut.trim()}${from + AROUND < text.length ? '…' : ''}`;
  const pattern = patternOf(terms);
  if (!pattern) return [{ text: whole, found: false }];
  const pieces: Hit['context'] = [];
  let at = 0;
  for (const { 0: word, index } of whole.matchAll(pattern)) {
    if (index > at) pieces.push({ text: whole.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), found: false });
  return pieces;
}
