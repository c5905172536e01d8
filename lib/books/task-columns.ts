/** Words that many tasks share, each once; columns hold the place. Place 0 is "none". */
export class Shared {
  readonly words: string[] = [''];
  private readonly places = new Map<string, number>();

  place(word: string): number {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.words.push(word) - 1;
      this.places.set(word, place);
    }
    return place;
  }
}

/** What a list shows of many tasks: a few columns, some 50 bytes a task. */
export interface TaskColumns {
  count: number;
  n: Float64Array;
  startAt: Float64Array;
  endAt: Float64Array;
  countedMs: Float64Array;
  /** Micros; meaningless where `currency` is 0. */
  amount: Float64Array;
  device: Uint32Array;
  platform: Uint32Array;
  project: Uint32Array;
  currency: Uint32Array;
  /** Places in `RECORD_KINDS`, `OUTCOMES`, `STATES`; `NONE` for none. */
  kind: Uint8Array;
  outcome: Uint8Array;
  state: Uint8Array;
  /** 1: did not count at all. */
  dropped: Uint8Array;
}

/** Tasks that lie together, with a mark that changes when any of them does. */
export interface TaskChunk {
  /** Volume; 0 for those not sealed yet. */
  id: number;
  mark: string;
  tasks: TaskColumns;
}

export function emptyTasks(length: number): TaskColumns {
  const wide = () => new Float64Array(length);
  const places = () => new Uint32Array(length);
  const bytes = () => new Uint8Array(length);
  return {
    count: 0,
    n: wide(),
    startAt: wide(),
    endAt: wide(),
    countedMs: wide(),
    amount: wide(),
    device: places(),
    platform: places(),
    project: places(),
    currency: places(),
    kind: bytes(),
    outcome: bytes(),
    state: bytes(),
    dropped: bytes(),
  };
}
