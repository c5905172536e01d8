import type { Project } from '../books/types';
import type { WorkType } from '../books/work-types';

/** Words that tell a type of work, in the order in which they are looked for: reviewing goes before what is reviewed. */
const SIGNS: readonly (readonly [WorkType, RegExp])[] = [
  ['review', /\b(?:review(?:ing|er)?|audit|quality check|qa|second pass)\b/],
  ['prompts', /\b(?:prompts?|rubrics?|red.?team\w*|adversarial|instruction writing|creative writing)\b/],
  ['entities', /\b(?:entit(?:y|ies)|ner|span|part.of.speech|coreference|slot filling)\b/],
  ['audio', /\b(?:audio|speech|voice|transcri\w+|utterances?|dictation|recordings?|pronunciation)\b/],
  ['video', /\b(?:videos?|clips?|footage|action recognition)\b/],
  [
    'rating',
    /\b(?:rat(?:e|ing)s?|rank(?:ing)?|side.by.side|sxs|compar\w+|prefer\w+|relevance|evaluat\w+|search|maps?|needs met)\b/,
  ],
  [
    'image',
    /\b(?:images?|photos?|pictures?|bounding|boxes|polygons?|segmentation|keypoints?|lidar|captions?|scenes?)\b/,
  ],
  ['text', /\b(?:text|sentences?|classif\w+|sentiment|translat\w+|summar\w+|categori\w+|topics?|toxicity)\b/],
];

/** Platforms whose work is of one type. */
const BY_PLATFORM: Readonly<Record<string, WorkType>> = {
  raterhub: 'rating',
  ewoq: 'rating',
  tryrating: 'rating',
};

/** The type of work as far as a project's name and platform tell it. */
export function guessedType({ name, family, platform }: Pick<Project, 'name' | 'family' | 'platform'>) {
  const text = `${name ?? ''} ${family}`.toLowerCase();
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? BY_PLATFORM[platform];
}

/** A project's type: the worker's word on it or on another version of it, else the guess. */
export function typesOf(projects: readonly Project[]): (key: string) => WorkType | undefined {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  const said = new Map<string, WorkType>();
  for (const { platform, family, workType } of projects)
    if (workType !== undefined) said.set(`${platform}|${family}`, workType);
  return (key) => {
    const project = byKey.get(key);
    if (!project) return undefined;
    return project.workType ?? said.get(`${project.platform}|${project.family}`) ?? guessedType(project);
  };
}
