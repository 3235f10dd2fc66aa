import type { Diagnostic } from '../../validator/diagnostic.ts';
import { propertyAt } from '../../validator/json/pointer.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { BodyToSend } from './body-to-send.ts';
import type { Cause } from './find-cause.ts';
import { describeLines, describePlaces, namePlace } from './place.ts';
import type { FindingGroup } from './rank-findings.ts';
import { say, sayWhatToPut, sentence, upperFirst } from './words.ts';

/** The line of a group: where, and what to change there; null where the body to send says it all. */
export function lineOfFindings(
  group: FindingGroup,
  body: BodyToSend | null,
  isCause: boolean,
): string | null {
  const [first] = group;
  const isGone = body !== null && group.every((each) => isLeftOut(each, body));
  if (body !== null && (first.change === null || (isGone && isAboutValue(first)))) return null;
  if (body?.check.diagnostics.includes(first) && isSeen(first, isCause)) return null;
  const words = sentence(first.change ?? first.cause);
  const isSame = group.every(({ change }) => change === first.change);
  const place = isPlaced(first, isCause) ? describePlaces(group, isGone) : '';
  return place === '' ? upperFirst(words) : `${place}: ${isSame ? words : `for example, ${words}`}`;
}

/** What the whole body lacks stands nowhere, and the cause has named already what else is not in a body. */
const isPlaced = ({ pointer, code }: Diagnostic, isCause: boolean): boolean =>
  pointer === null ? !isCause : pointer !== '' || code.startsWith('json/');

/** How a value is written no longer matters once it is left out. */
const isAboutValue = ({ code }: Diagnostic): boolean => /^contract\/(?:type|enum|format|range)$/.test(code);

/** What the body to send shows: a value corrected that the cause names, and one with no place in it that is told as nothing to fill in. */
const isSeen = ({ code }: Diagnostic, isCause: boolean): boolean =>
  code === 'rule/placeholder' || code === 'rule/not-uuid' || (isCause && code === 'contract/enum');

/** A property at the top that the body to send lacks needs no line: nobody will edit it. */
function isLeftOut({ pointer }: Diagnostic, { value }: BodyToSend): boolean {
  const name = namePlace(pointer);
  if (name === null || /[.[]/.test(name) || typeof value !== 'object' || value === null) return false;
  return !Object.hasOwn(value, name);
}

interface PlaceholderLine {
  readonly line: string;
  /** The finding that it tells of. */
  readonly group: FindingGroup | undefined;
}

/** For each placeholder what to put there, and why what stood there failed. */
export function linesOfPlaceholders(
  body: BodyToSend | null,
  groups: readonly FindingGroup[],
  { findings }: Pick<Cause, 'findings'>,
  knowledge: Knowledge,
): readonly PlaceholderLine[] {
  const byName = Map.groupBy(body?.placeholders ?? [], ({ name }) => name);
  const known = [...byName].map(([name, [first]]) => {
    const group = first === undefined ? undefined : findReason(first, groups);
    const isCause = group !== undefined && findings.includes(group);
    return { name, group, words: wordsFor(name, group, isCause, knowledge) };
  });
  const told = known.flatMap(({ name, group, words }) =>
    words === null ? [] : [{ line: `\`${name}\`${words}`, group }],
  );
  const others = known.filter(({ words }) => words === null).map(({ name }) => `\`${name}\``);
  if (others.length === 0) return told;
  return [...told, { line: `${listShort(others)}: ${say('fill-in', knowledge)}`, group: undefined }];
}

/** After the name, why what stood there failed unless the cause says it, and what to put there; null for what only the author's own code can tell. */
function wordsFor(
  name: string,
  group: FindingGroup | undefined,
  isCause: boolean,
  knowledge: Knowledge,
): string | null {
  const what =
    group === undefined && !/^<[a-z]+(?:-[a-z]+)+>$/.test(name) ? undefined : sayWhatToPut(name, knowledge);
  if (group === undefined) return what === undefined ? null : `: ${what}`;
  const [{ change, cause, code }] = group;
  if (MISSING.has(code)) {
    if (what !== undefined) return `: ${what}`;
    return code === 'contract/required' ? `: ${sentence(change ?? cause)}` : null;
  }
  if (isCause && what !== undefined) return ` (${describeLines(group)}): ${what}`;
  const reason = tellReason(group);
  // A number that fails says by that what it needs; how to find an ID is the second sentence, unless the reason says it.
  const how = what?.slice(what.indexOf('. ') + 2) ?? '';
  return what?.includes('. ') && !/`GET \//.test(reason) ? `: ${reason} ${how}` : `: ${reason}`;
}

function listShort(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** The findings about what stood in the place of a placeholder, or about that nothing did. */
function findReason(
  { pointer, found }: BodyToSend['placeholders'][number],
  groups: readonly FindingGroup[],
): FindingGroup | undefined {
  const values = found === null ? [] : [`\`${found}\``, `\`${found.replace(/^"|"$/g, '')}\``];
  const name = propertyAt(pointer);
  const tells = ({ change, cause, pointer: at, code }: Diagnostic): boolean => {
    const words = `${change} ${cause}`;
    if (found !== null) return values.some((value) => words.includes(value));
    return (
      (at === pointer && !code.startsWith('json/')) ||
      (MISSING.has(code) && (words.includes(`\`${name}\``) || code !== 'contract/required'))
    );
  };
  return groups.find((group) => group.some(tells));
}

/** Findings about what is not there. */
const MISSING: ReadonlySet<string> = new Set([
  'contract/required',
  'rule/missing-destination',
  'rule/callback-needs-queue',
]);

/** What was wrong there, with the line behind the value: "`+1555` (line 3) is too short …". */
function tellReason(group: FindingGroup): string {
  const [{ change, cause }] = group;
  const words = sentence(change ?? cause);
  const lines = ` (${describeLines(group)})`;
  return words.startsWith('`')
    ? words.replace(/^`[^`]*`/, (value) => value + lines)
    : `${words.replace(/[.]$/, '')}${lines}.`;
}
