import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformDocs } from './docs';

test('docs/platforms.md says what the code, the evidence and the fixtures say', async () => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/platforms.md'), 'utf8');
  expect(written, 'Run "npm run platforms".').toBe(platformDocs());
});
