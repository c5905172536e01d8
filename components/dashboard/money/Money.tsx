import type { MoneyData } from '../../../lib/dashboard/money';
import { projectWords } from '../projects';
import { Days } from './Days';
import { Extras } from './Extras';

/** Where the money of each day stands, and money beside tasks. */
export function MoneyParts({ data }: { data: MoneyData }) {
  const { text, keys } = projectWords(data.projects);
  return (
    <>
      <Extras extras={data.extras} projects={keys} projectText={text} />
      <Days days={data.days} projectText={text} />
    </>
  );
}
