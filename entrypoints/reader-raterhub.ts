import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { raterhub } from '../lib/platforms/raterhub';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(raterhub));
