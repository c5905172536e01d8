/** Where in the dashboard a page is taught or reported, by what is known of its tab. */
export function editorHash(
  what: 'teach' | 'report',
  tabId: number | undefined,
  url: string | undefined,
): `#/${string}` {
  const tab = tabId === undefined ? '' : String(tabId);
  if (what === 'report') return tab === '' ? '#/platforms' : `#/platforms?report=${tab}`;
  if (url === undefined || !URL.canParse(url)) return '#/platforms';
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return '#/platforms';
  const http = protocol === 'http:' ? '&http=1' : '';
  return `#/platforms?site=${encodeURIComponent(hostname)}&tab=${tab}${http}`;
}
