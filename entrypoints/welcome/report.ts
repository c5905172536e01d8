import { openReader } from '../../lib/books/books';
import { boundsOf, reportName, type Saved } from '../../lib/screen/report';

/** Saves one day's problem report as a file, through the page's own download. */
export async function saveReport(day: string, version: string): Promise<Saved> {
  const bounds = boundsOf(day);
  if (!bounds) return 'failed';
  const books = await openReader();
  try {
    const report = await books.exportJournal(...bounds);
    if (report.runs.length + report.records.length === 0) return 'nothing';
    download(reportName(day), JSON.stringify({ ...report, version }));
    return 'saved';
  } finally {
    await books.close();
  }
}

export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // The browser reads the file after the click: it must still be there then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
