/** Hours of one platform that wait to be reported, and the projects and days that they are of, the latest first. */
export interface WaitingHours {
  platform: string;
  sureMs: number;
  openMs: number;
  rows: { date: string; project: string; projectName?: string; ms: number; tasks: number }[];
}

/** What a screen reminds the worker of. */
export interface Reminders {
  /** Hours of the last days that wait to be reported, by platform. */
  toReport?: WaitingHours[];
  /** The last safe copy is old (`at`), or there was never one though there is work to lose; or one `failed`. */
  oldCopy?: { at?: number; failed?: boolean };
}
