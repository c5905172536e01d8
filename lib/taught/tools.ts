import type { PageRule, SiteRule } from '../platforms/rule';
import { idFor } from './pack';

/** A labeling tool that people run on hosts of their own: what is known of its pages, ready to be taught. */
interface Tool {
  name: string;
  pages: readonly PageRule[];
}

/*
 * Both are open source: addresses and controls are those of their own front ends (Label Studio's data manager and
 * editor, CVAT's router and annotation menu), read in November 2026. Neither says what a task pays.
 */
const EDITOR: PageRule['controls'] = [
  { outcome: 'skipped', selector: '[data-testid="bottombar-skip-button"]', labels: ['Skip'] },
  {
    outcome: 'submitted',
    selector: 'button[name="submit"]',
    // A reviewer's task ends with a verdict.
    labels: ['Submit', 'Update', 'Accept', 'Fix + Accept', 'Reject'],
  },
];

export const TOOLS = {
  labelstudio: {
    name: 'Label Studio',
    pages: [
      { kind: 'task', at: '/projects/{project}/data?task={task}', controls: EDITOR },
      // A stream of tasks shows no task in its address: each ends with its submit.
      { kind: 'task', at: '/projects/{project}/data?labeling=1', controls: EDITOR },
      { kind: 'overhead', at: '/projects/{project}/data' },
      { kind: 'overhead', at: '/projects' },
    ],
  },
  cvat: {
    name: 'CVAT',
    pages: [
      {
        kind: 'task',
        at: '/tasks/{project}/jobs/{task}',
        // "Finish the job" asks once more; saving ends nothing.
        controls: [{ outcome: 'submitted', selector: '.cvat-modal-content-finish-job .ant-btn-primary' }],
      },
      { kind: 'overhead', at: '/tasks/{project}' },
      { kind: 'overhead', at: '/tasks' },
      { kind: 'overhead', at: '/jobs' },
    ],
  },
} satisfies Record<string, Tool>;

export type ToolId = keyof typeof TOOLS;

export const TOOL_IDS = Object.keys(TOOLS) as ToolId[];

/** The rule of a worker's own host that runs one of these tools. */
export function toolRule(tool: ToolId, { host, http }: { host: string; http: boolean }): SiteRule {
  const { name, pages } = TOOLS[tool];
  return {
    id: idFor([host]),
    name: `${name}, ${host}`.slice(0, 60),
    hosts: [host],
    ...(http && { http }),
    pages,
  };
}
