import type { TaskFilter } from '../../../lib/dashboard/tasks';
import { t } from '../../../lib/i18n';
import { OneOf } from '../OneOf';
import { KIND_CHOICES, kindText, OUTCOME_CHOICES, outcomeText, STATE_CHOICES, stateText } from './words';

interface TaskFiltersProps {
  filter: TaskFilter;
  platforms: readonly string[];
  /** Keys of the projects to choose from. */
  projects: readonly string[];
  platformText(id: string): string;
  projectText(key: string): string;
  /** ISO dates of the first and last day, where there are any. */
  from: string;
  to: string;
  onFilter(change: Partial<TaskFilter>): void;
  onDays(from: string, to: string): void;
}

/** What the list is narrowed to. */
export function TaskFilters(props: TaskFiltersProps) {
  const { filter, platforms, projects, platformText, projectText, from, to, onFilter, onDays } = props;
  return (
    <search class="card filters" aria-label={t('tasksFilter')}>
      <label class="labelled wide">
        <span>{t('tasksSearch')}</span>
        <input
          type="search"
          name="text"
          value={filter.text ?? ''}
          onInput={(event) => onFilter({ text: event.currentTarget.value || undefined })}
        />
      </label>
      <OneOf
        label={t('columnPlatform')}
        name="platform"
        value={filter.platform}
        choices={platforms}
        text={platformText}
        none={t('anyOf')}
        onChoose={(platform) => onFilter({ platform, project: undefined })}
      />
      <OneOf
        label={t('columnProject')}
        name="project"
        value={filter.project}
        choices={projects}
        text={projectText}
        none={t('anyOf')}
        onChoose={(project) => onFilter({ project })}
      />
      <OneOf
        label={t('columnOutcome')}
        name="outcome"
        value={filter.outcome}
        choices={OUTCOME_CHOICES}
        text={outcomeText}
        none={t('anyOf')}
        onChoose={(outcome) => onFilter({ outcome })}
      />
      <OneOf
        label={t('columnState')}
        name="state"
        value={filter.state}
        choices={[...STATE_CHOICES, 'none' as const]}
        text={(state) => (state === 'none' ? t('stateNone') : stateText(state))}
        none={t('anyOf')}
        onChoose={(state) => onFilter({ state })}
      />
      <OneOf
        label={t('columnKind')}
        name="kind"
        value={filter.kind}
        choices={KIND_CHOICES}
        text={kindText}
        none={t('anyOf')}
        onChoose={(kind) => onFilter({ kind })}
      />
      <label class="labelled">
        <span>{t('daysFrom')}</span>
        <input
          type="date"
          name="from"
          value={from}
          onChange={(event) => onDays(event.currentTarget.value, to)}
        />
      </label>
      <label class="labelled">
        <span>{t('daysTo')}</span>
        <input
          type="date"
          name="to"
          value={to}
          onChange={(event) => onDays(from, event.currentTarget.value)}
        />
      </label>
    </search>
  );
}
