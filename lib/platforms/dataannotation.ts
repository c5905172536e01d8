import { surgeFamily } from './surge-family';

/** CODE×10 (the host); `www.` is marketing only. */
export const dataannotation = surgeFamily({
  id: 'dataannotation',
  name: 'DataAnnotation',
  host: 'app.dataannotation.tech',
});
