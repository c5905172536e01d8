/**
 * Makes the clips of this folder: `node tests/practice/media/record.ts`. A canvas is drawn in headless
 * Chromium and recorded there, six seconds each. Run by hand when a clip shall change.
 */
import { writeFileSync } from 'node:fs';
import { launch } from 'puppeteer-core';

const CLIPS = [
  { name: 'circle-right', round: true, down: false },
  { name: 'square-down', round: false, down: true },
];

const browser = await launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const clip of CLIPS) {
    const base64 = await page.evaluate(recordClip, clip.round, clip.down);
    writeFileSync(new URL(`./${clip.name}.webm`, import.meta.url), Buffer.from(base64, 'base64'));
  }
} finally {
  await browser.close();
}

/** Runs in the page. */
async function recordClip(round: boolean, down: boolean): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const recorder = new MediaRecorder(canvas.captureStream(12), {
    mimeType: 'video/webm;codecs=vp8',
    videoBitsPerSecond: 40_000,
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  const draw = (share: number) => {
    context.fillStyle = '#e9edf2';
    context.fillRect(0, 0, 320, 180);
    context.fillStyle = '#b8c2cc';
    context.fillRect(0, 140, 320, 40);
    context.fillStyle = round ? '#c0392b' : '#2c5fa8';
    const [x, y] = down ? [160, 30 + share * 110] : [30 + share * 260, 80];
    context.beginPath();
    if (round) context.arc(x, y, 22, 0, 7);
    else context.rect(x - 20, y - 20, 40, 40);
    context.fill();
  };
  draw(0);
  recorder.start();
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const share = Math.min(1, (performance.now() - startedAt) / 6000);
      draw(share);
      if (share < 1) return;
      clearInterval(timer);
      resolve();
    }, 1000 / 12);
  });
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
