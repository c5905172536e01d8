import type { Browser, CDPSession } from 'puppeteer-core';

/** What a fixture answers with. */
export interface Served {
  body: string;
  status?: number;
  /** Default `text/html; charset=utf-8`. */
  contentType?: string;
}

/** Answers a request; `undefined` is a 404. */
export type RouteHandler = (url: URL, method: string) => Served | undefined;

/** Serves chosen addresses from fixtures, in every tab, frame and window, without the network. */
export interface Routes {
  /** `pattern` is one of CDP's: `*` and `?` are wildcards. A later route goes before an earlier one. */
  add(pattern: string, handler: RouteHandler): Promise<void>;
}

interface Route {
  pattern: string;
  matches: RegExp;
  handler: RouteHandler;
}

function asExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

function answer(routes: Route[], url: string, method: string): Served {
  const route = routes.find((candidate) => candidate.matches.test(url));
  return route?.handler(new URL(url), method) ?? { status: 404, body: 'Not in the fixtures.' };
}

/** Routes of a whole browser: requests are caught at the browser's own session, before any look-up. */
export function routesOf(browser: Browser): Routes {
  const routes: Route[] = [];
  let session: Promise<CDPSession> | undefined;

  async function open(): Promise<CDPSession> {
    const opened = await browser.target().createCDPSession();
    opened.on('Fetch.requestPaused', ({ requestId, request }) => {
      const served = answer(routes, request.url, request.method);
      const reply = {
        requestId,
        responseCode: served.status ?? 200,
        responseHeaders: [
          { name: 'content-type', value: served.contentType ?? 'text/html; charset=utf-8' },
          { name: 'cache-control', value: 'no-store' },
        ],
        body: Buffer.from(served.body).toString('base64'),
      };
      // A tab that closed in the meantime needs no answer.
      opened.send('Fetch.fulfillRequest', reply).catch(() => {});
    });
    return opened;
  }

  return {
    add: async (pattern, handler) => {
      routes.unshift({ pattern, matches: asExpression(pattern), handler });
      session ??= open();
      const patterns = routes.map((route) => ({ urlPattern: route.pattern }));
      await (await session).send('Fetch.enable', { patterns });
    },
  };
}
