const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** An address that may be a link: whole, and of the web or of mail. Everything else stays text. */
export function safeHref(href: string): string | undefined {
  const trimmed = href.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  return SAFE_PROTOCOLS.has(url.protocol) && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
