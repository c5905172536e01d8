import { AetTable } from '../../../components/dashboard/AetTable';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Empty, WhenReady } from '../../../components/dashboard/States';
import { useWords } from '../../../components/words';
import { type AetData, readAet } from '../../../lib/dashboard/aet';
import { namesOf } from '../../../lib/dashboard/groups';
import { locale, t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import { dateText } from '../../../lib/screen/text';

function Aet({ data }: { data: AetData }) {
  const words = useWords();
  const { weeks, days, tasks, projects } = data;
  if (tasks.length === 0) {
    return (
      <Empty title={t('aetNothing')}>
        <p>{t('aetNothingHint')}</p>
      </Empty>
    );
  }
  const when = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' });
  const nameOf = namesOf(projects);
  const projectName = (key: string | undefined) => words.name(nameOf(key ?? ':') ?? t('projectUnnamed'));
  return (
    <>
      <AetTable
        title="aetWeeks"
        first="aetWeekFrom"
        lines={weeks.map((one) => ({
          ...one,
          name: t('aetWeekOf', { platform: platformName(one.platform), date: when.format(one.fromAt) }),
        }))}
      />
      <AetTable
        title="aetDays"
        first="columnWhen"
        lines={days.map((one) => ({ ...one, name: dateText(one.date) }))}
      />
      <AetTable
        title="aetTasks"
        first="columnWhen"
        lines={tasks.map((one) => ({
          ...one,
          name: `${when.format(one.fromAt)}, ${projectName(one.project)}`,
        }))}
      />
    </>
  );
}

export default function AetView() {
  const { weekStart } = useDash();
  const loaded = useBooks((books) => readAet(books, weekStart), [weekStart]);
  return <WhenReady loaded={loaded}>{(data) => <Aet data={data} />}</WhenReady>;
}
