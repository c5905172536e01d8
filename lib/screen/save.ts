/** Long enough for the browser to read the file after the click. */
const KEPT_MS = 60_000;

/** Saves a file through the page's own download: no permission is needed for that. */
export function saveFile(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Saves JSON that is at hand as a text. */
export function saveText(name: string, json: string): void {
  saveFile(name, new Blob([json], { type: 'application/json' }));
}
