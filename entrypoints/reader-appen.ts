import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { appen } from '../lib/platforms/appen';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(appen));
