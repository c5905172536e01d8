import { expect, test } from 'vitest';
import { keyOf, seal, unseal } from '../../lib/exchange/crypt';

test('only the passphrase opens what it sealed, and only unchanged', async () => {
  const sealed = await seal(await keyOf('häns the horse'), 'Label every bicycle. 🚲');
  expect(JSON.stringify(sealed)).not.toContain('bicycle');
  expect(await unseal('häns the horse', sealed)).toBe('Label every bicycle. 🚲');
  expect(await unseal('hans the horse', sealed)).toBeUndefined();
  const data = `${sealed.data.startsWith('A') ? 'B' : 'A'}${sealed.data.slice(1)}`;
  expect(await unseal('häns the horse', { ...sealed, data })).toBeUndefined();
  expect(await unseal('häns the horse', { ...sealed, salt: '%' })).toBeUndefined();
});
