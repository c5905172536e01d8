/** What a screen reminds the worker of. */
export interface Reminders {
  /** Hours of the last days that wait to be reported, by platform. */
  toReport?: { platform: string; sureMs: number; openMs: number }[];
  /** The last safe copy is old (`at`), or there was never one though there is work to lose; or one `failed`. */
  oldCopy?: { at?: number; failed?: boolean };
}
