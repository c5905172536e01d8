import { counts } from '../../../lib/clock/view';
import { type Day, spanOf } from '../../../lib/dashboard/timeline';
import { useWords } from '../../words';

interface StripProps {
  day: Day;
  chosen: string | undefined;
  onChoose(key: string): void;
}

const HOUR_MS = 3_600_000;

/** Segments in their place in the day. A picture: the list below says and does the same for everybody. */
export function Strip({ day, chosen, onChoose }: StripProps) {
  const words = useWords();
  const { fromAt, toAt } = spanOf(day);
  const share = (at: number) => (100 * (Math.min(Math.max(at, fromAt), toAt) - fromAt)) / (toAt - fromAt);
  const hours = Math.round((toAt - fromAt) / HOUR_MS);
  const every = Math.ceil(hours / 8);
  const ticks = Array.from({ length: Math.floor(hours / every) + 1 }, (_, i) => fromAt + i * every * HOUR_MS);
  const choose = ({ target }: MouseEvent) => {
    const { key } = (target as HTMLElement).dataset;
    if (key !== undefined) onChoose(key);
  };
  return (
    <div class="daystrip" aria-hidden="true" data-testid="strip" onClick={choose}>
      <div class="lane">
        {day.records.flatMap((record) =>
          record.segments.map((segment) => {
            const key = `${record.n}:${segment.place}`;
            const off = record.dropped || !counts(segment);
            return (
              <i
                key={key}
                data-key={key}
                class={`piece ${segment.kind}${off ? ' off' : ''}${key === chosen ? ' chosen' : ''}`}
                title={`${words.timeOfDay(segment.startAt)} – ${words.timeOfDay(segment.endAt)}`}
                style={{
                  insetInlineStart: `${share(segment.startAt)}%`,
                  inlineSize: `${share(segment.endAt) - share(segment.startAt)}%`,
                }}
              />
            );
          }),
        )}
      </div>
      <div class="ticks small muted num">
        {ticks.map((at) => (
          <span key={at} style={{ insetInlineStart: `${share(at)}%` }}>
            {words.timeOfDay(at)}
          </span>
        ))}
      </div>
    </div>
  );
}
