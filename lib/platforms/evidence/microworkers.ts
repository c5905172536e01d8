import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/dotask/run/<id>`',
    preview: '`/dotask/info/<id>`',
    overhead: '`/dotask/submitProof/…`, `/jobs.php`',
    other: 'everything else',
  },
  facts: [
    { what: 'hosts', from: '`ttv.microworkers.com`, `microworkers.com`', certainty: 'CODE×2' },
    { what: 'task key', from: 'the id in the address', certainty: 'CODE×2' },
    { what: 'campaign', from: '`input[name="CampaignId"]` before the task', certainty: 'CODE×2' },
    {
      what: 'pay of a task',
      from: 'the text “You will earn: $1.00000” before the task',
      certainty: 'CODE×2',
    },
    { what: 'submit', from: 'the button of the form that posts to `/dotask/save`', certainty: 'CODE×2' },
  ],
  unknown: [
    'the campaign’s name',
    'the page after a submit, skip and expiry',
    'whether jobs outside `ttv.` have pages of their own',
    'the page in other languages than English: what a task pays is read from English words alone',
    'a statement on third-party tools',
  ],
};
