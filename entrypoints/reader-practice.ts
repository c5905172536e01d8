import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { practice } from '../lib/platforms/practice';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(practice));
