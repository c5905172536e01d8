import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { uhrs } from '../lib/platforms/uhrs';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(uhrs));
