import type { AetBalance } from '../../lib/books/aet';
import { percent, whole } from '../../lib/dashboard/text';
import { type MessageKey, t } from '../../lib/i18n';
import { useWords } from '../words';
import { ExplainedTitle } from './Explained';
import { Scroll } from './Scroll';

interface AetTableProps {
  title: MessageKey;
  first: MessageKey;
  lines: readonly (AetBalance & { id: string; name: string })[];
}

/** Worked against estimated, a row for each week, day or task. */
export function AetTable({ title, first, lines }: AetTableProps) {
  const words = useWords();
  return (
    <section class="card">
      <ExplainedTitle name={title} text="tellAet" />
      <Scroll name={t(title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(first)}</th>
              {(['columnTasks', 'aetWorked', 'aetEstimated', 'aetShare'] as const).map((key) => (
                <th key={key} scope="col" class="r">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, tasks, workedMs, estimatedMs }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td class="r">{whole(tasks)}</td>
                <td class="r">{words.clock(workedMs)}</td>
                <td class="r">{words.clock(estimatedMs)}</td>
                <td class="r">
                  <b class={workedMs > estimatedMs ? 'warn' : undefined}>
                    {estimatedMs > 0 ? percent(workedMs / estimatedMs) : t('unknown')}
                  </b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
