import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tryrating } from '../lib/platforms/tryrating';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(tryrating));
