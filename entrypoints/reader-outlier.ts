import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { outlier } from '../lib/platforms/outlier';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(outlier));
