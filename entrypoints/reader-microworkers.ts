import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { microworkers } from '../lib/platforms/microworkers';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(microworkers));
