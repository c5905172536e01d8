import { FileFault } from '../exchange/fault';
import { t } from '../i18n';
import { whole } from './text';

/** Why a file was refused and what mends it, in the worker's words. */
export function faultText(error: unknown): string {
  if (!(error instanceof FileFault)) return t('fileFault_failed');
  const { line = 1, column = '', text = '' } = error.where;
  const at = { line: whole(line), column, text };
  switch (error.kind) {
    case 'line':
      return column === '' ? t('fileFault_line', at) : t('fileFault_member', at);
    case 'cell':
      return t('fileFault_cell', at);
    case 'column':
      return t('fileFault_column', at);
    case 'formula':
      return t('fileFault_formula', at);
    case 'dateOrder':
      return t('fileFault_dateOrder', at);
    case 'decimalMark':
      return t('fileFault_decimalMark', at);
    default:
      return t(`fileFault_${error.kind}`);
  }
}
