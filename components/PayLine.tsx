import { t } from '../lib/i18n';
import type { PayLine as Line, Used } from '../lib/screen/pay';
import type { Words } from '../lib/screen/text';
import { Bar } from './Bar';
import { Rich } from './Rich';
import { useWords } from './words';

function trackedLimit(words: Words, paid: Used, after: string | undefined): string {
  if (paid.leftMs > 0) {
    const left = words.time(paid.leftMs);
    return after ? t('paidTimeEndsThen', { left, rate: after }) : t('paidTimeEnds', { left });
  }
  const limit = words.limit(paid.limitMs);
  return after ? t('paidTimeOverThen', { limit, rate: after }) : t('paidTimeOver', { limit });
}

function capText(words: Words, cap: Used): string {
  const limit = words.limit(cap.limitMs);
  return cap.leftMs > 0
    ? t('toCap', { left: words.time(cap.leftMs), cap: limit })
    : t('capReached', { cap: limit });
}

function estimateText(words: Words, estimate: Used, countedMs: number): string {
  const limit = words.limit(estimate.limitMs);
  if (estimate.leftMs > 0) return t('estimateLeft', { left: words.clock(estimate.leftMs), estimate: limit });
  return t('estimateOver', { over: words.clock(countedMs - estimate.limitMs), estimate: limit });
}

/** A limit and how far it is used up. */
function Limit({ used, text }: { used: Used; text: string }) {
  return (
    <>
      <Bar share={used.share} thin />
      <div class="small muted">{text}</div>
    </>
  );
}

function Main({ line }: { line: Line }) {
  const words = useWords();
  switch (line.kind) {
    case 'unknown':
      return <span class="muted">{t('payUnknown')}</span>;
    case 'unpaid':
      return <>{t('payUnpaid')}</>;
    case 'reported':
    case 'tracked': {
      const slots = {
        amount: <b>{line.soFar ? words.money(line.soFar) : t('unknown')}</b>,
        rate: <span class="muted">{words.perHour(line.rate)}</span>,
      };
      return <Rich k={line.kind === 'tracked' ? 'payTrackedSoFar' : 'paySoFar'} slots={slots} />;
    }
    case 'estimated': {
      const rate = words.perHour(line.rate);
      if (!line.pays) return <Rich k="payEstimatedNoTime" slots={{ rate: <b>{rate}</b> }} />;
      return (
        <Rich
          k="payEstimated"
          slots={{ amount: <b>{words.terms(line.pays)}</b>, rate: <span class="muted">{rate}</span> }}
        />
      );
    }
    case 'task': {
      const amount = <b>{words.terms(line.pays)}</b>;
      if (line.usualMs === undefined) return <Rich k="payTask" slots={{ amount }} />;
      return <Rich k="payTaskUsual" slots={{ amount, time: <span>{words.time(line.usualMs)}</span> }} />;
    }
    case 'session':
      return <Rich k="paySession" slots={{ amount: <b>{words.terms(line.pays)}</b> }} />;
  }
}

/** What the task pays, in one line by the basis of its pay. */
export function PayLine({ line, countedMs }: { line: Line; countedMs: number }) {
  const words = useWords();
  return (
    <div class="pay num">
      <div data-testid="task-pay">
        <Main line={line} />
      </div>
      {line.kind === 'reported' && line.cap && <Limit used={line.cap} text={capText(words, line.cap)} />}
      {line.kind === 'tracked' && line.paid && (
        <Limit
          used={line.paid}
          text={trackedLimit(words, line.paid, line.after && words.perHour(line.after))}
        />
      )}
      {line.kind === 'estimated' && line.estimate && (
        <Limit used={line.estimate} text={estimateText(words, line.estimate, countedMs)} />
      )}
      {line.kind === 'task' && line.eachMs !== undefined && (
        <div class="small muted">{t('platformSaysEach', { time: words.clock(line.eachMs) })}</div>
      )}
      {line.kind === 'session' && line.limit && (
        <Limit
          used={line.limit}
          text={t('sessionLimit', { done: words.clock(countedMs), limit: words.limit(line.limit.limitMs) })}
        />
      )}
    </div>
  );
}
