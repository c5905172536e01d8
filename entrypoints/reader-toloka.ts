import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { toloka } from '../lib/platforms/toloka';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(toloka));
