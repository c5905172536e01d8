/** `npm run icons`: draws public/icon-<size>.png from scripts/icon.svg. Their files are committed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findChromium, provide } from './machine.ts';

const SIZES = [16, 32, 48, 96, 128];

const lack = provide(['chromium']);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error(lack);

const svg = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
const browser = await puppeteer.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  const path = fileURLToPath(new URL(`../public/icon-${size}.png`, import.meta.url));
  await page.screenshot({ path: path as `${string}.png`, omitBackground: true });
}
await browser.close();
