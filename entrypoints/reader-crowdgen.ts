import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { crowdgen } from '../lib/platforms/crowdgen';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(crowdgen));
