import { useState } from 'preact/hooks';
import type { Statement, Summary } from '../../../lib/dashboard/statement';
import { rangeName } from '../../../lib/dashboard/text';
import { plural, t } from '../../../lib/i18n';
import { useWords } from '../../words';
import { OneOf } from '../OneOf';
import { stateText } from '../tasks/words';

interface CheckedProps {
  statement: Statement;
  summary: Summary;
  /** Projects of the platform to choose from. */
  projects: readonly string[];
  projectText(key: string): string;
  busy: boolean;
  onTake(projects: Record<string, string>): void;
  onCancel(): void;
}

/** What was read, before anything is changed: its days and sums, and which projects are meant. */
export function Checked({ statement, summary, projects, projectText, busy, onTake, onCancel }: CheckedProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const { lines, from, to, sums, unknown } = summary;
  const submit = (event: Event) => {
    event.preventDefault();
    onTake(chosen);
  };
  return (
    <form class="checked" onSubmit={submit} aria-label={t('statementCheck')} data-testid="statement-checked">
      <p>
        <b>{plural('statementLines', lines)}</b>{' '}
        <span class="muted">{rangeName({ kind: 'any', fromDate: from, toDate: to })}</span>
      </p>
      <ul class="plain states num">
        {sums.map((sum) => (
          <li key={`${sum.state} ${sum.currency}`}>
            <b>{words.money(sum)}</b> <span class="small muted">{stateText(sum.state)}</span>
          </li>
        ))}
      </ul>
      {statement.twice > 0 && <p class="small muted">{plural('statementTwice', statement.twice)}</p>}
      {statement.folded > 0 && <p class="small warn">{plural('statementFolded', statement.folded)}</p>}
      {unknown.length > 0 && (
        <fieldset class="names">
          <legend>{t('statementNames')}</legend>
          <p class="small muted">{t('statementNamesText')}</p>
          <div class="fields">
            {unknown.map(({ name, lines: count }) => (
              <OneOf
                key={name}
                label={`${words.name(name)} · ${plural('statementLines', count)}`}
                value={Object.hasOwn(chosen, name) ? chosen[name] : undefined}
                choices={projects}
                text={projectText}
                none={t('statementNoProject')}
                onChoose={(key) => {
                  const { [name]: _, ...rest } = chosen;
                  setChosen(key === undefined ? rest : { ...rest, [name]: key });
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div class="row wrap">
        <button type="submit" class="primary" disabled={busy} data-testid="statement-take">
          {t('statementTake')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
