import { describe, expect, it } from 'vitest';
import { FakePage, task } from './fakes';

/** Pages on which nothing but the control that was pressed tells one task from the next. */

/** A page of one task after another, and a hand on its submit. */
function unkeyed(taskKey?: string) {
  const page = new FakePage(task(taskKey));
  const control = { isThere: true };
  const press = () => page.sensor.intend('submitted', page.clocks.mono(), () => !control.isThere);
  return { page, control, press };
}

describe('a task without a key', () => {
  it('ends when the control that submitted it leaves the page, and the next one begins there', () => {
    const { page, control, press } = unkeyed();
    page.seconds(10);
    press();
    page.seconds(1);
    control.isThere = false;
    page.sensor.read();
    page.seconds(5);
    expect(page.marks).toEqual(['intent submitted – 10', 'confirmed submitted – 11']);
    expect(page.told).toEqual(['task 0–11 subject', 'task 11–16 open']);
  });

  it('goes on where the control stays, as after a refusal', () => {
    const { page, press } = unkeyed();
    page.seconds(10);
    press();
    page.sensor.read();
    page.seconds(5);
    expect(page.marks).toEqual(['intent submitted – 10']);
    expect(page.told).toEqual(['task 0–15 open']);
  });

  it('goes on where the page says that it refused, whatever it does to the control', () => {
    const { page, control, press } = unkeyed();
    page.seconds(10);
    press();
    control.isThere = false;
    page.shows = task(undefined, { refused: true });
    page.sensor.read();
    page.seconds(5);
    expect(page.marks).toEqual(['intent submitted – 10', 'refuted submitted – 10']);
    expect(page.told).toEqual(['task 0–15 open']);
  });

  it('does not end by a control that leaves long after it was pressed', () => {
    const { page, control, press } = unkeyed();
    press();
    page.seconds(61);
    control.isThere = false;
    page.sensor.read();
    page.seconds(1);
    expect(page.told).toEqual(['task 0–62 open']);
  });

  it('does not lend its key to the next one, though the address keeps it', () => {
    const { page, control, press } = unkeyed('claimed');
    page.seconds(10);
    press();
    control.isThere = false;
    page.sensor.read();
    page.seconds(5);
    expect(page.marks).toEqual(['intent submitted claimed 10', 'confirmed submitted claimed 10']);
    expect(page.told).toEqual(['claimed 0–10 subject', 'task 10–15 open']);
    expect(page.last.sighting.taskKey).toBeUndefined();
  });
});
