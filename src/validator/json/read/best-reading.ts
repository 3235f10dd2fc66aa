import { isCloser } from './chars.ts';
import type { ReadOptions } from './read-result.ts';
import { type JsonReading, readTolerant } from './tolerant.ts';

/** The reading of a text that repairs least: as it comes, or by its layout where brackets are lost. */
export function readBest(text: string, start: number, end: number, options: ReadOptions): JsonReading {
  const plain = readTolerant(text, start, end, options, { layout: false, dropInLine: false });
  if (plain.reader.bracketRepairs === 0 || !plain.reader.misaligned || isCutOff(plain)) return plain;
  const laidOut = readTolerant(text, start, end, options, { layout: true, dropInLine: false });
  const best = isBetter(plain, laidOut) ? plain : laidOut;
  if (!best.reader.repairs.some((repair) => repair.code === 'json/extra-bracket')) return best;
  const dropped = readTolerant(text, start, end, options, { layout: true, dropInLine: true });
  return isBetter(best, dropped) ? best : dropped;
}

/** The text ends inside the payload, and nothing but the brackets that would follow is missing. */
function isCutOff({ reader, node }: JsonReading): boolean {
  if (node === null || isCloser(reader.text.charCodeAt(node.end - 1))) return false;
  let missing = 0;
  for (const repair of reader.repairs) {
    if (repair.code === 'json/missing-bracket' && repair.editStart === node.end) missing++;
  }
  return missing === reader.bracketRepairs;
}

function isBetter(a: JsonReading, b: JsonReading): boolean {
  if ((a.node === null) !== (b.node === null)) return a.node !== null;
  return a.reader.cost + leftover(a) < b.reader.cost + leftover(b);
}

/** What it costs to leave a part of the payload unread. */
function leftover(reading: JsonReading): number {
  const { text, end } = reading.reader;
  const rest = text.slice(reading.end, Math.min(end, reading.end + 40)).trimStart();
  return /^[,:"'{[]/.test(rest) ? 8 : 0;
}
