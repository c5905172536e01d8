import { FileFault } from './fault';

/** How a text file is written, by its first bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SNIFFED_BYTES = 4_096;

/** Every second byte of a UTF-16 file in Latin letters is 0. */
function sniffed(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = bytes.length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  if (even + odd > 0) throw new FileFault('encoding');
  return 'utf-8';
}

/**
 * A file's text as it is read. UTF-16 is known by its mark or its zeros; what is neither UTF-16 nor UTF-8 is read
 * as `otherwise` where that is given. Throws a `FileFault` for bytes that are no text.
 */
export async function* textOf(file: Blob, otherwise?: 'windows-1252'): AsyncGenerator<string> {
  const encoding = sniffed(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isFirst = true;
  try {
    for await (const bytes of bytesIn(file)) {
      yield decoder.decode(bytes, { stream: true });
      isFirst = false;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    if (otherwise === undefined || !isFirst) throw new FileFault('encoding');
    yield* decodedAs(file, otherwise);
  }
}

async function* decodedAs(file: Blob, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesIn(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* bytesIn(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** Lines of a text, numbered from 1. Throws a `FileFault` for one longer than `longest` characters. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<[line: number, text: string]> {
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield [++line, part.endsWith('\r') ? part.slice(0, -1) : part];
    if (rest.length > longest) throw new FileFault('line', { line: line + 1 });
  }
  if (rest !== '') yield [line + 1, rest];
}
