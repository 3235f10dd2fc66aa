import { SETTINGS, type Setting } from '../../src/config/settings.ts';

const block = /(<!-- settings:[^\n]*-->\n)([\s\S]*?)(\n<!-- \/settings -->)/;

/** The README's tables of settings, one for each group, as the schema says them. */
export function describeSettings(): string {
  const groups = new Map<string, Setting[]>();
  for (const each of SETTINGS) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups].map(([group, settings]) => tableOf(group, settings)).join('\n\n');
}

export function settingsBlock(readme: string): string | undefined {
  return block.exec(readme)?.[2];
}

export function withSettings(readme: string, tables: string): string {
  return readme.replace(block, (_, start: string, __, end: string) => start + tables + end);
}

function tableOf(group: string, settings: readonly Setting[]): string {
  const rows = settings.map(({ name, what, secret, default: value, unset }) => {
    const words = secret ? `${what}; secret` : what;
    return `| \`${name}\` | ${words} | ${value === undefined ? (unset ?? '') : `\`${value}\``} |`;
  });
  return [`| ${group} | what it does | unset |`, '| --- | --- | --- |', ...rows].join('\n');
}
