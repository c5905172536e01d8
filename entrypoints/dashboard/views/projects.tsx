import { useBooks, useDash } from '../../../components/dashboard/dash';
import { ExplainedTitle } from '../../../components/dashboard/Explained';
import { ProjectCard } from '../../../components/dashboard/ProjectCard';
import { ProjectTable } from '../../../components/dashboard/ProjectTable';
import { Empty, WhenReady } from '../../../components/dashboard/States';
import type { WorkType } from '../../../lib/books/work-types';
import { type ProjectsData, readProjects } from '../../../lib/dashboard/projects';
import { t } from '../../../lib/i18n';
import './projects.css';

function Projects({ data, selected }: { data: ProjectsData; selected: string | undefined }) {
  const { run, href } = useDash();
  const { projects, step, paces, scoresOf } = data;
  const one = projects.find(({ key }) => key === selected);
  if (projects.length === 0) {
    return (
      <Empty title={t('rangeNothing')}>
        <p>{t('rangeNothingHint')}</p>
      </Empty>
    );
  }
  const onType = (project: string) => (workType: WorkType | null) =>
    void run({ name: 'setProject', payload: { project, set: { workType } }, said: t('saved'), undo: true });
  return (
    <>
      {one && (
        <ProjectCard
          key={one.key}
          one={one}
          step={step}
          paces={paces}
          scoresOf={scoresOf}
          onType={onType(one.key)}
        />
      )}
      <section class="card">
        <ExplainedTitle name="bestFirst" text="tellBestFirst" />
        <ProjectTable
          projects={projects}
          selected={selected}
          hrefOf={(project) => href('projects', { project })}
        />
      </section>
    </>
  );
}

export default function ProjectsView() {
  const { range, today, weekStart, settings, route } = useDash();
  const { project } = route.params;
  const loaded = useBooks(
    (books) => readProjects(books, { range, today, weekStart, settings }, project),
    [range.fromDate, range.toDate, today, weekStart, settings, project],
  );
  return <WhenReady loaded={loaded}>{(data) => <Projects data={data} selected={project} />}</WhenReady>;
}
