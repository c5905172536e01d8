import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { controlLabels, pageReport } from '../../lib/taught/page-report';
import { addressShape, nameShape, structureOf } from '../../lib/taught/structure';
import { ID_WORDS, INPUT_TYPES, LABELS, ROLES, TAGS } from '../../lib/taught/words';
import { fixturesOf, pageOf } from '../platforms/fixtures';

vi.mock('@wxt-dev/browser', () => import('../screen/browser'));

const structure = (html: string) => {
  const root = pageOf(`<!doctype html><html><body>${html}</body></html>`).body;
  return structureOf(root, controlLabels);
};

describe('the structure of a page', () => {
  it('keeps what our own lists name, and tells of all else by its length', () => {
    expect(
      structure(`<main role="main" id="task-81723"><h1>Secret bees</h1><x-bees data-testid="submitButton">Submit</x-bees>
        <input type="submit" value="Exit Work Mode" disabled><textarea>an answer</textarea></main>`),
    ).toEqual({
      tag: 'body',
      kids: [
        {
          tag: 'main',
          role: 'main',
          id: 'task-{5}',
          kids: [
            { tag: 'h1', chars: 11 },
            { tag: 'other', testId: 'submitButton', label: 'submit' },
            { tag: 'input', type: 'submit', label: 'exit work mode', off: 'disabled' },
            { tag: 'textarea', chars: 9 },
          ],
        },
      ],
    });
  });

  it('is bounded, however large or deep the page', () => {
    const wide = JSON.stringify(structure('<p>x</p>'.repeat(10_000)));
    expect(wide.length).toBeLessThan(10_000);
    expect(wide).toContain('"left":');
    const deep = JSON.stringify(structure('<div>'.repeat(400)));
    expect(deep.match(/kids/g)?.length).toBeLessThanOrEqual(61);
  });

  it('holds no text of any page: every string in it is of our own lists', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('Submit', 'Bees of Ohio', 'task 81', 'projectBees', 'user@bees.example', 'main'),
    );
    const escaped = (value: string) => value.replace(/[&<>"]/g, (char) => `&#${char.codePointAt(0)};`);
    const element = fc
      .tuple(
        fc.constantFrom('p', 'h1', 'button', 'x-bees', 'input', 'label', 'svg'),
        text,
        text,
        text,
        text,
        text,
      )
      .map(
        ([tag, id, role, type, testId, words]) =>
          `<${tag} id="${escaped(id)}" role="${escaped(role)}" type="${escaped(type)}" data-testid="${escaped(testId)}"
            title="${escaped(words)}" value="${escaped(words)}">${escaped(words)}</${tag}>`,
      );
    const known = (value: string, name: string): boolean => {
      if (name === 'tag') return value === 'other' || TAGS.has(value);
      if (name === 'role') return ROLES.has(value);
      if (name === 'type') return INPUT_TYPES.has(value);
      if (name === 'label') return LABELS.has(value) || controlLabels.has(value);
      if (name === 'off') return value === 'hidden' || value === 'disabled';
      const words = value.replace(/\{\d+\}/g, ' ').match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^A-Za-z\s]/g) ?? [];
      return words.every((word) => ID_WORDS.has(word.toLowerCase()) || /^[-_:/.]$/.test(word));
    };
    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), (elements) => {
        JSON.stringify(structure(elements.join('')), (name, value: unknown) => {
          if (typeof value === 'string') expect(known(value, name), `${name}: ${value}`).toBe(true);
          return value;
        });
      }),
    );
  });
});

describe('names and addresses', () => {
  it.each([
    ['submit-button', 'submit-button'],
    ['taskTitle', 'taskTitle'],
    ['bee-project-12', '{3}-project-{2}'],
    ['beesOfOhio', '{10}'],
    ['größe', '{2}{1}{1}{1}'],
  ])('%s becomes %s', (name, shape) => expect(nameShape(name)).toBe(shape));

  it('of a task say their shape', () => {
    const url = new URL('https://bees.example/workers/tasks/81723?task_id=9&bee=1#/bees/task');
    expect(addressShape(url)).toBe('/workers/tasks/{5}?task_id={1}&{3}={1}#/{4}/task');
  });
});

it('a report of a real reader’s page names what it finds, and no project', () => {
  for (const { doc, url } of fixturesOf('dataannotation')) {
    const sighting = { kind: 'task' as const, project: { name: 'Bees' }, taskKey: 't1' };
    const look = { url: url.href, sighting, structure: structureOf(doc.documentElement, controlLabels) };
    const report = pageReport(look, 'dataannotation', '1.0');
    expect(report?.reads).toEqual({ kind: 'task', finds: ['taskKey', 'project.name'], trouble: [] });
    expect(JSON.stringify(report)).not.toMatch(/Bees|Rubric|Evaluat|[0-9a-f]{8}-[0-9a-f]{4}/);
  }
});
