import { useEffect, useState } from 'preact/hooks';
import { painted } from '../lib/screen/painted';

const load = () => painted.then(() => import('./LaterParts'));
type Parts = Awaited<ReturnType<typeof load>>;

/**
 * The parts of the popup that are fetched when they are first wanted: what is behind a click need not be read
 * before the figures are painted. Nothing of them is there until then.
 */
export function useLater(wanted: boolean): Partial<Parts> {
  const [parts, setParts] = useState<Partial<Parts>>({});
  useEffect(() => {
    if (wanted) void load().then(setParts);
  }, [wanted]);
  return parts;
}
