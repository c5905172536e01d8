/** Things that stand in every report until one that held them is acknowledged. */
export class Unacked<T> {
  private entries: { item: T; seq?: number }[] = [];

  add(item: T): void {
    this.entries.push({ item });
  }

  get items(): T[] {
    return this.entries.map((entry) => entry.item);
  }

  get size(): number {
    return this.entries.length;
  }

  /** Is there one that no report has held yet? */
  get unsent(): boolean {
    return this.entries.some((entry) => entry.seq === undefined);
  }

  /** All of them go out with report `seq`. */
  sentWith(seq: number): void {
    for (const entry of this.entries) entry.seq ??= seq;
  }

  /** Report `seq` is in the books, and with it everything that it held. */
  ack(seq: number): void {
    this.entries = this.entries.filter((entry) => entry.seq === undefined || entry.seq > seq);
  }
}
