import { readFileSync } from 'node:fs';

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** A stage of the Dockerfile, by its name or its number. */
export interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

export interface Copy {
  /** The stage it copies from; undefined is the project's folder. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

/** Reads the part of the format that our Dockerfile uses: one instruction a line, comments, stages. */
export function readStages(): Stage[] {
  const text = readFileSync(new URL('../../../Dockerfile', import.meta.url), 'utf8');
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`This line is in no form that is known here: ${line}`);
    if (name === 'FROM')
      stages.push({ name: / AS (\w+)$/.exec(rest)?.[1] ?? String(stages.length), instructions: [] });
    stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

export function copiesOf({ instructions }: Stage): Copy[] {
  return restsOf(instructions, 'COPY').map((rest) => {
    const words = rest.split(' ');
    const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
    const paths = words.filter((word) => !word.startsWith('--'));
    return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
  });
}

/** What follows the name in each instruction of that name. */
export function restsOf(instructions: readonly Instruction[], name: string): string[] {
  return instructions.filter((each) => each.name === name).map(({ rest }) => rest);
}

/** `ENV A=1 B=2` as an object. */
export function environmentOf({ instructions }: Stage): Record<string, string> {
  const pairs = restsOf(instructions, 'ENV').flatMap((rest) => rest.split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2)));
}

/** The command of an instruction that is written as a JSON list, the form that needs no shell. */
export function commandOf({ instructions }: Stage, name: 'CMD' | 'HEALTHCHECK'): string[] {
  const [rest = ''] = restsOf(instructions, name);
  return JSON.parse(rest.slice(rest.indexOf('[')));
}
