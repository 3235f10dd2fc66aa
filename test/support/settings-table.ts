import { SETTINGS, type Setting } from '../../src/config/settings.ts';

/** The tables of settings, one for each group, as the schema says them. */
export function describeSettings(): string {
  const groups = new Map<string, Setting[]>();
  for (const each of SETTINGS) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups].map(([group, settings]) => tableOf(group, settings)).join('\n\n');
}

function tableOf(group: string, settings: readonly Setting[]): string {
  const rows = settings.map(({ name, what, secret, default: value, unset }) => {
    const words = secret ? `${what}; secret` : what;
    return `| \`${name}\` | ${words} | ${value === undefined ? (unset ?? '') : `\`${value}\``} |`;
  });
  return [`| ${group} | what it does | unset |`, '| --- | --- | --- |', ...rows].join('\n');
}
