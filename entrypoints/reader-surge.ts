import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { surge } from '../lib/platforms/surge';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(surge));
