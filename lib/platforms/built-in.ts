import { appen } from './appen';
import { clickworker } from './clickworker';
import { crowdgen } from './crowdgen';
import { dataannotation } from './dataannotation';
import { ewoq } from './ewoq';
import { microworkers } from './microworkers';
import { outlier } from './outlier';
import { prolific } from './prolific';
import { raterhub } from './raterhub';
import { remotasks } from './remotasks';
import { surge } from './surge';
import { telus } from './telus';
import { toloka } from './toloka';
import { tryrating } from './tryrating';
import type { Platform } from './types';
import { uhrs } from './uhrs';

/** Every platform that workers' builds know, one a line: the order is that of the welcome page. */
export const builtIn: readonly Platform[] = [
  dataannotation,
  outlier,
  raterhub,
  ewoq,
  tryrating,
  telus,
  toloka,
  appen,
  crowdgen,
  prolific,
  uhrs,
  clickworker,
  microworkers,
  remotasks,
  surge,
];
