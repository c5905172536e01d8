/** One project of the practice platform, as its pages present it. */
export interface PracticeProject {
  id: string;
  name: string;
  /** What the worker does, in one line. */
  about: string;
  /** How to use the tool, for somebody who sees it for the first time. */
  how: string;
  pay: PracticePay | undefined;
  /** Pay of the training; `undefined` says unpaid on the page. */
  trainingPay: PracticePay | undefined;
  /**
   * How the next task arrives: by a page load, by `history.pushState` with its own URL, or with the
   * URL unchanged.
   */
  arrival: 'load' | 'push' | 'same';
  /** The worker sees a preview first, and one task at a time is accepted. */
  preview: boolean;
  /** Time to finish one task. */
  deadlineMs?: number;
  /** `instant`: the page names the instant; `text`: it only counts down in words. */
  deadlineShown?: 'instant' | 'text';
  buttons: readonly ('skip' | 'hatch' | 'return')[];
  guidelines: readonly string[];
  quiz: readonly Question[];
  /** Labeling configuration of the tool. */
  config: string;
  /** What the tool shows for the n-th task (n counts from 1). */
  data(n: number): Record<string, string>;
}

export type PracticePay =
  | { basis: 'perTask'; amountMicros: number; currency: string }
  | { basis: 'perHourReported'; rateMicros: number; currency: string; capMs?: number };

export interface Question {
  ask: string;
  answers: readonly string[];
  /** Index of the right answer. */
  right: number;
}

const MINUTE_MS = 60_000;

const MESSAGES = [
  'My parcel says delivered, but nothing is at the door. Where can I ask for it?',
  'The new keyboard layout is lovely. I type faster than before.',
  'Please change the name on my invoice to the one of our cooperative.',
  'The app closes by itself whenever I open the map in landscape.',
  'Could you tell me if the museum is open on public holidays?',
  'I was charged twice for the same month and would like one payment back.',
] as const;

const NOTES = [
  'Mira Holt met the board of Lindgren Mills in Tallinn on Tuesday.',
  'The ferry from Oban was late, so Joseph Adeyemi took the train to Perth.',
  'Sana Qureshi joined Northwind Optics after six years in Lahore.',
  'In Bergen, Pia Solberg showed the plans of Harbour Works to the council.',
] as const;

const boxes: PracticeProject = {
  id: 'boxes',
  name: 'Street boxes',
  about: 'Draw a box around every car and every tree in a street picture.',
  how: 'Click Car or Tree (or press 1 or 2), then drag over the picture.',
  pay: { basis: 'perTask', amountMicros: 120_000, currency: 'USD' },
  trainingPay: undefined,
  arrival: 'push',
  preview: false,
  buttons: ['skip'],
  guidelines: [
    'One box per thing. A box touches the outermost pixels of the thing, on all four sides.',
    'A car that is half hidden still gets a box: around what can be seen.',
    'Shadows and reflections are not boxed.',
  ],
  quiz: [
    { ask: 'Two cars stand so close that they touch. How many boxes?', answers: ['One', 'Two'], right: 1 },
    { ask: 'Does a shadow get a box?', answers: ['Yes', 'No'], right: 1 },
    {
      ask: 'How much room is left around the thing?',
      answers: ['None', 'About ten pixels', 'As you like'],
      right: 0,
    },
  ],
  config: `<View>
  <RectangleLabels name="label" toName="image">
    <Label value="Car" background="#1f6feb"/><Label value="Tree" background="#2da44e"/>
  </RectangleLabels>
  <Image name="image" value="$image"/>
</View>`,
  data: (n) => ({ image: `/media/street-${n}.png` }),
};

const topics: PracticeProject = {
  id: 'topics',
  name: 'Message topics',
  about: 'Read a short message and say what it is about.',
  how: 'Tick one topic, or press its number.',
  pay: { basis: 'perTask', amountMicros: 45_000, currency: 'USD' },
  trainingPay: undefined,
  arrival: 'load',
  preview: false,
  deadlineMs: 15 * MINUTE_MS,
  deadlineShown: 'instant',
  buttons: ['skip'],
  guidelines: [
    'Choose what the writer wants, not what they mention.',
    'Where two topics fit, take the one that somebody must act on.',
    'Praise without a wish is feedback.',
  ],
  quiz: [
    {
      ask: '“Great app. Where is my refund?” is…',
      answers: ['Feedback', 'Billing', 'A question'],
      right: 1,
    },
    { ask: '“I like the colours.” is…', answers: ['Feedback', 'A problem'], right: 0 },
  ],
  config: `<View>
  <Text name="text" value="$text"/>
  <Choices name="topic" toName="text" choice="single">
    <Choice value="Billing"/><Choice value="Delivery"/><Choice value="Problem"/>
    <Choice value="Question"/><Choice value="Feedback"/>
  </Choices>
</View>`,
  data: (n) => ({ text: pick(MESSAGES, n) }),
};

