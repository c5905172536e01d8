import { useState } from 'preact/hooks';
import type { Project } from '../../../lib/books/types';
import { payText } from '../../../lib/dashboard/pay';
import { t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import { useWords } from '../../words';
import { useDash } from '../dash';
import { projectWords } from '../projects';
import { Empty } from '../States';
import { whenText } from '../tasks/words';
import { PayForm } from './PayForm';
import { SettingsForm } from './SettingsForm';

interface ProjectsProps {
  projects: readonly Project[];
}

function History({ project }: { project: Project }) {
  const words = useWords();
  const { paidBefore = [], pay, paySince } = project;
  if (paidBefore.length === 0) return null;
  const all = [...paidBefore, ...(pay ? [{ pay, since: paySince }] : [])].toReversed();
  return (
    <div>
      <h3>{t('payHistory')}</h3>
      <ul class="plain num">
        {all.map((one) => (
          <li key={`${one.since}`} class="row wrap">
            <span class="grow">{payText(words, one.pay)}</span>
            <span class="muted small">
              {one.since === undefined ? t('paySinceEver') : t('paySince', { when: whenText(one.since) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CardProps {
  project: Project;
  /** All of its platform. */
  others: readonly Project[];
  text(key: string): string;
  open: boolean;
  onOpen(on: boolean): void;
}

function ProjectCard({ project, others, text, open, onOpen }: CardProps) {
  const { href } = useDash();
  const words = useWords();
  const { key, name, alias, platform, pay } = project;
  const versions = others.filter((one) => one.family === project.family);
  return (
    <section class="card project" aria-label={text(key)} data-key={key}>
      <div class="row wrap base">
        <span class="grow">
          <h2>{words.name(text(key))}</h2>
          {alias !== undefined && name !== undefined && <span class="muted small"> {words.name(name)}</span>}
          <span class="muted small"> {platformName(platform)}</span>
        </span>
        <span class="num">{pay ? payText(words, pay) : t('payUnknown')}</span>
        <span class="row base">
          <a href={href('tasks', { project: key })}>{t('columnTasks')}</a>
          <button type="button" class="link" aria-expanded={open} onClick={() => onOpen(!open)}>
            {t('edit')}
          </button>
        </span>
      </div>
      {versions.length > 1 && (
        <p class="small muted">
          {t('versionsOf', {
            names: versions
              .filter((one) => one.key !== key)
              .map((one) => words.name(text(one.key)))
              .join(', '),
          })}
        </p>
      )}
      {open && (
        <div class="edits">
          <PayForm key={`${JSON.stringify(pay)}`} project={project} />
          <History project={project} />
          <SettingsForm key={JSON.stringify(project)} project={project} others={others} text={text} />
        </div>
      )}
    </section>
  );
}

const SHOWN = 50;

/** The projects: what they pay and paid, their limits, and which are versions of one another. */
export function Projects({ projects }: ProjectsProps) {
  const [open, setOpen] = useState<string>();
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const { text } = projectWords(projects);
  if (projects.length === 0)
    return (
      <Empty title={t('projectsNone')}>
        <p>{t('projectsNoneText')}</p>
      </Empty>
    );
  const parts = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = projects
    .filter((one) => {
      const said = `${text(one.key)} ${one.name ?? ''} ${platformName(one.platform)}`.toLocaleLowerCase();
      return parts.every((part) => said.includes(part));
    })
    .toSorted((a, b) => b.seenAt - a.seenAt);
  return (
    <>
      <search class="filters card" aria-label={t('tasksFilter')}>
        <label class="labelled wide">
          <span>{t('tasksSearch')}</span>
          <input
            type="search"
            name="text"
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </label>
      </search>
      {all.slice(0, shown).map((project) => (
        <ProjectCard
          key={project.key}
          project={project}
          others={projects.filter(({ platform }) => platform === project.platform)}
          text={text}
          open={open === project.key}
          onOpen={(on) => setOpen(on ? project.key : undefined)}
        />
      ))}
      {all.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + SHOWN)}>
          {t('showMore')}
        </button>
      )}
    </>
  );
}
