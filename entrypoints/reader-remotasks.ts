import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { remotasks } from '../lib/platforms/remotasks';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(remotasks));
