import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { teach } from '../lib/sensor/taught';

export default defineUnlistedScript(() => teach(async (key) => (await browser.storage.local.get(key))[key]));
