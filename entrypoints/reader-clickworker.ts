import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { clickworker } from '../lib/platforms/clickworker';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(clickworker));
