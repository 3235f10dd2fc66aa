import { isCloser, separatorLength } from './chars.ts';
import { attach } from './frames.ts';
import { childCount, type Frame, type Reader, repair, shorten } from './reader.ts';

/** Notes that a comma is missing after the last child, if one is. */
export function noteMissingComma(reader: Reader, frame: Frame): void {
  if (frame.commaAt >= 0 || childCount(frame) === 0) return;
  const at = frame.lastEnd;
  repair(reader, 'missing-comma', 'default', at, at, { start: at, end: at, text: ',' });
}

/** Reads a comma, or a semicolon that stands for one. */
export function readComma(reader: Reader, frame: Frame): void {
  const at = reader.at++;
  const edit = { start: at, end: at + 1, text: '' };
  if (frame.commaAt >= 0 || childCount(frame) === 0) {
    repair(reader, 'trailing-comma', frame.commaAt >= 0 ? 'doubled' : 'leading', at, at + 1, edit);
    return;
  }
  frame.commaAt = at;
  const found = reader.text.charAt(at);
  if (found === ',') return;
  reader.signs.semicolons++;
  repair(reader, 'missing-comma', 'other', at, at + 1, { start: at, end: at + 1, text: ',' }, { found });
  reader.commaStandIn = reader.repairs[reader.repairs.length - 1];
}

/**
 * Reads what stands between a key and its value, or notes that it is missing.
 * False when there is no value either, and the member is done with.
 */
export function readSeparator(reader: Reader, frame: Frame): boolean {
  const { text, end, at } = reader;
  const length = separatorLength(text, at, end);
  frame.colonEnd = -1;
  if (length > 0) {
    passSeparator(reader, length);
    frame.colonEnd = reader.at;
    return true;
  }
  const code = at < end ? text.charCodeAt(at) : 0;
  const isComma = at < end && (code === 0x2c || code === 0x3b);
  if (at >= end || isComma || isCloser(code)) {
    dropKey(reader, frame);
    return false;
  }
  const keyEnd = frame.keyEnd;
  repair(reader, 'missing-colon', 'default', keyEnd, keyEnd, { start: keyEnd, end: keyEnd, text: ':' });
  return true;
}

function passSeparator(reader: Reader, length: number): void {
  const { text, at } = reader;
  reader.at += length;
  reader.signs.pairs++;
  if (length > 1 || text.charCodeAt(at) !== 0x3a) {
    const found = text.slice(at, at + length);
    repair(
      reader,
      'missing-colon',
      'other',
      at,
      reader.at,
      { start: at, end: reader.at, text: ':' },
      { found },
    );
  }
}

/** A key with no value: one that is cut off at the end of the text goes, else its value is taken to be null. */
function dropKey(reader: Reader, frame: Frame): void {
  const { keyStart, keyEnd } = frame;
  const last = reader.repairs[reader.repairs.length - 1];
  const cutOff =
    reader.at >= reader.end && last?.code === 'json/unterminated-string' && last.start >= keyStart;
  if (!cutOff) return noteMissingValue(reader, frame);
  while ((reader.repairs[reader.repairs.length - 1]?.editStart ?? -1) >= keyStart) reader.repairs.pop();
  dropInsertedComma(reader, frame);
  const found = shorten(reader.text.slice(keyStart, keyEnd));
  repair(
    reader,
    'missing-value',
    'cut-off',
    keyStart,
    keyEnd,
    { start: keyStart, end: keyEnd, text: '' },
    { found },
  );
  frame.cutAt = keyEnd;
}

/** The comma that was put in before a key goes with the key. */
function dropInsertedComma(reader: Reader, frame: Frame): void {
  const last = reader.repairs[reader.repairs.length - 1];
  if (
    last?.code === 'json/missing-comma' &&
    last.editStart === frame.lastEnd &&
    last.editEnd === frame.lastEnd
  ) {
    reader.repairs.pop();
  }
}

/** Notes that the key just read has no value; null stands for it. */
export function noteMissingValue(reader: Reader, frame: Frame): void {
  const last = reader.repairs[reader.repairs.length - 1];
  const { keyStart, keyEnd, colonEnd } = frame;
  if (colonEnd < 0 && last?.code === 'json/missing-colon' && last.editEnd === keyEnd) reader.repairs.pop();
  const place = colonEnd < 0 ? keyEnd : colonEnd;
  if (colonEnd < 0) reader.signs.quotedKeys--;
  const edit = { start: place, end: place, text: colonEnd < 0 ? ': null' : ' null' };
  repair(reader, 'missing-value', 'default', keyStart, keyEnd, edit, { found: shorten(frame.key) });
  attach(reader, { kind: 'null', start: place, end: place });
}