const voices: PracticeProject = {
  id: 'voices',
  name: 'Tone transcription',
  about: 'Listen to four tones and write down what you hear.',
  how: 'Press Play, write the words, then Add or Shift+Enter.',
  pay: { basis: 'perHourReported', rateMicros: 21_000_000, currency: 'USD', capMs: 60 * MINUTE_MS },
  trainingPay: { basis: 'perHourReported', rateMicros: 21_000_000, currency: 'USD' },
  arrival: 'same',
  preview: false,
  buttons: ['skip', 'hatch'],
  guidelines: [
    'Write one word per tone: low, middle or high, in the order you hear them.',
    'Listen at least twice before you submit.',
    'Report the time you worked, at most 60 minutes per task. If you cannot finish, submit it unfinished: the time is yours to report.',
  ],
  quiz: [
    { ask: 'How many words for four tones?', answers: ['Two', 'Four', 'One sentence'], right: 1 },
    {
      ask: 'You cannot finish a task after 20 minutes. What do you do?',
      answers: ['Submit it unfinished and report 20 minutes', 'Close the tab'],
      right: 0,
    },
  ],
  config: `<View>
  <AudioPlus name="audio" value="$audio" zoom="false" speed="false" height="80"/>
  <TextArea name="transcription" toName="audio" rows="2" placeholder="low, middle or high, one word per tone"/>
</View>`,
  data: (n) => ({ audio: `/media/tones-${n}.wav` }),
};

const clips: PracticeProject = {
  id: 'clips',
  name: 'Moving shapes',
  about: 'Watch a short clip and say which shape moves and where to.',
  how: 'Play the clip, then tick one answer to each question.',
  pay: { basis: 'perTask', amountMicros: 300_000, currency: 'USD' },
  trainingPay: undefined,
  arrival: 'load',
  preview: true,
  deadlineMs: 10 * MINUTE_MS,
  deadlineShown: 'text',
  buttons: ['return'],
  guidelines: [
    'Watch the clip to its end before you answer.',
    'The shape is the thing that moves; what stands still is background.',
    'Left and right are yours, as you look at the screen.',
  ],
  quiz: [
    {
      ask: 'A round thing stands still and a square moves. The shape is…',
      answers: ['Round', 'Square'],
      right: 1,
    },
  ],
  config: `<View>
  <HyperText name="clip" value="$clip"/>
  <Header value="Which shape moves?"/>
  <Choices name="shape" toName="clip" choice="single"><Choice value="Circle"/><Choice value="Square"/></Choices>
  <Header value="Where to?"/>
  <Choices name="way" toName="clip" choice="single"><Choice value="To the right"/><Choice value="Down"/></Choices>
</View>`,
  data: (n) => ({
    clip: `<video src="/media/${n % 2 === 0 ? 'square-down' : 'circle-right'}.webm" controls playsinline width="480" height="270"></video>`,
  }),
};

const names: PracticeProject = {
  id: 'names',
  name: 'Names in notes',
  about: 'Mark every person, place and organisation in a sentence.',
  how: 'Click a label (or press its number), then select the words.',
  pay: undefined,
  trainingPay: undefined,
  arrival: 'push',
  preview: false,
  buttons: ['skip'],
  guidelines: [
    'Mark the whole name, without the full stop or the comma after it.',
    'First and last name of one person are one mark.',
    'Weekdays are no names here.',
  ],
  quiz: [
    { ask: '“Mira Holt” gets…', answers: ['One mark', 'Two marks'], right: 0 },
    { ask: '“Tuesday” is…', answers: ['A place', 'Not marked'], right: 1 },
  ],
  config: `<View>
  <Labels name="label" toName="text">
    <Label value="Person" background="#bf3989"/><Label value="Place" background="#2da44e"/>
    <Label value="Organisation" background="#1f6feb"/>
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
</View>`,
  data: (n) => ({ text: pick(NOTES, n) }),
};

export const PROJECTS: readonly PracticeProject[] = [boxes, topics, voices, clips, names];

export function projectById(id: string): PracticeProject | undefined {
  return PROJECTS.find((project) => project.id === id);
}

/** What the page says of a project's pay, in words. */
export function payText(pay: PracticePay): string {
  if (pay.basis === 'perTask') return `${money(pay.amountMicros, pay.currency)} per task`;
  const cap = pay.capMs === undefined ? '' : `, report ${pay.capMs / MINUTE_MS} min at most per task`;
  return `${money(pay.rateMicros, pay.currency)} per hour${cap}`;
}

function money(micros: number, currency: string): string {
  const style = { style: 'currency', currency, maximumFractionDigits: 3 } as const;
  return new Intl.NumberFormat('en-US', style).format(micros / 1_000_000);
}

function pick(list: readonly string[], n: number): string {
  return list[(n - 1) % list.length] ?? '';
}
