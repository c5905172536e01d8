import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { platformOf } from '../lib/platforms/list';
import { look } from '../lib/platforms/look';
import { taughtPlatform } from '../lib/platforms/taught';
import { ASK, type Ask, type Look } from '../lib/taught/look';
import { controlLabels } from '../lib/taught/page-report';
import { structureOf } from '../lib/taught/structure';
import { survey } from '../lib/taught/survey';

/** Runs in a tab on the worker's click, reads what it was asked for, and is gone. */
export default defineUnlistedScript((): Look => {
  const ask: Ask = Object.getOwnPropertyDescriptor(globalThis, ASK)?.value ?? {};
  const url = new URL(location.href);
  const builtIn = platformOf(url.hostname);
  const platform = ask.rule ? taughtPlatform(ask.rule) : builtIn;
  const sighting = platform && look(platform, document, url);
  return {
    url: url.href,
    ...(ask.survey && { survey: survey(document) }),
    ...(sighting && { sighting }),
    ...(ask.structure && { structure: structureOf(document.documentElement, controlLabels) }),
  };
});
