import type { FrameRule } from './types';

/** What is known of a HIT inside its frame. Skip and report: nothing. */
export const uhrsFrame: FrameRule = {
  id: 'uhrs',
  // C. Older HitApps are arbitrary HTML. That it leaves with its HIT is INFER: the next one loads in place.
  task: 'uhrs-hit',
  // C: the button by its class; where a HitApp has another, one that is labelled so.
  controls: [{ outcome: 'submitted', selector: 'button.uhrs-submit-button', labels: ['Submit'] }],
};
