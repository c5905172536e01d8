import { describe, expect, it } from 'vitest';
import { controlOf } from '../../lib/platforms/controls';
import { taughtPlatform } from '../../lib/platforms/taught';
import { packOf, parsePack } from '../../lib/taught/pack';
import { TOOL_IDS, toolRule } from '../../lib/taught/tools';
import { pageOf } from '../platforms/fixtures';

const SITE = { host: 'labels.example.org', http: false };
const BARE = pageOf('<body></body>');

it.each(TOOL_IDS)('what is known of %s is sound as a pack', (tool) => {
  const rule = toolRule(tool, SITE);
  expect(parsePack(packOf([rule])).rules).toEqual([rule]);
});

describe('a page of a tool on a host of the worker’s own', () => {
  it.each([
    ['labelstudio', '/projects/7/data?tab=3&task=81', { kind: 'task', project: { id: '7' }, taskKey: '81' }],
    ['labelstudio', '/projects/7/data?labeling=1', { kind: 'task', project: { id: '7' } }],
    ['labelstudio', '/projects/7/data?tab=3', { kind: 'overhead', project: { id: '7' } }],
    ['labelstudio', '/projects/', { kind: 'overhead' }],
    ['labelstudio', '/projects/7/settings', { kind: 'other' }],
    ['cvat', '/tasks/5/jobs/12', { kind: 'task', project: { id: '5' }, taskKey: '12' }],
    ['cvat', '/tasks/5', { kind: 'overhead', project: { id: '5' } }],
    ['cvat', '/tasks/5/jobs/12/analytics', { kind: 'other' }],
    ['cvat', '/models', { kind: 'other' }],
  ] as const)('%s %s', (tool, path, expected) => {
    const platform = taughtPlatform(toolRule(tool, SITE));
    expect(platform.read(BARE, new URL(path, 'https://labels.example.org'))).toEqual(expected);
  });
});

describe('how a task of a tool ends', () => {
  it.each([
    ['labelstudio', '<button name="submit" aria-label="submit">Submit</button>', 'submitted'],
    ['labelstudio', '<button name="submit">Update</button>', 'submitted'],
    ['labelstudio', '<button data-testid="bottombar-accept-button">Fix + Accept</button>', 'submitted'],
    ['labelstudio', '<button data-testid="bottombar-skip-button">Skip</button>', 'skipped'],
    ['labelstudio', '<button data-testid="next-task">Next</button>', undefined],
    [
      'cvat',
      '<div class="ant-modal cvat-modal-content-finish-job"><button class="ant-btn ant-btn-primary">Continue</button></div>',
      'submitted',
    ],
    ['cvat', '<button class="cvat-annotation-header-save-button">Save</button>', undefined],
  ] as const)('%s %s', (tool, html, outcome) => {
    const button = pageOf(`<body>${html}</body>`).querySelector('button');
    if (!button) throw new Error('no button');
    expect(controlOf(button, taughtPlatform(toolRule(tool, SITE)).controls)?.outcome).toBe(outcome);
  });
});
