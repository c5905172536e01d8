import { WORK_TYPES } from '../../lib/books/work-types';
import { t } from '../../lib/i18n';

/** A type of work as the worker reads it; anything else is a type that nobody said. */
export function typeName(key: string): string {
  const type = WORK_TYPES.find((one) => one === key);
  return type ? t(`type_${type}`) : t('typeUnknown');
}
