import type { Finding, Fix } from '../../diagnostic.ts';
import type { ContractMessage } from '../messages.ts';
import { type SchemaSite, show } from './site.ts';

type FormatMessage = ContractMessage<'contract/format'>;

interface TextFormat {
  readonly message: FormatMessage;
  /** Says besides what the text becomes. */
  readonly repairedMessage?: FormatMessage;
  readonly holds: (text: string) => boolean;
  /** What the text becomes when it was meant as written, but for one slip; null where that cannot be told. */
  readonly repair: (text: string) => { value: string; certain: boolean } | null;
}

/** Says that a text has not the published form; null where it has, or where no form is published. */
export function checkFormat({ node, schema, pointer, property }: SchemaSite): Finding | null {
  const format = FORMATS[schema.format ?? ''];
  if (format === undefined || node.kind !== 'string' || format.holds(node.value)) return null;
  const repaired = format.repair(node.value);
  const fixes: Fix[] = [];
  if (repaired !== null) {
    const patch = [{ op: 'replace', path: pointer, value: repaired.value }] as const;
    fixes.push(
      repaired.certain
        ? { applicability: 'machine-applicable', patch }
        : { applicability: 'maybe-incorrect', patch, when: 'when-utc' },
    );
  }
  return {
    code: 'contract/format',
    message: repaired === null ? format.message : (format.repairedMessage ?? format.message),
    pointer,
    at: node.start,
    data: { property, value: show(node), ...(repaired === null ? {} : { fixed: repaired.value }) },
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d{1,12})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** A date and time as people write them: parts of it lacking, or a space for the T. */
const NEARLY = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,12})?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?$/i;

function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function repairDateTime(text: string): { value: string; certain: boolean } | null {
  const match = NEARLY.exec(text.trim());
  if (match === null || match[2] === undefined) return null;
  const [, date, time, seconds = ':00', fraction = '', zone] = match;
  const value = `${date}T${time}${seconds}${fraction}${zone === undefined ? 'Z' : writeZone(zone)}`;
  return isDateTime(value) ? { value, certain: zone !== undefined } : null;
}

function writeZone(zone: string): string {
  if (/^(?:z|utc)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

const FORMATS: Readonly<Record<string, TextFormat>> = {
  'date-time': {
    message: 'date-time',
    repairedMessage: 'date-time-repaired',
    holds: isDateTime,
    repair: repairDateTime,
  },
  date: { message: 'date', holds: (text) => isDateTime(`${text}T00:00:00Z`), repair: () => null },
  uri: { message: 'uri', holds: (text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text), repair: () => null },
};
