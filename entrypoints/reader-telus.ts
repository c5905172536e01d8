import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { telus } from '../lib/platforms/telus';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(telus));
