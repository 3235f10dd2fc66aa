import type { Ground } from './setting.ts';
import { SETTINGS } from './settings.ts';

const HERE: readonly (readonly [Ground, string])[] = [
  ['local', 'in the local workspace'],
  ['socket', 'in Socket Mode'],
  ['http', 'over HTTP'],
];

const ALONE: Readonly<Record<Ground, string>> = {
  local: 'the local workspace',
  slack: 'Slack',
  socket: 'Socket Mode',
  http: 'HTTP',
  many: 'many workspaces',
};

/** A line for each of our variables that is set but has no effect in the chosen way to run. */
export function describeIdle(names: readonly string[], grounds: readonly Ground[]): string[] {
  const here = HERE.find(([ground]) => grounds.includes(ground))?.[1] ?? 'here';
  return SETTINGS.flatMap(({ name, only }) => {
    if (only === undefined || !names.includes(name) || only.some((each) => grounds.includes(each))) return [];
    const others = only.map((each) => ALONE[each]).join(' and ');
    return [`${name} is set and has no effect ${here}: it is for ${others} alone`];
  });
}
