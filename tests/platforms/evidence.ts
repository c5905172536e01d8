import type { Evidence } from '../../lib/platforms/evidence/types';

const cards = import.meta.glob<{ evidence: Evidence }>('../../lib/platforms/evidence/*.ts', {
  eager: true,
});

/**
 * What is known of a platform's pages.
 * @throws where nobody wrote it down.
 */
export function evidenceOf(id: string): Evidence {
  const card = cards[`../../lib/platforms/evidence/${id}.ts`];
  if (!card)
    throw new Error(`Write lib/platforms/evidence/${id}.ts: what is read, and how surely it is there.`);
  return card.evidence;
}
