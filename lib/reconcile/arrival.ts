/** Why a day cannot be the one on which a payment arrived. */
export type ArrivalFault =
  /** The first day that it pays for had not come. */
  | 'early'
  /** It is still to come. */
  | 'ahead';

/** Looks at the day on which the payment for days from `from` on arrived; all are ISO days. */
export function arrivalFault(arrivedOn: string, from: string, today: string): ArrivalFault | undefined {
  if (arrivedOn < from) return 'early';
  return arrivedOn > today ? 'ahead' : undefined;
}
