/** A property name as dialects compare it: letters and digits only, lower case (`Phone_Number` is `phonenumber`). */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const result = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (name.length <= 40 && folded.size < 4096) folded.set(name, result);
  return result;
}

/** Names recur from message to message; the bound keeps hostile names from growing it. */
const folded = new Map<string, string>();
