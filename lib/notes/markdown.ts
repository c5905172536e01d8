import { marked, type Token, type Tokens } from 'marked';
import { safeHref } from './links';

/** What a note's Markdown comes to: plain data, from which a component makes elements. Never markup. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'em' | 'del'; inside: Inline[] }
  | { type: 'link'; href: string; inside: Inline[] };

export type Align = 'center' | 'left' | 'right' | undefined;
export type BlockKind = 'do' | 'dont' | 'example';

export type Block =
  | { type: 'paragraph'; inside: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'rule' }
  | { type: 'quote'; kind?: BlockKind; blocks: Block[] }
  | { type: 'list'; start?: number; items: { checked?: boolean; blocks: Block[] }[] }
  | { type: 'table'; align: Align[]; head: Inline[][]; rows: Inline[][][] }
  | { type: 'section'; level: number; title: Inline[]; blocks: Block[] };

/** `> [!DO]`, `> [!DON'T]` and `> [!EXAMPLE]` at the head of a quote make it such a block. */
const KINDS: readonly [RegExp, BlockKind][] = [
  [/^\[!do\]\s*/i, 'do'],
  [/^\[!don['’]?t\]\s*/i, 'dont'],
  [/^\[!example\]\s*/i, 'example'],
];

/** Reads a note's text. HTML in it stays text, pictures become their words, headings begin sections. */
export function parseMarkdown(text: string): Block[] {
  const tokens = marked.lexer(text, { gfm: true, breaks: true, async: false });
  return sections(tokens);
}

/** Puts what follows a heading into its section, up to the next one of its level. */
function sections(tokens: readonly Token[]): Block[] {
  const root: Block[] = [];
  const open: { level: number; blocks: Block[] }[] = [{ level: 0, blocks: root }];
  for (const token of tokens) {
    if (token.type === 'heading') {
      const { depth, tokens: inside } = token as Tokens.Heading;
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= depth) open.pop();
      const section = { type: 'section' as const, level: depth, title: inlines(inside), blocks: [] };
      open.at(-1)?.blocks.push(section);
      open.push(section);
    } else open.at(-1)?.blocks.push(...blockOf(token));
  }
  return root;
}

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [{ type: 'rule' }];
    case 'code':
      return [{ type: 'code', text: (token as Tokens.Code).text }];
    case 'blockquote':
      return [quoteOf(token as Tokens.Blockquote)];
    case 'list':
      return [listOf(token as Tokens.List)];
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'paragraph':
    case 'text': {
      const { tokens, text } = token as Tokens.Paragraph | Tokens.Text;
      return [{ type: 'paragraph', inside: tokens ? inlines(tokens) : [{ type: 'text', text }] }];
    }
    default:
      return [{ type: 'paragraph', inside: [{ type: 'text', text: token.raw.trimEnd() }] }];
  }
}

function quoteOf({ tokens }: Tokens.Blockquote): Block {
  const blocks = sections(tokens);
  const first = blocks[0];
  const lead = first?.type === 'paragraph' ? first.inside[0] : undefined;
  if (first?.type !== 'paragraph' || lead?.type !== 'text') return { type: 'quote', blocks };
  for (const [mark, kind] of KINDS) {
    if (!mark.test(lead.text)) continue;
    const words = lead.text.replace(mark, '');
    const rest = first.inside.slice(1);
    const inside: Inline[] = words === '' ? trimmedBreak(rest) : [{ type: 'text', text: words }, ...rest];
    const after = blocks.slice(1);
    return {
      type: 'quote',
      kind,
      blocks: inside.length === 0 ? after : [{ type: 'paragraph', inside }, ...after],
    };
  }
  return { type: 'quote', blocks };
}

const trimmedBreak = (inside: Inline[]) => (inside[0]?.type === 'break' ? inside.slice(1) : inside);

function listOf({ ordered, start, items }: Tokens.List): Block {
  return {
    type: 'list',
    ...(ordered ? { start: start === '' ? 1 : start } : {}),
    items: items.map(({ task, checked, tokens }) => ({
      ...(task ? { checked: checked === true } : {}),
      blocks: sections(tokens.filter(({ type }) => type !== 'checkbox')),
    })),
  };
}

function tableOf({ align, header, rows }: Tokens.Table): Block {
  return {
    type: 'table',
    align: align.map((one) => one ?? undefined),
    head: header.map(({ tokens }) => inlines(tokens)),
    rows: rows.map((row) => row.map(({ tokens }) => inlines(tokens))),
  };
}

function inlines(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap(inlineOf);
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case 'br':
      return [{ type: 'break' }];
    case 'checkbox':
      return [];
    case 'codespan':
      return [{ type: 'code', text: (token as Tokens.Codespan).text }];
    case 'strong':
    case 'em':
    case 'del':
      return [{ type: token.type, inside: inlines((token as Tokens.Strong).tokens) }];
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const safe = safeHref(href);
      const inside = inlines(tokens);
      return safe === undefined ? inside : [{ type: 'link', href: safe, inside }];
    }
    case 'image':
      return imageOf(token as Tokens.Image);
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inlines(tokens) : [{ type: 'text', text }];
    }
    case 'escape':
      return [{ type: 'text', text: (token as Tokens.Escape).text }];
    default:
      return [{ type: 'text', text: token.raw }];
  }
}

/** A picture is never loaded: its words stand there, as a link where it lies on the web. */
function imageOf({ href, text }: Tokens.Image): Inline[] {
  const safe = safeHref(href);
  const words: Inline = { type: 'text', text: text || href };
  return safe === undefined ? [words] : [{ type: 'link', href: safe, inside: [words] }];
}
