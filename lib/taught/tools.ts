import type { PageRule, SiteRule } from '../platforms/rule';
import { idFor } from './pack';

/** A labeling tool that people run on hosts of their own: what is known of its pages, ready to be taught. */
interface Tool {
  name: string;
  pages: readonly PageRule[];
}

/*
 * Both are open source, read in November 2026; neither says what a task pays, and neither has a preview.
 * Label Studio (HumanSignal/label-studio, `web/libs`): the data manager's addresses; the editor's bottom bar
 * (`BottomBar/Controls.tsx`), and the labels of the editor before it (the npm package `label-studio` 1.0.1).
 * CVAT (cvat-ai/cvat, `cvat-ui/src`): `cvat-app.tsx`, `top-bar/annotation-menu.tsx`, `notifications-reducer.ts`.
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

/** An answer that is missing: the editor's own warning, a dialog of Ant Design. */
const EDITOR_REFUSED = '.ant-modal-confirm-warning';

export const TOOLS = {
  labelstudio: {
    name: 'Label Studio',
    pages: [
      { kind: 'task', at: '/projects/{project}/data?task={task}', controls: EDITOR, refused: EDITOR_REFUSED },
      // A stream of tasks shows no task in its address: each ends with its submit.
      { kind: 'task', at: '/projects/{project}/data?labeling=1', controls: EDITOR, refused: EDITOR_REFUSED },
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
        // "Finish the job" asks once more; saving ends nothing. The job's page stays, and says so for a second only:
        // the page after it is what confirms.
        controls: [{ outcome: 'submitted', selector: '.cvat-modal-content-finish-job .ant-btn-primary' }],
        refused: '.cvat-notification-notice-save-annotations-failed',
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
