import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { prolific } from '../lib/platforms/prolific';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(prolific));
