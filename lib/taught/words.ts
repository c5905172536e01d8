/**
 * The words that a problem report may hold. What stands in a page beside them is told by its length alone: headings,
 * answers and even ids can be of a project under NDA.
 */
const list = (words: string) => new Set(words.trim().split(/\s+/));

/** Words that ids, test ids and addresses are made of. */
export const ID_WORDS = list(`
  a accept account action actions active activity add address admin all amount annotate annotation annotations answer
  answers api app approve area assessment assignment assignments attempt attempts auth available back balance banner bar
  base batch batches bids body bonus box breadcrumb browse btn button buttons campaign cancel card cards cell center
  change chat check claim clear click clock close code collapse column community complete completed confirm container
  content continue control controls counter country course courses current dashboard data day days deadline decline
  default details dialog discard done draft drop dropdown earn earned earnings edit editor element en end enter entry
  error errors escape estimate exam exit expand expert expire expired expires expiry feedback field fields file filter
  find finish finished flag footer form frame grid group guide guideline guidelines hatch head header heading help hide
  history hit hits home hour hourly hourglass hours hub hybrid icon id image in inbox info input instruction instructions
  internal item items job jobs join key label labels language layout leave left level limit line link list listing
  loader loading login logo logout main marketplace max media menu merch message messages min minutes missions modal mode
  my name nav navbar navigation new next no note notes notice notification number of off ok on onboarding open option
  options order outlet overlay page pages pagination panel part pass password pause pay paid payment payments payout per
  pending picker play pool pools popup portal post preview previous price priority profile progress project projects
  prompt public qualification qualifications question questions queue quiz range rate rater rates rating react read ready
  reason refresh refuse reject release released remaining remove report request reserve response responses result results
  resume return returned review reviewer reviews reward right role root row rows save search section select self send
  session sessions settings sheet show side sidebar sign signin signup site skip slider slot sort space spent stage start
  started state status step steps stop store studies study style submission submissions submit submitted subtask success
  summary support survey switch tab table tabs tag target task tasks test text time timeout timer timesheet title to today
  toggle token tool toolbar tools top total track training transfer type unit units update upload url us user users v
  value video view wait wallet warning week welcome widget wizard work worker workers workspace wrapper yes zone`);

/** Whole labels, without case. */
export const LABELS: ReadonlySet<string> = new Set(
  `accept|accept task|agree|apply|approve|back|begin|cancel|claim|clear|close|complete|completed|confirm|continue|dashboard|decline|done|draft|earnings|edit|end session|enter work mode|error|exit|exit work mode|expired|feedback|finish|get started|go back|guidelines|help|history|home|instructions|join|leave|loading|log in|log out|logout|menu|more|new task|next|next task|no|no tasks available|notifications|ok|open|open task|pause|pay|payments|preview|previous|profile|project|projects|qualifications|quit|refresh|reject|release|release task|report|reserve|resume|retry|return|return task|review|save|save and exit|save draft|search|select|send|settings|sign in|sign out|skip|skip task|start|start task|start working|status|stop|submit|submit and next|submit task|support|tasks|timer|training|try again|update|upload|view|wait|wallet|withdraw|yes|absenden|aufgabe|einreichen|überspringen|weiter|zurück|aceptar|continuar|empezar|enviar|omitir|saltar|salir|accepter|envoyer|soumettre|suivant|passer|aceitar|pular|sair|отправить|выйти|пропустить|далее|kirim|lewati|gửi|提交|跳过`.split(
    '|',
  ),
);

/** Roles of ARIA. */
export const ROLES = list(`
  alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo dialog
  document feed figure form grid gridcell group heading img link list listbox listitem log main menu menubar menuitem
  menuitemcheckbox menuitemradio meter navigation none note option presentation progressbar radio radiogroup region row
  rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel
  textbox timer toolbar tooltip tree treegrid treeitem`);

/** Elements of HTML; any other one is only \`other\`. */
export const TAGS = list(`
  a abbr address article aside audio b blockquote body br button canvas caption cite code col colgroup dd del details
  dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html i iframe img input ins
  kbd label legend li main map mark menu meter nav object ol optgroup option output p picture pre progress q s samp
  section select small source span strong sub summary sup svg table tbody td template textarea tfoot th thead time tr
  track u ul var video wbr`);

export const INPUT_TYPES = list(`
  button checkbox color date datetime-local email file hidden image month number password radio range reset search submit
  tel text time url week`);
