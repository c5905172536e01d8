import { openReader } from '../../lib/books/books';
import { boundsOf, reportName, type Saved } from '../../lib/screen/report';
import { saveText } from '../../lib/screen/save';

/** Saves one day's problem report as a file, through the page's own download. */
export async function saveReport(day: string, version: string): Promise<Saved> {
  const bounds = boundsOf(day);
  if (!bounds) return 'failed';
  const books = await openReader();
  try {
    const report = await books.exportJournal(...bounds);
    if (report.runs.length + report.records.length === 0) return 'nothing';
    saveText(reportName(day), JSON.stringify({ ...report, version }));
    return 'saved';
  } finally {
    await books.close();
  }
}
