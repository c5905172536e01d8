import { useMemo, useState } from 'preact/hooks';
import type { Project, TotalsRow } from '../../lib/books/types';
import { GROUPINGS, type Grouping, grouped, namesOf } from '../../lib/dashboard/groups';
import { type MessageKey, t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import { useWords } from '../words';
import { Choice } from './Choice';
import { GroupTable } from './GroupTable';
import { typeName } from './type-name';

const LABELS: Record<Grouping, MessageKey> = {
  project: 'groupProject',
  family: 'groupFamily',
  platform: 'groupPlatform',
  type: 'groupType',
};

interface GroupsCardProps {
  rows: readonly TotalsRow[];
  projects: readonly Project[];
}

/** The figures by project, family, platform, or type of work. */
export function GroupsCard({ rows, projects }: GroupsCardProps) {
  const words = useWords();
  const [by, setBy] = useState<Grouping>('project');
  const groups = useMemo(() => grouped(rows, projects, by), [rows, projects, by]);
  const named = useMemo(() => namesOf(projects), [projects]);
  const projectName = (key: string) => {
    const name = named(key);
    return name === undefined ? t('projectUnnamed') : words.name(name);
  };
  const names: Record<Grouping, (key: string) => string> = {
    project: projectName,
    family: (key) => (key.endsWith(':') ? t('projectUnnamed') : words.name(key.slice(key.indexOf(':') + 1))),
    platform: platformName,
    type: typeName,
  };
  return (
    <section class="card" data-testid="groups">
      <div class="row wrap card-head">
        <h2>{t('groupsTitle')}</h2>
        <span class="space" />
        <Choice<Grouping>
          name="groupBy"
          options={GROUPINGS.map((one) => [one, LABELS[one]] as const)}
          value={by}
          onChoose={setBy}
        />
      </div>
      {by === 'type' && <p class="small muted">{t('typesHint')}</p>}
      <GroupTable
        first={LABELS[by]}
        groups={groups}
        nameOf={names[by]}
        platforms={by === 'project' || by === 'family'}
      />
    </section>
  );
}
