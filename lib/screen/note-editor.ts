import { mergeParts } from '../notes/merge';
import { EMPTY_NOTE, type NoteParts, sameParts } from '../notes/types';
import type { Done } from './port';

/** What an editor needs of the world around it. */
export interface EditorDeps {
  /** Saves; see the command `saveNote`. */
  save(was: NoteParts, now: NoteParts): Promise<Done>;
  /** The note as it lies in the books; `undefined` where that cannot be read. */
  read(): Promise<NoteParts | undefined>;
  /** Keeps what was typed until it is saved; an empty chain takes that away. */
  draft(chain: readonly NoteParts[]): Promise<void>;
  /** Stands between two versions of the same lines. */
  mark: string;
  later(run: () => void, ms: number): void;
}

export type Saving = 'saved' | 'saving' | 'waiting';

export interface EditorState {
  parts: NoteParts;
  saving: Saving;
  /** Why the last save did not go through, in the worker's own words. */
  refused?: string;
}

/** A save that did not go through is tried again after this, or with the next key stroke. */
const AGAIN_MS = 1_000;

/**
 * One editor of one note. Every key stroke is kept as a draft and sent on; one save is under way at a time, and
 * what was typed meanwhile goes with the next. What others wrote comes in between, and nothing of either is lost.
 */
export class NoteEditor {
  /** As the note was when this editor last knew it at rest. */
  private base: NoteParts;
  /** What is under way, or was when its answer got lost: it is said again as it was. */
  private sent: NoteParts | undefined;
  private now: NoteParts;
  private isFlying = false;
  private isKeeping = false;
  private isKept = true;
  private refused: string | undefined;

  constructor(
    parts: NoteParts | undefined,
    private readonly deps: EditorDeps,
    private paint: (state: EditorState) => void,
  ) {
    this.base = parts ?? EMPTY_NOTE;
    this.now = this.base;
  }

  get state(): EditorState {
    const saving = this.isFlying ? 'saving' : this.isSaved ? 'saved' : 'waiting';
    return { parts: this.now, saving, ...(this.refused === undefined ? {} : { refused: this.refused }) };
  }

  private get isSaved(): boolean {
    return this.sent === undefined && sameParts(this.now, this.base);
  }

  /** The worker typed. */
  type(change: Partial<NoteParts>): void {
    this.now = { ...this.now, ...change };
    void this.keep();
    void this.flush();
    this.paint(this.state);
  }

  /** Somebody else changed the note. */
  async changed(): Promise<void> {
    // An own save under way reads the note anyway when it is through.
    if (this.isFlying || !this.isSaved) return void this.flush();
    const rest = await this.deps.read();
    if (!rest || this.isFlying || !this.isSaved) return;
    this.base = rest;
    this.now = rest;
    this.paint(this.state);
  }

  /** Another screen of the same page shows this editor now. */
  paintBy(paint: (state: EditorState) => void): void {
    this.paint = paint;
  }

  /** Base, what was sent, and what is there now: enough to bring all of it in after a crash. */
  private get chain(): readonly NoteParts[] {
    if (this.isSaved) return [];
    return this.sent ? [this.base, this.sent, this.now] : [this.base, this.now];
  }

  /** One draft is under way at a time, the last word always follows. */
  private async keep(): Promise<void> {
    this.isKept = false;
    if (this.isKeeping) return;
    this.isKeeping = true;
    while (!this.isKept) {
      this.isKept = true;
      await this.deps.draft(this.chain).catch(() => undefined);
    }
    this.isKeeping = false;
  }

  private async flush(): Promise<void> {
    if (this.isFlying || this.isSaved) return;
    this.isFlying = true;
    const sent = this.sent ?? this.now;
    this.sent = sent;
    const done = await this.deps.save(this.base, sent);
    const rest = done.ok ? await this.deps.read().catch(() => undefined) : undefined;
    this.isFlying = false;
    this.refused = done.ok ? undefined : done.text;
    if (done.ok) this.arrived(sent, rest ?? sent);
    // What was refused with a reason waits until the worker or another change says more.
    else if (done.text === undefined) this.deps.later(() => void this.flush(), AGAIN_MS);
    void this.keep();
    this.paint(this.state);
    if (done.ok) await this.flush();
  }

  /** `sent` is in the books; what was typed since goes on from what lies there. */
  private arrived(sent: NoteParts, rest: NoteParts): void {
    this.now = sameParts(this.now, sent) ? rest : mergeParts(rest, sent, this.now, this.deps.mark);
    this.base = rest;
    this.sent = undefined;
  }
}
