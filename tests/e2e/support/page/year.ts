import { openBooks } from '../../../../lib/books/books';
import type { BookRecord, Project } from '../../../../lib/books/types';
import { familyOf } from '../../../../lib/platforms/family';
import { history } from '../../../books/generator';

/** Runs in a page of the extension: a practice worker's history, put into the product's own books. */
export interface Year {
  /** Writes `count` records of the `days` up to now, with the projects they name. */
  fill(count: number, days: number): Promise<void>;
}

declare global {
  var year: Year;
}

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const BATCH = 5_000;

/** Names that platforms could show; by project key. */
const NAMES: Readonly<Record<string, string>> = {
  'dataannotation:cedar': 'Rate and Review: chat answers',
  'dataannotation:birch': 'Write maths prompts v2',
  'outlier:6650a1': 'Hopper v2: rubric writing',
  'outlier:6650b2': 'Image captions, street scenes',
  'toloka:40217': 'Search results side by side',
  'toloka:40388': 'Audio transcription, short clips',
  'tryrating:maps': 'Maps: place accuracy',
  'crowdgen:uolo': 'Uolo video tagging',
  'microworkers:labels': 'Bounding boxes: traffic',
  'prolific:study': 'Named entities in news',
  'labelstudio:own': 'Own data: product photos',
  'surge:new': 'Text classification pilot',
};

/** A day off a week, and no nights: a week that looks like one. */
function isWorked({ startAt }: BookRecord): boolean {
  return new Date(startAt).getDay() !== SUNDAY;
}

async function fill(count: number, days: number): Promise<void> {
  const books = await openBooks();
  const projects = new Map<string, Project>();
  let batch: BookRecord[] = [];
  for (const record of history(count, { deviceId: books.deviceId, days, endAt: Date.now() - DAY_MS / 12 })) {
    if (!isWorked(record) || record.endAt > Date.now()) continue;
    const { project: key = '', platform, pay, startAt } = record;
    const name = NAMES[key] ?? key;
    projects.set(key, {
      ...projects.get(key),
      key,
      platform,
      name,
      family: familyOf(name),
      seenAt: startAt,
      ...(pay ? { pay, payBy: 'page' as const } : {}),
    });
    if (batch.push(record) < BATCH) continue;
    await books.importRecords(batch);
    batch = [];
  }
  await books.importRecords(batch);
  for (const project of projects.values()) await books.putProject(project);
  await books.close();
}

globalThis.year = { fill };
