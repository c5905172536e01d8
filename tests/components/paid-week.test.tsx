import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CompareTable } from '../../components/dashboard/CompareTable';
import { PaidWeek } from '../../components/dashboard/reconcile/PaidWeek';
import type { PlatformFigures } from '../../lib/dashboard/compare';
import type { PayWeek } from '../../lib/dashboard/reconcile';
import { Screen } from './screen';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const TODAY = '2026-11-25';
const usd = (units: number) => ({ amountMicros: units * 1e6, currency: 'USD' });
const LAST = { from: '2026-11-16', to: '2026-11-22', tracked: [usd(400)] };
const THIS = { from: '2026-11-23', to: '2026-11-29', tracked: [usd(80)] };

let screen: Screen;
const onPaid = vi.fn(async () => true);
beforeEach(() => {
  screen = new Screen();
  onPaid.mockClear();
});

const show = (last: Partial<PayWeek> = {}) =>
  screen.draw(<PaidWeek weeks={[THIS, { ...LAST, ...last }]} today={TODAY} onPaid={onPaid} />);
const arrived = () => screen.root.querySelector<HTMLInputElement>('input[name=arrived]');

describe('paid for a week', () => {
  test.each([
    ['', {}],
    ['2026-11-20', { arrivedOn: '2026-11-20' }],
    [TODAY, { arrivedOn: TODAY }],
  ])('arrived on “%s”', async (day, said) => {
    show();
    expect(arrived()?.value, 'nobody said it yet').toBe('');
    await screen.type('input[name=paid]', '412.50');
    if (day) await screen.type('input[name=arrived]', day);
    await screen.submit();
    expect(onPaid).toHaveBeenCalledExactlyOnceWith({
      from: LAST.from,
      to: LAST.to,
      paid: usd(412.5),
      ...said,
    });
  });

  test.each([
    ['2026-11-15', /before the first day that it pays for/],
    ['2026-11-26', /still to come/],
  ])('%s cannot be, and what was typed stays', async (day, why) => {
    show();
    await screen.type('input[name=paid]', '412.50');
    await screen.type('input[name=arrived]', day);
    await screen.submit();
    expect(screen.root.querySelector('[role=alert]')?.textContent).toMatch(why);
    expect(arrived()?.getAttribute('aria-invalid')).toBe('true');
    expect(screen.root.querySelector('[name=paid]')?.getAttribute('aria-invalid')).toBe('false');
    expect(onPaid).not.toHaveBeenCalled();
    await screen.type('input[name=arrived]', '2026-11-24');
    await screen.submit();
    expect(screen.root.querySelector('[role=alert]')).toBeNull();
    expect(onPaid).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ paid: usd(412.5), arrivedOn: '2026-11-24' }),
    );
  });

  test('a day that was typed in part is not passed over', async () => {
    show();
    await screen.type('input[name=paid]', '412.50');
    Object.defineProperty(arrived(), 'validity', { value: { badInput: true } });
    await screen.submit();
    expect(screen.root.querySelector('[role=alert]')?.textContent).toMatch(/whole day/);
    expect(onPaid).not.toHaveBeenCalled();
  });

  test('what was said before is shown, stays with another sum, and is no other week’s', async () => {
    show({ paid: usd(400), arrivedOn: '2026-11-24' });
    expect(screen.say('week-tracked')).toContain('$400.00 was said to be paid · arrived on Nov 24, 2026');
    await screen.type('input[name=paid]', '410');
    await screen.submit();
    expect(onPaid).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ arrivedOn: '2026-11-24' }));
    await screen.type('select[name=week]', THIS.from);
    expect(arrived()?.value).toBe('');
  });
});

test('days to payment stand beside the platforms’ other figures; unknown is –', async () => {
  const one = { row: {}, tasks: 3, allMs: 1, earned: [], onTasks: [], allTime: [], daysWithWork: 1 };
  const platforms = [
    { ...one, key: 'toloka', platform: 'toloka', paymentDays: 9.25 },
    { ...one, key: 'outlier', platform: 'outlier' },
  ] as unknown as PlatformFigures[];
  screen.draw(<CompareTable platforms={platforms} />);
  const heads = [...screen.root.querySelectorAll('thead th')].map((head) => head.textContent);
  const at = heads.indexOf('Days to payment');
  const cells = [...screen.root.querySelectorAll('tbody tr')].map((row) => row.children[at]?.textContent);
  expect(cells).toEqual(['9.3', '–']);
  await screen.click(screen.button('Days to payment'));
  expect(screen.text).toContain('weighted by what was paid');
});
