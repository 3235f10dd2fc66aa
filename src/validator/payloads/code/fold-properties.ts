import type { NameFolder } from './follow/render.ts';

const folders = new WeakMap<ReadonlySet<string>, NameFolder>();

/**
 * Maps the property names of SDK classes (`PhoneNumber`, `phone_number`, `Phonenumber`) onto the published JSON names;
 * a name that is not published is put in camelCase.
 */
export function createNameFolder(published: ReadonlySet<string>): NameFolder {
  const known = folders.get(published);
  if (known !== undefined) return known;
  const byFold = new Map<string, string>();
  for (const name of published) if (!byFold.has(fold(name))) byFold.set(fold(name), name);
  const folder: NameFolder = (name) => byFold.get(fold(name)) ?? camelCase(name);
  folders.set(published, folder);
  return folder;
}

function fold(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function camelCase(name: string): string {
  const joined = name.replace(/_+([a-zA-Z\d])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
