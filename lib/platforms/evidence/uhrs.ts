import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/judge/Views/judge` with `hitappid`, in any case',
    overhead: '`/marketplace`, `/marketplace/tasks/all`, `/marketplace/app/<HitApp>`',
    other: 'everything else, and `mode=pdesign`, a preview for requesters',
  },
  facts: [
    {
      what: 'hosts',
      from: '`www.uhrs.ai`, before 2024 `prod.uhrs.playmsn.com`',
      certainty: 'CODE×2',
      asOf: '2024',
    },
    { what: 'HitApp', from: '`hitappid` in the address', certainty: 'CODE×2', asOf: '2024' },
    { what: 'HitApp’s name', from: '`.task-card__title__caption`', certainty: 'CODE×2' },
    { what: 'pay of a HIT', from: 'the badge `0,05 $ / HIT`', certainty: 'CODE×2' },
    { what: 'average time of a HIT', from: 'the badge `1 min / HIT`', certainty: 'CODE×2' },
    {
      what: 'work in a frame, and its HITs in place',
      from: 'a frame of the judge page',
      certainty: 'CODE + INFER',
    },
    {
      what: 'the frame’s host',
      from: '`src` of the judge page’s frames; the worker allows it',
      certainty: 'CODE',
    },
    {
      what: 'submit, inside an allowed frame',
      from: '`button.uhrs-submit-button`, else “Submit”',
      certainty: 'CODE',
    },
    {
      what: 'that a HIT was taken',
      from: 'the button, `uhrs-hit`, or the frame’s document leaves after it',
      certainty: 'INFER',
    },
  ],
  unknown: [
    'the host of the frame that holds a HIT: until the worker allows the one that the page shows, or where nothing that is known leaves the frame after a submit, a session asks how many were done',
    'whether HITs are in frames of UHRS’s own host: nothing is counted there',
    'keys of a HitApp’s own that submit: no press is seen, and such a HIT is not counted',
    'an id of a HIT in the address',
    'which card of the marketplace is which HitApp: pay and time of a HIT are known from the page of one HitApp; else pay is asked',
    'skip, report, a refused submit and expiry',
    'words on a card in other languages than English: “/ HIT” was seen beside a decimal comma',
    'whether training is paid: “Train” and “Qualify” are not read',
    'a statement on third-party tools',
  ],
};
