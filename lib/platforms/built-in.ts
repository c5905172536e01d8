import { dataannotation } from './dataannotation';
import type { Platform } from './types';

/** Every platform that workers' builds know, one a line: the order is that of the welcome page. */
export const builtIn: readonly Platform[] = [dataannotation];
