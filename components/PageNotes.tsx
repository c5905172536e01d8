import type { Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { platformName } from '../lib/screen/platformName';
import { listText } from '../lib/screen/text';

type PageActions = Pick<PopupActions, 'startByHand' | 'teachPage' | 'reportPage' | 'lostRead'>;

/** What can be done about a page that is not read as it should be. */
function Mend({ act }: { act: PageActions }) {
  return (
    <>
      <button type="button" class="link" onClick={act.teachPage}>
        {t('teachPage')}
      </button>
      <button type="button" class="link" onClick={act.reportPage}>
        {t('reportPage')}
      </button>
    </>
  );
}

/** A page of a known platform that nobody recognised: said plainly, with what can be done. */
function UnknownPageNote({ platform, act }: { platform: string; act: PageActions }) {
  return (
    <div class="note" data-testid="unknown-page">
      <p>{t('unknownPage', { platform: platformName(platform) })}</p>
      <div class="row wrap">
        <button type="button" onClick={() => act.startByHand({ platform })}>
          {t('unknownPageHand')}
        </button>
        <Mend act={act} />
      </div>
    </div>
  );
}

type LostOne = NonNullable<Snapshot['lost']>[number];

/** What a reader used to find and finds no more: said once. */
function LostNote({ lost, act }: { lost: LostOne; act: PageActions }) {
  const { platform, lookedFor } = lost;
  return (
    <div class="note" data-testid="lost">
      <p>{t('lostNote', { platform: platformName(platform) })}</p>
      <p class="small muted wrapped">{t('lostWhat', { what: listText(lookedFor) })}</p>
      <div class="row wrap">
        <button type="button" onClick={() => act.lostRead(platform)}>
          {t('gotIt')}
        </button>
        <Mend act={act} />
      </div>
    </div>
  );
}

interface PageNotesProps {
  unknown: Snapshot['unknownPage'];
  lost: NonNullable<Snapshot['lost']>;
  act: PageActions;
}

/** What is to be said of the platforms' pages. */
export function PageNotes({ unknown, lost, act }: PageNotesProps) {
  return (
    <>
      {unknown && <UnknownPageNote platform={unknown.platform} act={act} />}
      {lost.map((one) => (
        <LostNote key={one.platform} lost={one} act={act} />
      ))}
    </>
  );
}
