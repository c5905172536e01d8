import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { dataannotation } from '../lib/platforms/dataannotation';
import { handOver } from '../lib/sensor/meeting';

export default defineUnlistedScript(() => handOver(dataannotation));
