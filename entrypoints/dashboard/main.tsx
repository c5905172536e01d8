import { type ComponentType, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { DashContext } from '../../components/dashboard/dash';
import { Shell } from '../../components/dashboard/Shell';
import { Loading, Trouble } from '../../components/dashboard/States';
import { WordsContext } from '../../components/words';
import '../../components/theme.css';
import '../../components/figures.css';
import { openReader } from '../../lib/books/books';
import type { Dash } from '../../lib/dashboard/dash';
import { createDash } from '../../lib/dashboard/model';
import { direction, locale } from '../../lib/i18n';
import { readStored } from '../../lib/screen/stored';
import { words } from '../../lib/screen/text';
import './style.css';
import { type View, views } from './views';

const DISCREET_KEY = 'discreet';

/** The part of a view, once it is fetched. */
function usePart({ id, load }: View) {
  const [part, setPart] = useState<{ id: string; Part?: ComponentType }>();
  useEffect(() => {
    load().then(
      ({ default: Part }) => setPart({ id, Part }),
      () => setPart({ id }),
    );
  }, [id]);
  return part?.id === id ? part : undefined;
}

function Dashboard({ dash }: { dash: Dash }) {
  const view = views.find(({ id }) => id === dash.route.view) ?? views[0];
  const say = useMemo(() => words(dash.discreet), [dash.discreet]);
  const part = usePart(view);
  const shown = part && (part.Part ? <part.Part /> : <Trouble kind={undefined} />);
  return (
    <DashContext.Provider value={dash}>
      <WordsContext.Provider value={say}>
        <Shell views={views} view={view}>
          {dash.snapshot?.trouble && <Trouble kind={dash.snapshot.trouble} />}
          {shown ?? <Loading />}
        </Shell>
      </WordsContext.Provider>
    </DashContext.Provider>
  );
}

function paint(dash: Dash): void {
  const root = document.getElementById('dashboard');
  if (root) render(<Dashboard dash={dash} />, root);
}

document.documentElement.lang = locale();
document.documentElement.dir = direction();
createDash(
  {
    open: (name) => browser.runtime.connect({ name }),
    openBooks: () => openReader(),
    stored: () => readStored(browser.storage.session, browser.storage.local, Date.now()),
    readDiscreet: async () => (await browser.storage.local.get(DISCREET_KEY))[DISCREET_KEY] === true,
    hash: () => location.hash,
    setHash: (hash) => {
      location.hash = hash;
    },
    onHash: (changed) => addEventListener('hashchange', changed),
    locale: locale(),
    home: views[0].id,
  },
  paint,
);
