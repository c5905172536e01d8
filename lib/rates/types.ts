/** An amount in millionths of a currency unit: some platforms pay fractions of a cent. */
export interface Money {
  amountMicros: number;
  /** ISO 4217 code. */
  currency: string;
}

/** How a project pays: the words of docs/architecture.md. */
export type PayBasis =
  | 'perTask'
  | 'perHourReported'
  | 'perHourTracked'
  | 'perEstimatedMinute'
  | 'perSession'
  | 'unpaid';

/**
 * The terms one project pays by. Rates are per hour, whatever the basis; a missing member is unknown,
 * never zero.
 */
export type PayTerms =
  | { basis: 'perTask' | 'perSession'; amountMicros: number; currency: string }
  | {
      basis: 'perHourReported';
      rateMicros: number;
      currency: string;
      /** The most time that may be reported for one task. */
      capMs?: number;
    }
  | {
      basis: 'perHourTracked';
      rateMicros: number;
      currency: string;
      /** Time paid at the full rate; beyond it `exceededRateMicros` holds. */
      paidLimitMs?: number;
      exceededRateMicros?: number;
    }
  | {
      basis: 'perEstimatedMinute';
      rateMicros: number;
      currency: string;
      /** The upper estimate (AET) where the project has one for all tasks; a task's own estimate goes first. */
      estimateMs?: number;
    }
  | { basis: 'unpaid' };

export type EarningState = 'expected' | 'approved' | 'paid' | 'rejected';

/** What one task earned, with where that money stands. */
export interface Earning extends Money {
  state: EarningState;
  /** True where the platform's own measure will decide (`perHourTracked`): shown with ≈. */
  approximate: boolean;
}
