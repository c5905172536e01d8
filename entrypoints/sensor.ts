import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../lib/sensor/meeting';
import { whenShown } from '../lib/sensor/prerender';
import { Run } from '../lib/sensor/run';

export default defineUnlistedScript(() => {
  let stop: () => number | undefined = () => undefined;
  let untoldFrom = offer({
    start(platform) {
      const since = stop() ?? untoldFrom;
      untoldFrom = undefined;
      stop = whenShown(() => {
        const run = new Run(platform, () => browser.runtime, since);
        return () => run.stop();
      });
    },
    stop: () => stop(),
  });
});
