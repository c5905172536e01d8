/** Parts of the popup that are fetched when they are first wanted: see `useLater`. */
export { CaptureNote } from './beside/CaptureNote';
export { FixTimeForm } from './FixTimeForm';
export { PageNotes } from './PageNotes';
export { PayQuestion } from './PayQuestion';
export { ProjectForm } from './ProjectForm';
export { OutcomeQuestions, UntilQuestions } from './Questions';
export { StartForm } from './StartForm';
export { Stretches } from './Stretches';
export { Terms } from './Terms';
export { OldCopy, ToReport } from './ToReport';
export { WeekAhead } from './WeekAhead';
