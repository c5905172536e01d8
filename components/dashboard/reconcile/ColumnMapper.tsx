import type { ColumnMap, Table } from '../../../lib/dashboard/statement';
import { t } from '../../../lib/i18n';
import { CurrencyField } from '../Field';
import { OneOf } from '../OneOf';
import { Scroll } from '../Scroll';
import { STATE_CHOICES, stateText } from '../tasks/words';

interface ColumnMapperProps {
  table: Table;
  map: ColumnMap;
  fault?: string;
  onMap(map: ColumnMap): void;
  onRead(): void;
  onCancel(): void;
}

const EXAMPLES = 3;
const ORDERS = { ymd: 'mapOrder_ymd', dmy: 'mapOrder_dmy', mdy: 'mapOrder_mdy' } as const;
const MARKS = { '.': 'mapMark_point', ',': 'mapMark_comma' } as const;

/** Without a member that is no more. */
function withMember<K extends keyof ColumnMap>(
  map: ColumnMap,
  name: K,
  value: ColumnMap[K] | undefined,
): ColumnMap {
  const { [name]: _, ...rest } = map;
  return (value === undefined ? rest : { ...rest, [name]: value }) as ColumnMap;
}

/** What the columns of a table hold: asked once for each kind of table. */
export function ColumnMapper({ table, map, fault, onMap, onRead, onCancel }: ColumnMapperProps) {
  const columns = [...new Set(table.header.filter((name) => name !== ''))];
  const column = (
    label: string,
    name: 'date' | 'amount' | 'project' | 'item' | 'state' | 'currencyColumn',
  ) => {
    const isNeeded = name === 'date' || name === 'amount';
    const value = map[name];
    return (
      <OneOf
        label={label}
        name={`column-${name}`}
        value={columns.find((one) => one === value)}
        choices={columns}
        text={(one) => one}
        none={isNeeded ? t('choose') : t('mapNone')}
        onChoose={(one) => onMap(isNeeded ? { ...map, [name]: one ?? '' } : withMember(map, name, one))}
      />
    );
  };
  const isReady = columns.includes(map.date) && columns.includes(map.amount);
  const submit = (event: Event) => {
    event.preventDefault();
    if (isReady) onRead();
  };
  return (
    <form class="mapper" onSubmit={submit} aria-label={t('mapTitle')} data-testid="column-mapper">
      <p>{t('mapText')}</p>
      <div class="fields">
        {column(t('mapDate'), 'date')}
        {column(t('columnAmount'), 'amount')}
        {column(t('columnProject'), 'project')}
        {column(t('mapItem'), 'item')}
        {column(t('columnState'), 'state')}
        {column(t('mapCurrency'), 'currencyColumn')}
        {map.currencyColumn === undefined && (
          <CurrencyField
            value={map.currency}
            likely={map.currency}
            onCurrency={(currency) => onMap({ ...map, currency })}
          />
        )}
        {map.state === undefined && (
          <OneOf
            label={t('mapAllAre')}
            name="all-are"
            value={map.allAre}
            choices={STATE_CHOICES}
            text={stateText}
            onChoose={(allAre = 'paid') => onMap({ ...map, allAre })}
          />
        )}
        <OneOf
          label={t('mapOrder')}
          name="order"
          value={map.order}
          choices={Object.keys(ORDERS) as (keyof typeof ORDERS)[]}
          text={(order) => t(ORDERS[order])}
          none={t('mapByItself')}
          onChoose={(order) => onMap(withMember(map, 'order', order))}
        />
        <OneOf
          label={t('mapMark')}
          name="mark"
          value={map.mark}
          choices={Object.keys(MARKS) as (keyof typeof MARKS)[]}
          text={(mark) => t(MARKS[mark])}
          none={t('mapByItself')}
          onChoose={(mark) => onMap(withMember(map, 'mark', mark))}
        />
      </div>
      {fault !== undefined && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <div class="row wrap">
        <button type="submit" class="primary" disabled={!isReady}>
          {t('mapRead')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
      <Scroll name={t('mapExamples')}>
        <table class="small">
          <caption class="unseen">{t('mapExamples')}</caption>
          <thead>
            <tr>
              {table.header.map((name, i) => (
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.slice(0, EXAMPLES).map(({ line, cells }) => (
              <tr key={line}>
                {table.header.map((_, i) => (
                  <td key={i} class="nowrap">
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </form>
  );
}
