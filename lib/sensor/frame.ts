import { controlOf, elementsOf } from '../platforms/controls';
import type { FrameRule, Sighting } from '../platforms/types';
import { attention } from './attention';
import { listener } from './events';
import { Marks } from './marks';
import { Line, type Runtime } from './port';
import { randomId } from './random-id';
import { Watch } from './watch';

/** One page for all of its tasks: none of them is told apart by more than its submit. */
const TASK: Sighting = { kind: 'task' };

/**
 * Counts submits inside a frame whose host the worker allowed. It tells of these alone: time and attention are the
 * business of the sensor in the page around it. A submit counts once the control that was pressed, or its task, has
 * left the frame; one after which the frame itself goes is counted by the background, where the port closes.
 */
export class FrameRun {
  private readonly life = new AbortController();
  private readonly doc = randomId();
  private readonly marks = new Marks();
  private readonly line: Line;
  private readonly watch: Watch;
  private seq = 0;

  constructor(
    private readonly rule: FrameRule,
    runtime: () => Runtime | undefined,
  ) {
    const now = () => performance.now();
    this.line = new Line({
      runtime,
      now,
      order: (order) => {
        if (order.type === 'ack') this.marks.unacked.ack(order.seq);
        else if (order.type === 'stop') this.stop();
      },
      owed: () => this.marks.unacked.size > 0,
      again: () => this.owed(),
      orphaned: () => this.stop(),
    });
    this.watch = new Watch({
      root: document,
      now,
      visible: attention(document).visible,
      wanted: () => this.marks.pending(this.wall(now())),
      read: () => this.read(),
    });
    const listen = listener(this.life.signal, now);
    listen(window, ['click'], (event, at) => this.press(event.composedPath()[0], at));
  }

  /** Goes quiet for good. */
  stop(): void {
    this.life.abort();
    this.watch.stop();
    this.line.hangUp();
  }

  private wall(at: number): number {
    return performance.timeOrigin + at;
  }

  private press(target: EventTarget | undefined, at: number): void {
    const control = target instanceof Element ? controlOf(target, this.rule.controls) : undefined;
    if (!control) return;
    this.read();
    const shown = [elementsOf(document, control), [...document.querySelectorAll(this.rule.task)]];
    const gone = () => shown.some((all) => all.length > 0 && all.every((element) => !element.isConnected));
    if (this.marks.intend(control.outcome, this.wall(at), undefined, gone)) this.say();
    this.watch.enliven();
  }

  private read(): void {
    if (this.life.signal.aborted) return;
    if (this.marks.see(TASK, TASK, true, this.wall(performance.now()))) this.say();
  }

  private owed(): void {
    if (this.marks.unacked.size > 0) this.say();
  }

  private say(): void {
    const seq = ++this.seq;
    const { doc } = this;
    this.marks.unacked.sentWith(seq);
    const at = this.wall(performance.now());
    const marks = this.marks.unacked.items;
    const report = { doc, platform: this.rule.id, seq, at, visible: true, sighting: TASK, spans: [], marks };
    this.line.post({ type: 'report', ...report }, true);
  }
}
