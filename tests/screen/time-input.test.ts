import { describe, expect, it } from 'vitest';
import { changedTo, instantNear, timeText } from '../../lib/screen/time-input';

const local = (text: string) => new Date(text).getTime();

describe('a time field', () => {
  it.each([
    ['the same day', '2026-11-23T14:10:40', '13:55', '2026-11-23T13:55'],
    [
      'the evening before, of a task that began after midnight',
      '2026-11-24T00:10',
      '23:50',
      '2026-11-23T23:50',
    ],
    ['after midnight, of a task that ended before it', '2026-11-23T23:50', '00:20', '2026-11-24T00:20'],
    ['over the change of the month', '2026-12-01T00:05', '23:59', '2026-11-30T23:59'],
  ])('means %s', (_, base, text, expected) => {
    expect(instantNear(local(base), text)).toBe(local(expected));
  });

  it.each(['', '24:00', '9:5', 'noon'])('that says "%s" says no time', (text) => {
    expect(instantNear(local('2026-11-23T14:10'), text)).toBeUndefined();
  });

  it('left as it was changes nothing: the seconds of the record stay', () => {
    const at = local('2026-11-23T04:10:40');
    expect(timeText(at)).toBe('04:10');
    expect(changedTo(at, '04:10')).toBeUndefined();
    expect(changedTo(at, '04:11')).toBe(local('2026-11-23T04:11'));
  });
});
