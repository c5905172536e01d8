import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { uhrsFrame } from '../lib/platforms/uhrs-frame';
import { FrameRun } from '../lib/sensor/frame';
import { offer } from '../lib/sensor/meeting';

/** Registered for the hosts of frames that the worker allowed; there, a page that is no frame is none of ours. */
export default defineUnlistedScript(() => {
  if (window === window.top) return;
  const run = new FrameRun(uhrsFrame, () => browser.runtime);
  offer({
    start: () => undefined,
    stop: () => {
      run.stop();
      return undefined;
    },
  });
});
