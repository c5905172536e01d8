import { type ComponentChild, Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { type Align, type Block, type BlockKind, type Inline, parseMarkdown } from '../../lib/notes/markdown';

const KIND_NAME = { do: 'noteDo', dont: 'noteDont', example: 'noteExample' } as const satisfies Record<
  BlockKind,
  string
>;

/** A link out of a note: of the web or of mail, and told nothing of where it was clicked. */
export function SafeLink({ href, children }: { href: string; children: ComponentChild }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function inlineNode(one: Inline, index: number): ComponentChild {
  switch (one.type) {
    case 'text':
      return one.text;
    case 'code':
      return <code key={index}>{one.text}</code>;
    case 'break':
      return <br key={index} />;
    case 'link':
      return (
        <SafeLink key={index} href={one.href}>
          {one.inside.map(inlineNode)}
        </SafeLink>
      );
    default: {
      const Tag = one.type;
      return <Tag key={index}>{one.inside.map(inlineNode)}</Tag>;
    }
  }
}

const aligned = (align: Align) => (align === undefined ? {} : { class: `to-${align}` });

function Table({ block }: { block: Extract<Block, { type: 'table' }> }) {
  return (
    // A wide table scrolls by itself, also by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section class="scroll" tabIndex={0} aria-label={t('noteTable')}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell, i) => (
              <th key={i} {...aligned(block.align[i])}>
                {cell.map(inlineNode)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} {...aligned(block.align[j])}>
                  {cell.map(inlineNode)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function List({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const items = block.items.map(({ checked, blocks }, i) => (
    <li key={i} class={checked === undefined ? undefined : 'ticked'}>
      {checked !== undefined && <span aria-hidden="true">{checked ? '☑ ' : '☐ '}</span>}
      {checked === true && <span class="unseen">{t('checklistDone')} </span>}
      <Blocks blocks={blocks} tight />
    </li>
  ));
  return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Quote({ block }: { block: Extract<Block, { type: 'quote' }> }) {
  if (!block.kind)
    return (
      <blockquote>
        <Blocks blocks={block.blocks} />
      </blockquote>
    );
  return (
    <div class={`said ${block.kind}`}>
      <b>{t(KIND_NAME[block.kind])}</b>
      <Blocks blocks={block.blocks} />
    </div>
  );
}

function blockNode(block: Block, index: number, tight: boolean): ComponentChild {
  switch (block.type) {
    case 'paragraph': {
      const inside = block.inside.map(inlineNode);
      return tight ? <Fragment key={index}>{inside}</Fragment> : <p key={index}>{inside}</p>;
    }
    case 'code':
      return (
        <pre key={index}>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr key={index} />;
    case 'list':
      return <List key={index} block={block} />;
    case 'table':
      return <Table key={index} block={block} />;
    case 'quote':
      return <Quote key={index} block={block} />;
    case 'section':
      return (
        <details key={index} open class={`section s${Math.min(block.level, 4)}`}>
          <summary>{block.title.map(inlineNode)}</summary>
          <Blocks blocks={block.blocks} />
        </details>
      );
  }
}

function Blocks({ blocks, tight = false }: { blocks: readonly Block[]; tight?: boolean }) {
  return <>{blocks.map((block, i) => blockNode(block, i, tight && i === 0))}</>;
}

/** A note's Markdown, as elements: its sections fold, its links are safe, and nothing in it runs or loads. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div class="markdown" dir="auto">
      <Blocks blocks={blocks} />
    </div>
  );
}
