import type { NowCard, Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { payLine } from '../lib/screen/pay';
import { deadlineOf, likelyCurrency, waitingOf } from '../lib/screen/view';
import { EscapeHatch } from './EscapeHatch';
import { useFixTime } from './FixTime';
import { Icon } from './Icon';
import { PayLine } from './PayLine';
import { PayQuestion } from './PayQuestion';
import { TodayLine } from './TodayLine';
import { useWords } from './words';

interface InTaskProps {
  snapshot: Snapshot;
  now: NowCard;
  at: number;
  act: PopupActions;
}

function ClockRow({ snapshot, now, act }: Omit<InTaskProps, 'at'>) {
  const words = useWords();
  const fix = useFixTime({
    items: waitingOf(snapshot.toDecide.items, now.n),
    onDecide: act.decide,
  });
  return (
    <>
      <div class="row base num">
        <span class="clock" role="timer" aria-label={t('timeOnTask')} data-testid="task-clock">
          {words.clock(now.countedMs)}
        </span>
        {now.linkedMs > 0 && (
          <span class="muted">{t('linkedTime', { time: words.clock(now.linkedMs) })}</span>
        )}
        <span class="space" />
        {fix.button}
      </div>
      {fix.panel}
    </>
  );
}

function Deadline({ now, at }: { now: NowCard; at: number }) {
  const words = useWords();
  const deadline = deadlineOf(now, at);
  if (!deadline) return null;
  const time = words.timeOfDay(deadline.at);
  return (
    <p class="deadline num">
      {deadline.over
        ? t('deadlineOver', { time })
        : t('deadline', { time, left: words.time(deadline.leftMs) })}
    </p>
  );
}

function PauseButton({ now, act }: { now: NowCard; act: PopupActions }) {
  const paused = now.state === 'paused';
  return (
    <button type="button" class="primary" data-testid="pause" onClick={paused ? act.resume : act.pause}>
      <Icon name={paused ? 'play' : 'pause'} />
      {paused ? t('resume') : t('pause')}
    </button>
  );
}

function Controls({ now, act }: { now: NowCard; act: PopupActions }) {
  const own = now.state === 'running';
  return (
    <div class="row wrap controls">
      <PauseButton now={now} act={act} />
      {now.kind === 'manual' ? (
        <button type="button" onClick={act.stopByHand}>
          <Icon name="stop" />
          {t('stop')}
        </button>
      ) : (
        <button
          type="button"
          data-testid="link-tab"
          disabled={own}
          title={own ? t('linkTabOwn') : t('linkTabWhy')}
          onClick={act.linkTab}
        >
          {t('linkTab')}
        </button>
      )}
      {now.pay?.basis === 'perHourReported' && now.kind === 'task' && (
        <EscapeHatch onEscape={act.escapeHatch} />
      )}
    </div>
  );
}

/** The popup in the middle of a task: time, pay, deadline, what can be done, and one line of today. */
export function InTask({ snapshot, now, at, act }: InTaskProps) {
  const line = payLine(now);
  const asks = now.asksPay && line.kind === 'unknown';
  return (
    <>
      <section class="card">
        <h2 class="project">{now.projectName ?? t('projectUnnamed')}</h2>
        <ClockRow snapshot={snapshot} now={now} act={act} />
        {asks ? (
          <PayQuestion
            key={now.project ?? now.platform}
            platform={now.platform}
            likelyCurrency={likelyCurrency(snapshot)}
            onPay={(pay) => act.setPay(now, pay)}
          />
        ) : (
          <PayLine line={line} countedMs={now.countedMs} />
        )}
        <Deadline now={now} at={at} />
        <Controls now={now} act={act} />
      </section>
      <TodayLine today={snapshot.today} waiting={snapshot.toDecide.count} />
    </>
  );
}
