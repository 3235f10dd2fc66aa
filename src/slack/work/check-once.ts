import type { Report } from '../../validator/report.ts';
import type { CheckText } from './timed-check.ts';

/** A report is remembered for as long as the message may be read together with the next one. */
const SECONDS = 60;

/** The oldest goes first. */
const MOST = 64;

/**
 * Checks each text once: when a message comes, when its turn comes, and when it has to be tried again, the report is the same
 * for the same knowledge. Held in memory alone, and not for long.
 */
export function checkOnce(check: CheckText): CheckText {
  const known = new Map<string, { readonly knowledge: unknown; readonly report: Promise<Report> }>();
  return (text, knowledge) => {
    const before = known.get(text);
    if (before?.knowledge === knowledge) return before.report;
    const entry = { knowledge, report: check(text, knowledge) };
    entry.report.catch(() => known.get(text) === entry && known.delete(text));
    known.delete(text);
    known.set(text, entry);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    setTimeout(() => known.get(text) === entry && known.delete(text), SECONDS * 1000).unref();
    return entry.report;
  };
}
