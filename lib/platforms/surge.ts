import { surgeFamily } from './surge-family';

/**
 * The link to work and the host are CODE×1 (the platform's own client for customers); that its pages are as
 * DataAnnotation's is INFER: nobody has seen one.
 */
export const surge = surgeFamily({
  id: 'surge',
  name: 'Surge AI',
  host: 'app.surgehq.ai',
  unverified: {},
});
