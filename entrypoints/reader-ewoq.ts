import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ewoq } from '../lib/platforms/ewoq';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(ewoq));
