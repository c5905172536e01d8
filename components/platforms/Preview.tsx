import type { ComponentChild } from 'preact';
import { t } from '../../lib/i18n';
import type { Sighting } from '../../lib/platforms/types';
import type { PayTerms } from '../../lib/rates/types';
import { useWords } from '../words';
import { endedWords } from './PickMore';

function usePay(pay: PayTerms | undefined): string | undefined {
  const words = useWords();
  if (!pay) return undefined;
  if (pay.basis === 'unpaid') return t('payUnpaid');
  const amountMicros = 'amountMicros' in pay ? pay.amountMicros : pay.rateMicros;
  const amount = words.terms({ amountMicros, currency: pay.currency });
  return t('payPreview', { amount, basis: t(`payBasis_${pay.basis}`) });
}

function Line({ name, children }: { name: string; children: ComponentChild }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? t('unknown')}</dd>
    </div>
  );
}

interface PreviewProps {
  /** What the rule reads on the page that is open; `undefined` where it does not fit. */
  sighting: Sighting | undefined;
  /** The page could be looked at. */
  looked: boolean;
}

/** What the rule says of the page as it stands now. */
export function Preview({ sighting, looked }: PreviewProps) {
  const words = useWords();
  const pay = usePay(sighting?.pay);
  if (!looked) return <p class="muted">{t('previewNoPage')}</p>;
  if (!sighting || sighting.kind === 'other') return <p class="warn">{t('previewNoFit')}</p>;
  const { kind, project, taskKey, refused, ended, trouble = [] } = sighting;
  return (
    <>
      <dl class="preview" data-testid="preview">
        <Line name={t('previewKind')}>{t(`pageKind_${kind}`)}</Line>
        <Line name={t('previewProject')}>{project && words.name(project.name ?? project.id ?? '')}</Line>
        <Line name={t('previewTask')}>{taskKey}</Line>
        <Line name={t('previewPay')}>{pay}</Line>
        {refused && <Line name={t('previewRefused')}>{t('previewRefusedNow')}</Line>}
        {ended && <Line name={t('previewEnded')}>{endedWords(ended)}</Line>}
      </dl>
      {kind === 'task' && taskKey === undefined && <p class="small muted">{t('previewNoId')}</p>}
      {trouble.map(({ lookedFor, why }) => (
        <p key={lookedFor} class="small warn">
          {t(why === 'missing' ? 'previewMissing' : 'previewMalformed', { selector: lookedFor })}
        </p>
      ))}
    </>
  );
}
