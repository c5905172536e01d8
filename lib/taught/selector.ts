/** A name as it stands in a selector without any escaping. */
const NAME = '-?[A-Za-z_][\\w-]*';
const MARK = `#${NAME}|\\.${NAME}|\\[${NAME}(?:="[^"\\\\\\n]*")?\\]`;
const STEP = new RegExp(`^(?:[A-Za-z][A-Za-z0-9-]*)?(?:${MARK})*$`);
const MARKED = new RegExp(MARK);

const LONGEST = 300;
const MOST_STEPS = 4;

/**
 * Is it one of the simple selectors that rules may hold: up to four steps with a space between, each a tag, `#id`,
 * `.class`, `[attribute]` or `[attribute="value"]`, or several of these together? No combinators and no functions:
 * such a selector is looked up in one pass, and says what it means.
 */
export function isSimpleSelector(text: string): boolean {
  if (text === '' || text.length > LONGEST) return false;
  const steps = stepsOf(text);
  return steps.length <= MOST_STEPS && steps.every((step) => step !== '' && STEP.test(step));
}

/** Does it name more than tags, which every page has? */
export function isTelling(text: string): boolean {
  return MARKED.test(text);
}

/** Cut at spaces outside of quotes. */
function stepsOf(text: string): string[] {
  const steps = [''];
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (char === ' ' && !quoted) steps.push('');
    else steps[steps.length - 1] += char;
  }
  return steps;
}
