import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../lib/screen/asked';

/** The popup's own script is a while on its way: what it paints from is asked for meanwhile. */
export default defineUnlistedScript(() => {
  globalThis.asked = ask(browser.storage);
});
