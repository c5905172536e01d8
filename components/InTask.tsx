import type { ComponentChild } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { NowCard, Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { payLine } from '../lib/screen/pay';
import {
  deadlineOf,
  type Link,
  likelyCurrency,
  linkOf,
  type Tab,
  waitingCount,
  waitingOf,
} from '../lib/screen/view';
import { EscapeHatch } from './EscapeHatch';
import { useFixTime } from './FixTime';
import { Icon } from './Icon';
import { LeastTime } from './LeastTime';
import { useLater } from './later';
import { PayLine } from './PayLine';
import { TodayLine } from './TodayLine';
import { useWords } from './words';

interface InTaskProps {
  snapshot: Snapshot;
  now: NowCard;
  at: number;
  tab: Tab | undefined;
  act: PopupActions;
  beside?: ComponentChild;
}

function ClockRow({ snapshot, now, act }: Omit<InTaskProps, 'at' | 'tab' | 'beside'>) {
  const words = useWords();
  const { n, fromAt = now.startAt } = now;
  const fix = useFixTime({ n, fromAt, items: waitingOf(snapshot.toDecide.items, n), act });
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

/** What the project is, and under which one the task belongs. */
function ProjectRow({
  now,
  recent,
  act,
}: {
  now: NowCard;
  recent: Snapshot['recentProjects'];
  act: PopupActions;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { ProjectForm } = useLater(open);
  // Where no page names its project, the worker does; most tasks are of the one before.
  const last =
    now.project === undefined && !open ? recent.find(({ platform }) => platform === now.platform) : undefined;
  return (
    <>
      <div class="row">
        <h2 class="project clip">{now.projectName ?? t('projectUnnamed')}</h2>
        <span class="space" />
        <button
          type="button"
          class="link"
          aria-label={t('moveTo')}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('change')}
        </button>
      </div>
      {last?.name !== undefined && (
        <button
          type="button"
          class="wrapped"
          data-testid="same-project"
          onClick={() => act.moveTo(now.n, { project: last.key })}
        >
          {t('sameProject', { project: last.name })}
        </button>
      )}
      <div id={id}>
        {open && ProjectForm && (
          <ProjectForm now={now} recent={recent} act={act} onMoved={() => setOpen(false)} />
        )}
      </div>
    </>
  );
}

const LINK_WHY = {
  own: 'linkTabOwn',
  free: 'linkTabWhy',
  opened: 'linkTabWhy',
  linked: 'unlinkTabWhy',
} as const;

function LinkButton({ link, act }: { link: Link; act: PopupActions }) {
  const linked = link === 'linked';
  return (
    <button
      type="button"
      data-testid="link-tab"
      disabled={link === 'own'}
      title={t(LINK_WHY[link])}
      onClick={() => act.linkTab(!linked)}
    >
      {linked ? t('unlinkTab') : t('linkTab')}
    </button>
  );
}

function Controls({ now, tab, act }: { now: NowCard; tab: Tab | undefined; act: PopupActions }) {
  const link = linkOf(now, tab);
  return (
    <div class="row wrap controls">
      <PauseButton now={now} act={act} />
      {now.kind === 'manual' ? (
        <button type="button" onClick={act.stopByHand}>
          <Icon name="stop" />
          {t('stop')}
        </button>
      ) : (
        <LinkButton link={link} act={act} />
      )}
      {now.pay?.basis === 'perHourReported' && now.kind === 'task' && (
        <EscapeHatch onEscape={act.escapeHatch} />
      )}
      {link === 'opened' && now.kind !== 'manual' && <p class="small muted">{t('linkTabOpened')}</p>}
    </div>
  );
}

/** The popup in the middle of a task: time, pay, deadline, what can be done, and one line of today. */
export function InTask({ snapshot, now, at, tab, act, beside }: InTaskProps) {
  const line = payLine(now);
  const asks = now.asksPay && line.kind === 'unknown';
  const { PayQuestion } = useLater(asks);
  return (
    <>
      <section class="card">
        <ProjectRow now={now} recent={snapshot.recentProjects} act={act} />
        <ClockRow snapshot={snapshot} now={now} act={act} />
        {asks && PayQuestion ? (
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
        <LeastTime now={now} />
        <Controls now={now} tab={tab} act={act} />
      </section>
      {beside}
      <TodayLine today={snapshot.today} waiting={waitingCount(snapshot)} />
    </>
  );
}
