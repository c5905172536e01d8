import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

export interface Media {
  type: string;
  body: Buffer;
}

const WIDTH = 640;
const HEIGHT = 400;
const SAMPLE_RATE = 8000;
const TONES_HZ = [220, 440, 880] as const;
const CLIPS = ['circle-right', 'square-down'];

/** Media of the practice tasks by file name; `undefined` where there is none of that name. */
export function mediaByName(name: string): Media | undefined {
  const street = /^street-(\d{1,6})\.png$/.exec(name);
  if (street) return { type: 'image/png', body: streetPng(Number(street[1])) };
  const tones = /^tones-(\d{1,6})\.wav$/.exec(name);
  if (tones) return { type: 'audio/wav', body: tonesWav(Number(tones[1])) };
  const clip = CLIPS.find((one) => `${one}.webm` === name);
  if (!clip) return undefined;
  return { type: 'video/webm', body: readFileSync(new URL(`./media/${clip}.webm`, import.meta.url)) };
}

/** A street picture: sky, road, and cars and trees whose places follow from `n`. */
export function streetPng(n: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const fill = (x: number, y: number, width: number, height: number, rgb: number) => {
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row++) {
      for (let column = Math.max(0, x); column < Math.min(WIDTH, x + width); column++) {
        pixels.writeUIntBE(rgb, (row * WIDTH + column) * 3, 3);
      }
    }
  };
  fill(0, 0, WIDTH, 190, 0xbfdcf2);
  fill(0, 190, WIDTH, 60, 0xb9b3a6);
  fill(0, 250, WIDTH, 150, 0x5a5f66);
  for (let x = 20; x < WIDTH; x += 110) fill(x, 322, 60, 6, 0xe8e4d8);
  for (const at of [60 + ((n * 53) % 120), 330 + ((n * 71) % 160)]) {
    fill(at + 24, 150, 14, 90, 0x6b4f35);
    fill(at, 80, 62, 84, 0x3f8f4f);
  }
  for (const [index, at] of [90 + ((n * 37) % 90), 380 + ((n * 29) % 80)].entries()) {
    const paint = [0xc0392b, 0x2c5fa8, 0xd9a514][(n + index) % 3] ?? 0xc0392b;
    fill(at + 26, 246, 78, 30, 0x33414d);
    fill(at, 272, 140, 38, paint);
    fill(at + 18, 302, 26, 22, 0x17191c);
    fill(at + 96, 302, 26, 22, 0x17191c);
  }
  return png(WIDTH, HEIGHT, pixels);
}

/** The words for the tones of the n-th sound, in order. */
export function tonesOf(n: number): number[] {
  return [0, 1, 2, 3].map((place) => (n * 7 + place * place + place) % TONES_HZ.length);
}

/** Four tones of 0.5 s with rests between: 8 kHz, mono, 16 bit PCM. */
export function tonesWav(n: number): Buffer {
  const tone = SAMPLE_RATE / 2;
  const rest = SAMPLE_RATE / 4;
  const heights = tonesOf(n);
  const samples = Buffer.alloc(heights.length * (tone + rest) * 2);
  for (const [place, height] of heights.entries()) {
    const step = (2 * Math.PI * (TONES_HZ[height] ?? TONES_HZ[0])) / SAMPLE_RATE;
    for (let i = 0; i < tone; i++) {
      const fade = Math.min(1, i / 200, (tone - i) / 200);
      samples.writeInt16LE(Math.round(Math.sin(i * step) * fade * 12_000), (place * (tone + rest) + i) * 2);
    }
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLE_RATE, 24);
  head.writeUInt32LE(SAMPLE_RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A PNG of 8-bit RGB pixels without filters. */
function png(width: number, height: number, rgb: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    rgb.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3);
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
